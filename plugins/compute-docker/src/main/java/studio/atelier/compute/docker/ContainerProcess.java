package studio.atelier.compute.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main process of a container of this machine's Docker. It outlives a daemon that crashed, and is the
 * user's own, so that it can be ended without one.
 *
 * @param pid its process id on this machine, or -1 if it runs elsewhere
 * @param container the container's id
 */
record ContainerProcess(long pid, String container) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(ContainerProcess.class);

    /**
     * Ends it, and with it all others of the container. Does nothing unless the process is the container's.
     *
     * @return true if it is gone
     */
    boolean kill() {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (!isThere() || process.isEmpty() || !process.get().destroyForcibly()) {
            return false;
        }
        try {
            return !process.get()
                    .onExit()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Process {} of container {} was killed and is still there", pid, container, e);
            return false;
        }
    }

    // The number may be another process's by now.
    private boolean isThere() {
        if (pid <= 0) {
            return false;
        }
        Path groups = Path.of("/proc", Long.toString(pid), "cgroup");
        try {
            return Files.isReadable(groups)
                    && Files.readString(groups, StandardCharsets.ISO_8859_1).contains(container);
        } catch (IOException e) {
            LOG.debug("Process {} ended while it was looked at", pid, e);
            return false;
        }
    }
}
