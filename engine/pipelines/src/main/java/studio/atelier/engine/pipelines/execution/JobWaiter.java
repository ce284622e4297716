package studio.atelier.engine.pipelines.execution;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.engine.store.metadata.DatabaseException;

/** Waits for jobs to end: woken by their events, and looking by itself now and then. */
final class JobWaiter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobWaiter.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final EventStream events;
    private final Map<String, Semaphore> waiting = new ConcurrentHashMap<>();
    private EventStream.@Nullable Subscription subscription;

    JobWaiter(EventStream events) {
        this.events = events;
    }

    private synchronized void listen() {
        if (subscription == null) {
            subscription = events.subscribe(event -> {
                if (event instanceof EngineEvent.StatusChanged change) {
                    Semaphore bell = waiting.get(change.arn());
                    if (bell != null) {
                        bell.release();
                    }
                }
            });
        }
    }

    /** Asks {@code ended} until it gives something; where the database cannot be read for a while, too. */
    <T> T await(String arn, Supplier<@Nullable T> ended) throws InterruptedException {
        listen();
        Semaphore bell = new Semaphore(0);
        waiting.put(arn, bell);
        try {
            while (true) {
                T result = ask(arn, ended);
                if (result != null) {
                    return result;
                }
                if (bell.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
            }
        } finally {
            waiting.remove(arn);
        }
    }

    // The job goes on all the same, and another beside it would be wrong.
    private static <T> @Nullable T ask(String arn, Supplier<@Nullable T> ended) {
        try {
            return ended.get();
        } catch (DatabaseException e) {
            LOG.warn("Whether {} has ended cannot be read; it is tried again: {}", arn, e.getMessage());
            return null;
        }
    }

    @Override
    public synchronized void close() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }
}
