package studio.atelier.engine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.store.metadata.Journal;
import studio.atelier.engine.store.metadata.Leases;
import studio.atelier.engine.store.object.StagedUploads;
import studio.atelier.engine.store.workspace.UnfinishedFiles;

/**
 * Keeps the workspace from growing with what nobody wants any more: old events, engines that are dead and own nothing,
 * uploads in parts that were given up, what a killed engine was writing. Begins a while after the store was opened, so
 * that no start waits for it.
 */
public final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofHours(1);

    /** Followers read events within seconds; whoever comes later reads what the events told of. */
    private static final Duration EVENTS_KEPT = Duration.ofDays(1);

    /** As long as the rule that accounts have for it usually says; it counts from the last part that came. */
    static final Duration UPLOADS_KEPT = Duration.ofDays(7);

    private final Journal journal;
    private final Leases leases;
    private final StagedUploads uploads;
    private final Path buckets;
    private final InstantSource clock;
    private final Thread thread;

    /**
     * @param buckets the folder with the workspace's own buckets
     * @param clock says how old uploads are
     */
    Housekeeping(Journal journal, Leases leases, StagedUploads uploads, Path buckets, InstantSource clock) {
        this.journal = journal;
        this.leases = leases;
        this.uploads = uploads;
        this.buckets = buckets;
        this.clock = clock;
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

    /** Does it once. */
    void tidy() {
        try {
            journal.prune(EVENTS_KEPT);
            // What one left may lie anywhere in the buckets, so they are only gone through if there was one.
            if (leases.forgetDead() > 0) {
                int deleted = UnfinishedFiles.deleteAbandoned(buckets);
                LOG.info("Removed {} half-written files of engines that were killed", deleted);
            }
        } catch (IOException e) {
            LOG.warn("What engines that were killed were writing could not be removed", e);
        } catch (RuntimeException e) {
            LOG.warn("Old events could not be removed; it is tried again", e);
        }
        try {
            int expired = uploads.expire(clock.instant().minus(UPLOADS_KEPT));
            if (expired > 0) {
                LOG.info("Removed {} uploads to which nothing had come for {} days", expired, UPLOADS_KEPT.toDays());
            }
        } catch (IOException e) {
            LOG.warn("Uploads that were given up could not be removed; it is tried again", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
