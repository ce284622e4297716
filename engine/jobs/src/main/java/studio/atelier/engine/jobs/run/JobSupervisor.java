package studio.atelier.engine.jobs.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.metadata.ListQuery;
import studio.atelier.engine.store.metadata.Resource;

/**
 * Runs the jobs of this engine and watches over those of others: a job whose engine died is ended with
 * the reason, once, by whichever engine sees it first.
 */
public final class JobSupervisor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobSupervisor.class);
    private static final Duration PATROL = Duration.ofSeconds(3);
    private static final Duration LONGEST_END = Duration.ofMinutes(2);

    /** Why a job of a dead engine failed. */
    public static final String ENGINE_DIED =
            "InternalServerError: The engine that ran the job ended before it did; its containers ended with it. Start"
                    + " the job again";

    private record Running(JobRun run, Thread thread) {}

    private final JobServices services;
    private final Store store;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private EventStream.@Nullable Subscription subscription;
    private @Nullable Thread patrol;

    public JobSupervisor(JobServices services) {
        this.services = services;
        this.store = services.store();
    }

    /** Ends what dead engines left, and starts listening for requests to stop. */
    public synchronized void start() {
        endOrphans();
        patrol = Thread.ofVirtual().name("job-patrol").start(this::patrol);
    }

    private synchronized void listen() {
        if (subscription == null) {
            subscription = store.events().subscribe(this::onEvent);
        }
    }

    private void onEvent(EngineEvent event) {
        if (event instanceof EngineEvent.StatusChanged change && change.status().equals("Stopping")) {
            Running job = running.get(change.arn());
            if (job != null) {
                job.run().requestStop();
            }
        }
    }

    /**
     * Stores a new job with its tags and starts it.
     *
     * @throws studio.atelier.engine.store.metadata.DuplicateResourceException if the name is taken
     * @throws software.amazon.awssdk.services.sagemaker.model.SageMakerException if it cannot be run at all
     */
    public Resource submit(JobKind kind, Resource job, Map<String, String> tags) {
        listen();
        Resource owned = job.withOwner(Optional.of(store.leases().id()));
        JobRun run;
        try {
            run = switch (kind) {
                case TRAINING -> new TrainingRun(services, owned);
                case PROCESSING -> new ProcessingRun(services, owned);
            };
        } catch (IllegalArgumentException e) {
            throw EngineErrors.validation(String.valueOf(e.getMessage()));
        }
        Resource stored = store.resources().create(owned, handle -> {
            store.tags().put(handle, owned.arn(), tags);
            store.transitions().enter(handle, owned.arn(), "Starting", Optional.of("Starting the job"), false);
        });
        Thread thread = Thread.ofVirtual().name("job-" + stored.name()).unstarted(() -> {
            try {
                run.run();
            } finally {
                // A new job may have the name by now.
                running.computeIfPresent(stored.arn(), (arn, entry) -> entry.run() == run ? null : entry);
            }
        });
        running.put(stored.arn(), new Running(run, thread));
        thread.start();
        stopIfAskedAlready(kind, stored, run);
        return stored;
    }

    /** Gets the runtimes of containers ready for jobs soon to come; returns at once. */
    public void prewarm() {
        services.runtimes().prewarm();
    }

    // A request to stop that came before the job was known here was told to nobody.
    private void stopIfAskedAlready(JobKind kind, Resource job, JobRun run) {
        store.resources()
                .find(kind.resourceKind(), job.name())
                .filter(now -> now.status().equals("Stopping"))
                .ifPresent(now -> run.requestStop());
    }

    /**
     * Writes down that a job is to stop, unless it has ended; whichever engine runs it sees that.
     *
     * @return true if it was running until now
     */
    public boolean markStopping(JobKind kind, Resource job) {
        return new JobRecord(store, kind, job).stopping();
    }

    /** True while this engine runs the job. */
    public boolean isRunning(String arn) {
        return running.containsKey(arn);
    }

    private void patrol() {
        try {
            while (true) {
                Thread.sleep(PATROL);
                endOrphans();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endOrphans() {
        try {
            // Looked at before the jobs are, so that the tree of a job that is just being created has its job.
            List<Path> trees = trees();
            Set<Path> inUse = new HashSet<>();
            for (JobKind kind : JobKind.values()) {
                for (String status : List.of("InProgress", "Stopping")) {
                    endOrphans(kind, status, inUse);
                }
            }
            trees.stream().filter(tree -> !inUse.contains(tree)).forEach(JobRun::deleteTree);
        } catch (IOException | RuntimeException e) {
            LOG.warn("Jobs of dead engines could not be looked for; it is tried again", e);
        }
    }

    private List<Path> trees() throws IOException {
        try (Stream<Path> trees = Files.list(store.workspace().jobs())) {
            return trees.toList();
        }
    }

    private void endOrphans(JobKind kind, String status, Set<Path> inUse) {
        List<Resource> open = store.resources()
                .list(ListQuery.all(kind.resourceKind()).ofStatus(status))
                .resources();
        if (open.isEmpty()) {
            return;
        }
        Set<String> living = store.leases().living();
        for (Resource job : open) {
            if (job.owner().isPresent() && !living.contains(job.owner().get())) {
                boolean stopping = job.status().equals("Stopping");
                new JobRecord(store, kind, job)
                        .end(
                                stopping ? "Stopped" : "Failed",
                                stopping ? "Stopped" : "Failed",
                                stopping ? Optional.empty() : Optional.of(ENGINE_DIED),
                                document -> {});
                store.logs().closeAll(job.arn());
            } else {
                inUse.add(JobRun.folder(store, kind, job));
            }
        }
    }

    /** Stops every job of this engine and waits for their ends. */
    @Override
    public void close() {
        synchronized (this) {
            if (patrol != null) {
                patrol.interrupt();
            }
        }
        List<Running> jobs = new ArrayList<>(running.values());
        for (Map.Entry<String, Running> job : running.entrySet()) {
            job.getValue().run().markStopping();
            job.getValue().run().requestStop();
        }
        for (Running job : jobs) {
            try {
                // Longer only if the end cannot be written: the next engine writes it then.
                job.thread().join(services.grace().plus(LONGEST_END));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        synchronized (this) {
            if (subscription != null) {
                subscription.close();
            }
        }
        services.runtimes().release();
    }
}
