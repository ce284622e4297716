package studio.atelier.compute.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.compute.ContainerOutput;
import studio.atelier.engine.api.compute.ContainerOutput.Source;
import studio.atelier.engine.api.compute.RunningContainer;

/** A forked JVM that has its assignment. */
final class EmbeddedContainer implements RunningContainer {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedContainer.class);
    private static final int CRASH_LINES = 12;

    private final ForkedJvm jvm;
    private final ContainerOutput output;
    private final Thread ending;
    private volatile int exitCode = -1;

    EmbeddedContainer(ForkedJvm jvm, ContainerOutput output) {
        this.jvm = jvm;
        this.output = output;
        Thread stdout = reader(Source.STDOUT, jvm.process().getInputStream());
        Thread stderr = reader(Source.STDERR, jvm.process().getErrorStream());
        this.ending = Thread.ofVirtual().name("embedded-" + pid()).unstarted(() -> end(stdout, stderr));
        ending.start();
    }

    private Thread reader(Source source, InputStream in) {
        return Thread.ofPlatform().daemon().name("log-" + pid()).start(() -> {
            try {
                LineReader.read(in, line -> deliver(source, line));
            } catch (IOException e) {
                LOG.debug("The output of process {} broke off", pid(), e);
            }
        });
    }

    private void deliver(Source source, String line) {
        OptionalDouble progress = source == Source.STDOUT ? ProgressLine.read(line) : OptionalDouble.empty();
        if (progress.isPresent()) {
            output.progress(progress.getAsDouble());
        } else {
            output.line(source, line);
        }
    }

    private void end(Thread stdout, Thread stderr) {
        try {
            stdout.join();
            stderr.join();
            hangUp();
            exitCode = jvm.process().waitFor();
            reportCrash();
            if (jvm.owned()) {
                Folders.delete(jvm.folder());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("The folder {} of an ended JVM could not be cleared", jvm.folder(), e);
        }
    }

    private void hangUp() {
        try {
            jvm.hangUp();
        } catch (IOException e) {
            LOG.debug("Process {} had ended before", pid(), e);
        }
    }

    private void reportCrash() throws IOException {
        Path report = jvm.folder().resolve("native-crash.log");
        if (!Files.isRegularFile(report)) {
            return;
        }
        output.line(Source.RUNTIME, "The algorithm's process crashed in native code. The crash report begins:");
        try (Stream<String> lines = Files.lines(report)) {
            lines.filter(line -> line.length() > 1)
                    .limit(CRASH_LINES)
                    .forEach(line -> output.line(Source.RUNTIME, line));
        }
    }

    @Override
    public long pid() {
        return jvm.process().pid();
    }

    @Override
    public int await() throws InterruptedException {
        ending.join();
        return exitCode;
    }

    @Override
    public void terminate() {
        try {
            jvm.askToStop();
        } catch (IOException e) {
            LOG.debug("Process {} had ended before it was asked to stop", pid(), e);
        }
    }

    @Override
    public void kill() {
        jvm.process().descendants().forEach(ProcessHandle::destroyForcibly);
        jvm.process().destroyForcibly();
    }
}
