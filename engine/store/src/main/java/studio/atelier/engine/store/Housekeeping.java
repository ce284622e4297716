package studio.atelier.engine.store;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.store.metadata.Journal;
import studio.atelier.engine.store.metadata.Leases;

/**
 * Keeps the database from growing with what nobody reads any more: old events, and engines that are dead
 * and own nothing. Begins a while after the store was opened, so that no start waits for it.
 */
public final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofHours(1);

    /** Followers read events within seconds; whoever comes later reads what the events told of. */
    private static final Duration EVENTS_KEPT = Duration.ofDays(1);

    private final Journal journal;
    private final Leases leases;
    private final Thread thread;

    Housekeeping(Journal journal, Leases leases) {
        this.journal = journal;
        this.leases = leases;
        this.thread = Thread.ofVirtual().name("housekeeping").start(this::run);
    }

    private void run() {
        try {
            for (Duration pause = FIRST; ; pause = BETWEEN) {
                Thread.sleep(pause);
                tidy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tidy() {
        try {
            journal.prune(EVENTS_KEPT);
            leases.forgetDead();
        } catch (RuntimeException e) {
            LOG.warn("Old events could not be removed; it is tried again", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
