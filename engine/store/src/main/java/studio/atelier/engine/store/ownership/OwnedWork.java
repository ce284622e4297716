package studio.atelier.engine.store.ownership;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.metadata.ListQuery;
import studio.atelier.engine.store.metadata.Resource;

/**
 * The work of one kind that this engine owns, each piece on a thread of its own, and a patrol that looks
 * from time to time for what dead engines left. Any engine may ask a piece of work to stop by giving its
 * resource the status Stopping; the engine that owns it hears of that.
 */
public final class OwnedWork implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OwnedWork.class);
    private static final Duration PATROL = Duration.ofSeconds(3);
    private static final String STOPPING = "Stopping";

    /** A piece of work. {@link #run()} returns once its end is written down. */
    public interface Work extends Runnable {

        /** Asks it to stop; returns at once. */
        void requestStop();

        /** Writes down that it is stopping, as its Stop operation does. */
        void markStopping();
    }

    /**
     * A resource that is not at its end.
     *
     * @param orphaned whether the engine that owned it is dead
     */
    public record Open(Resource resource, boolean orphaned) {}

    private record Running(Work work, Thread thread) {}

    private final Store store;
    private final String kind;
    private final Runnable endOrphans;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private EventStream.@Nullable Subscription subscription;
    private @Nullable Thread patrol;

    /**
     * @param kind what the work is called in the names of threads
     * @param endOrphans ends what dead engines left; called by one thread at a time
     */
    public OwnedWork(Store store, String kind, Runnable endOrphans) {
        this.store = store;
        this.kind = kind;
        this.endOrphans = endOrphans;
    }

    /** Ends what dead engines left, now and from time to time. */
    public synchronized void start() {
        patrolOnce();
        patrol = Thread.ofVirtual().name(kind + "-patrol").start(() -> {
            try {
                while (true) {
                    Thread.sleep(PATROL);
                    patrolOnce();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void patrolOnce() {
        try {
            endOrphans.run();
        } catch (RuntimeException e) {
            LOG.warn("What dead engines left of {}s could not be looked for; it is tried again", kind, e);
        }
    }

    /** The resources of a kind in one of some statuses, each with whether its owner is dead. */
    public List<Open> open(String resourceKind, List<String> statuses) {
        List<Resource> found = statuses.stream()
                .flatMap(status ->
                        store.resources().list(ListQuery.all(resourceKind).ofStatus(status)).resources().stream())
                .toList();
        if (found.isEmpty()) {
            return List.of();
        }
        Set<String> living = store.leases().living();
        return found.stream()
                .map(resource -> new Open(
                        resource,
                        resource.owner()
                                .filter(owner -> !living.contains(owner))
                                .isPresent()))
                .toList();
    }

    /** Runs a stored resource that this engine owns. */
    public void run(Resource resource, Work work) {
        listen();
        String arn = resource.arn();
        Thread thread = Thread.ofVirtual().name(kind + "-" + resource.name()).unstarted(() -> {
            try {
                work.run();
            } finally {
                // Other work may go by the name by now.
                running.computeIfPresent(arn, (key, entry) -> entry.work() == work ? null : entry);
            }
        });
        running.put(arn, new Running(work, thread));
        thread.start();
        // A request to stop that came before the work was known here was told to nobody.
        store.resources()
                .findByArn(arn)
                .filter(now -> now.status().equals(STOPPING))
                .ifPresent(now -> work.requestStop());
    }

    private synchronized void listen() {
        if (subscription == null) {
            subscription = store.events().subscribe(this::onEvent);
        }
    }

    private void onEvent(EngineEvent event) {
        if (event instanceof EngineEvent.StatusChanged change && change.status().equals(STOPPING)) {
            Running found = running.get(change.arn());
            if (found != null) {
                found.work().requestStop();
            }
        }
    }

    /** ARNs of what this engine runs. */
    public Set<String> running() {
        return Set.copyOf(running.keySet());
    }

    /** True while this engine runs the resource. */
    public boolean isRunning(String arn) {
        return running.containsKey(arn);
    }

    /**
     * Stops all work and waits for its end.
     *
     * @param patience longest wait for one piece: an end that cannot be written is left to the next engine
     */
    public void stopAll(Duration patience) {
        synchronized (this) {
            if (patrol != null) {
                patrol.interrupt();
            }
        }
        List<Running> open = new ArrayList<>(running.values());
        open.forEach(found -> {
            found.work().markStopping();
            found.work().requestStop();
        });
        for (Running found : open) {
            try {
                if (!found.thread().join(patience)) {
                    LOG.warn("{} did not end in time", found.thread().getName());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public synchronized void close() {
        if (subscription != null) {
            subscription.close();
        }
    }
}
