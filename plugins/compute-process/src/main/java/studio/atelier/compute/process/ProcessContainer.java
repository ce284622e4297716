package studio.atelier.compute.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.compute.ContainerOutput;
import studio.atelier.engine.api.compute.ContainerOutput.Source;
import studio.atelier.engine.api.compute.RunningContainer;

/**
 * A container that runs. Its standard input is not the command's: it is the lifeline that the container's
 * first process listens to. When the engine dies the system closes it, and the container ends.
 */
final class ProcessContainer implements RunningContainer {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessContainer.class);
    private static final String TERMINATE = "T\n";
    private static final String ENDED = "Q\n";
    private static final int KILLED = 137;
    private static final long OUTPUT_GRACE_MILLIS = 10_000;

    private final Process process;
    private final boolean namespaces;
    private final boolean supervised;
    private final ContainerOutput output;
    private final Optional<Relatives> relatives;
    private final Thread ending;
    private volatile boolean killed;
    private volatile int exitCode;

    /**
     * @param isolation how it was started
     * @param supervised whether a shell listens to the lifeline
     */
    ProcessContainer(Process process, Isolation isolation, boolean supervised, Tools tools, ContainerOutput output) {
        this.process = process;
        this.namespaces = isolation.namespaces();
        this.supervised = supervised;
        this.output = output;
        this.relatives = namespaces ? Optional.empty() : Optional.of(new Relatives(process, tools));
        Thread stdout = reader(Source.STDOUT, process.getInputStream());
        Thread stderr = reader(Source.STDERR, process.getErrorStream());
        this.ending = Thread.ofVirtual().name("process-" + pid()).unstarted(() -> end(stdout, stderr));
        ending.start();
    }

    private Thread reader(Source source, InputStream in) {
        return Thread.ofPlatform().daemon().name("log-" + pid()).start(() -> {
            try {
                LineReader.read(in, line -> output.line(source, line));
            } catch (IOException e) {
                LOG.debug("The output of process {} broke off", pid(), e);
            }
        });
    }

    private void end(Thread stdout, Thread stderr) {
        try {
            int code = process.waitFor();
            exitCode = killed ? KILLED : code;
            if (relatives.isPresent()) {
                relatives.get().kill();
                send(ENDED);
                // One that escaped may hold the output open for ever.
                stdout.join(OUTPUT_GRACE_MILLIS);
                stderr.join(OUTPUT_GRACE_MILLIS);
            } else {
                stdout.join();
                stderr.join();
            }
            process.getOutputStream().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("The lifeline of process {} was closed already", pid(), e);
        }
    }

    private void send(String order) {
        try {
            OutputStream lifeline = process.getOutputStream();
            lifeline.write(order.getBytes(StandardCharsets.US_ASCII));
            lifeline.flush();
        } catch (IOException e) {
            LOG.debug("Process {} had ended before it heard \"{}\"", pid(), order, e);
        }
    }

    /** The outermost process of the container; the command is among its descendants. */
    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public int await() throws InterruptedException {
        ending.join();
        return exitCode;
    }

    @Override
    public void terminate() {
        if (supervised) {
            send(TERMINATE);
        } else {
            process.destroy();
        }
    }

    @Override
    public void kill() {
        if (namespaces) {
            // With the first process of its PID namespace every other one dies, and unshare waits for that.
            if (process.children().filter(ProcessHandle::destroyForcibly).count() > 0) {
                // Not every unshare hands on how its child ended.
                killed = true;
                return;
            }
        } else {
            relatives.ifPresent(Relatives::kill);
        }
        process.destroyForcibly();
    }
}
