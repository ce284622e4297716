package studio.atelier.compute.docker;

import com.github.dockerjava.api.DockerClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries in the background to remove what had to be left in a daemon that was away, until it is gone. */
final class LeftoverSweep {

    /** Where the daemon is, as soon as it answers. */
    interface Connection {
        DockerClient client() throws DaemonException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(LeftoverSweep.class);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LAST = Duration.ofSeconds(30);

    private final Connection connection;
    private @Nullable Thread thread;

    LeftoverSweep(Connection connection) {
        this.connection = connection;
    }

    /** Begins, unless it is at it. */
    synchronized void begin(Leftovers leftovers) {
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("docker-leftovers").start(() -> run(leftovers));
        }
    }

    /** Gives up; the next engine removes what is left. */
    synchronized void end() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    private void run(Leftovers leftovers) {
        try {
            Duration pause = FIRST;
            do {
                Thread.sleep(pause);
                remove(leftovers);
                pause = pause.compareTo(LAST) < 0 ? pause.multipliedBy(2) : pause;
            } while (!isDone(leftovers));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void remove(Leftovers leftovers) {
        try {
            DockerClient client = connection.client();
            boolean answered = Patience.ask(ANSWER, () -> {
                client.pingCmd().exec();
                return true;
            });
            LOG.debug("Docker is back: {}", answered);
            leftovers.removeOwn(client);
        } catch (DaemonException e) {
            LOG.debug("Docker is still away: {}", e.text());
        } catch (RuntimeException e) {
            LOG.debug("Docker is still away: {}", Complaint.said(e));
        }
    }

    private synchronized boolean isDone(Leftovers leftovers) {
        if (leftovers.areOwn()) {
            return false;
        }
        if (Thread.currentThread().equals(thread)) {
            thread = null;
        }
        return true;
    }
}
