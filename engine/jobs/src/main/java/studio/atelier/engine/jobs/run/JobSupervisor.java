package studio.atelier.engine.jobs.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.api.project.ProjectFile.ResourcePolicy;
import studio.atelier.engine.jobs.instance.Sizing;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.metadata.Resource;
import studio.atelier.engine.store.ownership.OwnedWork;

/**
 * Runs the jobs of this engine and watches over those of others: a job whose engine died is ended with
 * the reason, once, by whichever engine sees it first.
 */
public final class JobSupervisor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobSupervisor.class);
    private static final Duration LONGEST_END = Duration.ofMinutes(2);

    /** Why a job of a dead engine failed. */
    public static final String ENGINE_DIED =
            "InternalServerError: The engine that ran the job ended before it did; its containers ended with it. Start"
                    + " the job again";

    private final JobServices services;
    private final Store store;
    private final OwnedWork work;

    public JobSupervisor(JobServices services) {
        this.services = services;
        this.store = services.store();
        this.work = new OwnedWork(store, "job", this::endOrphans);
    }

    /** Ends what dead engines left, now and from time to time. */
    public void start() {
        work.start();
    }

    /**
     * Stores a new job with its tags and starts it.
     *
     * @throws studio.atelier.engine.store.metadata.DuplicateResourceException if the name is taken
     * @throws software.amazon.awssdk.services.sagemaker.model.SageMakerException if it cannot be run at all
     */
    public Resource submit(JobKind kind, Resource job, Map<String, String> tags) {
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
        if (store.project().resourcePolicy() == ResourcePolicy.STRICT) {
            refuseUnfit(run);
        }
        Resource stored = store.resources().create(owned, transaction -> {
            store.tags().put(transaction, owned.arn(), tags);
            store.transitions().enter(transaction, owned.arn(), "Starting", Optional.of("Starting the job"), false);
        });
        work.run(stored, run);
        return stored;
    }

    // What an account's quota is to the service, the machine is here: no wait helps.
    private static void refuseUnfit(JobRun run) {
        try {
            List<Sizing.Demand> demands = run.demands();
            LOG.debug("The machine has room for {}", demands);
        } catch (Sizing.UnfitException e) {
            throw EngineErrors.limitExceeded(
                    e.getMessage() + ". Ask for a smaller type, or set \"resourcePolicy\": \"fit\" in atelier.json");
        }
    }

    /** Gets the runtimes of containers ready for jobs soon to come; returns at once. */
    public void prewarm() {
        services.runtimes().prewarm();
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
        return work.isRunning(arn);
    }

    private void endOrphans() {
        try {
            // Looked at before the jobs are, so that the tree of a job that is just being created has its job.
            List<Path> trees = trees();
            Set<Path> inUse = new HashSet<>();
            boolean leftoversEnded = false;
            for (JobKind kind : JobKind.values()) {
                for (OwnedWork.Open job : work.open(kind.resourceKind(), List.of("InProgress", "Stopping"))) {
                    if (job.orphaned()) {
                        // Not every container ends with its engine, and none may outlive its job.
                        if (!leftoversEnded) {
                            services.runtimes().endLeftovers();
                            leftoversEnded = true;
                        }
                        endOrphan(kind, job.resource());
                    } else {
                        inUse.add(JobRun.folder(store, kind, job.resource()));
                    }
                }
            }
            trees.stream().filter(tree -> !inUse.contains(tree)).forEach(JobRun::deleteTree);
        } catch (IOException e) {
            LOG.warn("The trees of ended jobs could not be looked for; it is tried again", e);
        }
    }

    private List<Path> trees() throws IOException {
        try (Stream<Path> trees = Files.list(store.workspace().jobs())) {
            return trees.toList();
        }
    }

    private void endOrphan(JobKind kind, Resource job) {
        boolean stopping = job.status().equals("Stopping");
        String status = stopping ? "Stopped" : "Failed";
        new JobRecord(store, kind, job)
                .end(status, status, stopping ? Optional.empty() : Optional.of(ENGINE_DIED), document -> {});
        store.logs().closeAll(job.arn());
    }

    /** ARNs of the jobs that this engine runs. */
    public Set<String> running() {
        return work.running();
    }

    /** Stops every job of this engine and waits for their ends. */
    @Override
    public void close() {
        work.stopAll(services.grace().plus(LONGEST_END));
        work.close();
        services.runtimes().release();
    }
}
