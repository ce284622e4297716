package studio.atelier.compute.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.compute.ContainerEnd;
import studio.atelier.engine.api.compute.ContainerOutput;
import studio.atelier.engine.api.compute.ContainerOutput.Source;
import studio.atelier.engine.api.compute.ContainerUse;
import studio.atelier.engine.api.compute.RunningContainer;

/**
 * A container that was started in Docker. It is followed to its end, also through a daemon that goes away
 * and comes back; what a daemon that stays away would have said of it is not made up.
 */
final class DockerContainer implements RunningContainer {

    /** What is done with a container once it has ended. */
    interface Afterwards {
        /** Brings back what it left; not called if the container was lost. */
        void collect() throws IOException;

        /**
         * Gives back what was made for it.
         *
         * @param reachable false if Docker does not answer: it is to be given back later
         */
        void release(boolean reachable);
    }

    private static final Logger LOG = LoggerFactory.getLogger(DockerContainer.class);
    private static final Duration OUTPUT_GRACE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final Duration PATIENCE_WITH_SIGNALS = Duration.ofSeconds(10);
    private static final int KILLED = 137;
    private static final int TERMINATED = 143;
    private static final int UNKNOWN = 255;

    private final Daemon daemon;
    private final DockerClient client;
    private final String id;
    private final ContainerProcess process;
    private final long memoryBytes;
    private final ContainerOutput output;
    private final Afterwards afterwards;
    private final ContainerStats stats;
    private final Duration patience;
    private final CountDownLatch ended = new CountDownLatch(1);
    private FrameLines lines;
    private volatile int exitCode;
    private volatile boolean signalled;
    private volatile boolean silent;
    private volatile @Nullable ExitWait wait;
    private volatile @Nullable ContainerEnd end;

    /**
     * @param lines streams its output already
     * @param memoryBytes its limit
     * @param patience how long a daemon may stay away
     */
    DockerContainer(
            Daemon daemon,
            ContainerProcess process,
            long memoryBytes,
            FrameLines lines,
            ContainerOutput output,
            Afterwards afterwards,
            Duration patience) {
        this.daemon = daemon;
        this.client = daemon.client();
        this.id = process.container();
        this.process = process;
        this.memoryBytes = memoryBytes;
        this.lines = lines;
        this.output = output;
        this.afterwards = afterwards;
        this.stats = new ContainerStats(daemon.client(), id);
        this.patience = patience;
    }

    /** Begins to follow it. */
    DockerContainer follow() {
        Thread.ofPlatform().daemon().name("docker-" + id.substring(0, 12)).start(this::run);
        return this;
    }

    private void run() {
        try {
            exitCode = awaitEnd();
            lines.awaitEnd(OUTPUT_GRACE);
            if (!isLost()) {
                afterwards.collect();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lost("The thread that followed the container was interrupted");
        } catch (IOException | RuntimeException e) {
            lost("What the container left could not be brought back from " + daemon.description() + ": "
                    + Complaint.withAdvice(Complaint.said(e)));
        } finally {
            afterwards.release(!silent);
            ended.countDown();
        }
    }

    private int awaitEnd() throws InterruptedException {
        while (true) {
            try {
                ExitWait ending = new ExitWait();
                wait = ending;
                return explained(client.waitContainerCmd(id).exec(ending).await());
            } catch (RuntimeException e) {
                LOG.info("The wait for container {} broke off", id, e);
                Optional<Integer> code = afterBreak();
                if (code.isPresent()) {
                    return code.get();
                }
            }
        }
    }

    /** Looks what became of it after the daemon fell silent; empty if it runs on. */
    private Optional<Integer> afterBreak() throws InterruptedException {
        output.line(Source.RUNTIME, "The connection to Docker broke; waiting for it to come back");
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                InspectContainerResponse now = Patience.ask(
                        BETWEEN_TRIES.multipliedBy(10),
                        () -> client.inspectContainerCmd(id).exec());
                if (Boolean.TRUE.equals(now.getState().getRunning())) {
                    output.line(Source.RUNTIME, "Docker is back, and the container ran on; some lines may be missing");
                    lines.awaitEnd(OUTPUT_GRACE);
                    lines = attach(client, id, output);
                    return Optional.empty();
                }
                output.line(Source.RUNTIME, "Docker is back; the container has ended meanwhile");
                return Optional.of(endedMeanwhile(now));
            } catch (NotFoundException e) {
                lost("Docker at " + daemon.address().uri() + " went away while the container ran, or the container was"
                        + " removed by others; it is not known any more. Start the job again");
                return Optional.of(KILLED);
            } catch (RuntimeException e) {
                if (System.nanoTime() > deadline) {
                    silent = true;
                    boolean killed = process.kill();
                    lost("Docker at " + daemon.address().uri() + " went away while the container ran, and did not"
                            + " come back within " + patience.toSeconds() + " s."
                            + (killed ? " The container was ended." : "") + " Start Docker, and the job again");
                    return Optional.of(KILLED);
                }
                Thread.sleep(BETWEEN_TRIES);
            }
        }
    }

    private int endedMeanwhile(InspectContainerResponse ending) {
        Long told = ending.getState().getExitCodeLong();
        int code = explained(told == null ? UNKNOWN : told.intValue(), ending);
        // A daemon that starts again ends what ran under the one before, or does not know how it ended.
        if ((code == KILLED || code == TERMINATED || code == UNKNOWN) && end == null && !signalled) {
            lost("Docker at " + daemon.address().uri() + " was started anew while the container ran, and the container"
                    + " was ended with it. Start the job again");
        }
        return code;
    }

    private int explained(int code) {
        try {
            return explained(code, client.inspectContainerCmd(id).exec());
        } catch (NotFoundException e) {
            // Whoever removes one that runs has it killed first.
            lost("The container was removed from Docker at " + daemon.address().uri()
                    + " while it ran, and not by Atelier. Start the job again");
            return KILLED;
        }
    }

    private int explained(int code, InspectContainerResponse ending) {
        if (Boolean.TRUE.equals(ending.getState().getOOMKilled()) && code != 0) {
            end = new ContainerEnd(
                    ContainerEnd.Cause.OUT_OF_MEMORY,
                    "out of memory: it needed more than its " + (memoryBytes >> 20)
                            + " MiB; use an instance type with more memory");
        }
        return code;
    }

    private boolean isLost() {
        ContainerEnd known = end;
        return known != null && known.cause() == ContainerEnd.Cause.LOST;
    }

    private void lost(String text) {
        exitCode = KILLED;
        end = new ContainerEnd(ContainerEnd.Cause.LOST, text);
    }

    /** Attaches to the output of a container, before it starts or while it runs. */
    static FrameLines attach(DockerClient client, String container, ContainerOutput output)
            throws InterruptedException {
        FrameLines lines = new FrameLines(output);
        client.attachContainerCmd(container)
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true)
                .exec(lines);
        lines.awaitStart(OUTPUT_GRACE);
        return lines;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public int await() throws InterruptedException {
        ended.await();
        return exitCode;
    }

    @Override
    public Optional<ContainerEnd> end() {
        return Optional.ofNullable(end);
    }

    @Override
    public Optional<ContainerUse> use() {
        return ended.getCount() == 0 ? Optional.empty() : stats.use();
    }

    @Override
    public void terminate() {
        signal("SIGTERM");
    }

    @Override
    public void kill() {
        signal("SIGKILL");
    }

    private void signal(String signal) {
        if (ended.getCount() == 0) {
            return;
        }
        signalled = true;
        Thread.ofPlatform().daemon().name("docker-signal").start(() -> {
            try {
                boolean sent = Patience.ask(PATIENCE_WITH_SIGNALS, () -> {
                    client.killContainerCmd(id).withSignal(signal).exec();
                    return true;
                });
                LOG.debug("Container {} was sent {}: {}", id, signal, sent);
            } catch (NotFoundException | ConflictException e) {
                LOG.debug("Container {} had ended before {} came", id, signal, e);
            } catch (RuntimeException e) {
                LOG.warn("Docker did not send {} to container {}: {}", signal, id, Complaint.said(e));
                if (signal.equals("SIGKILL")) {
                    boolean killed = process.kill();
                    LOG.warn("Container {} was {}ended without Docker", id, killed ? "" : "not ");
                    giveUpWaiting(e);
                }
            }
        });
    }

    // A daemon that does not even kill will not tell of an end either; it is looked for in other ways.
    private void giveUpWaiting(RuntimeException reason) {
        ExitWait pending = wait;
        if (pending != null) {
            pending.onError(reason);
        }
    }
}
