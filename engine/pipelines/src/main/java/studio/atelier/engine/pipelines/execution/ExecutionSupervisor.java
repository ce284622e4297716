package studio.atelier.engine.pipelines.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.metadata.ListQuery;
import studio.atelier.engine.store.metadata.Resource;
import studio.atelier.engine.store.metadata.ResourceKinds;
import studio.atelier.engine.store.metadata.StepStore.StepRow;

/**
 * Runs the executions of this engine, and ends those whose engine died: their running steps fail with
 * the reason, and a retry goes on from there.
 */
public final class ExecutionSupervisor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutionSupervisor.class);
    private static final Duration PATROL = Duration.ofSeconds(3);
    private static final Duration LONGEST_END = Duration.ofMinutes(5);
    private static final String KIND = ResourceKinds.PIPELINE_EXECUTION;

    /** Why an execution of a dead engine failed. */
    public static final String ENGINE_DIED =
            "InternalServerError: The engine that ran the execution ended before it did. A retry goes on from the steps"
                    + " that had not finished";

    private record Running(PipelineExecution execution, Thread thread) {}

    private final Store store;
    private final ExecutionServices services;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private EventStream.@Nullable Subscription subscription;
    private @Nullable Thread patrol;

    public ExecutionSupervisor(Store store, OperationRegistry operations) {
        this.store = store;
        this.services = new ExecutionServices(store, operations);
    }

    /** Ends what dead engines left, now and from time to time. */
    public synchronized void start() {
        endOrphans();
        patrol = Thread.ofVirtual().name("execution-patrol").start(() -> {
            try {
                while (true) {
                    Thread.sleep(PATROL);
                    endOrphans();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private synchronized void listen() {
        if (subscription == null) {
            subscription = store.events().subscribe(event -> {
                if (event instanceof EngineEvent.StatusChanged change
                        && change.status().equals("Stopping")) {
                    Running found = running.get(change.arn());
                    if (found != null) {
                        found.execution().stop();
                    }
                }
            });
        }
    }

    /** Runs a stored execution that this engine owns. */
    public void run(Resource execution) {
        listen();
        String definitionId = execution
                .document()
                .path(ExecutionPlan.MEMBER)
                .path("definition")
                .asString("");
        ExecutionPlan plan = ExecutionPlan.of(
                execution, PipelineDefinition.read(store.definitions().get(definitionId)));
        PipelineExecution run = new PipelineExecution(services, plan);
        Thread thread = Thread.ofVirtual().name("execution-" + plan.id()).unstarted(() -> {
            try {
                run.run();
            } finally {
                // A retry may have begun by now.
                running.computeIfPresent(plan.arn(), (arn, entry) -> entry.execution() == run ? null : entry);
            }
        });
        running.put(plan.arn(), new Running(run, thread));
        thread.start();
        // A request to stop that came before the execution was known here was told to nobody.
        store.resources()
                .findByArn(plan.arn())
                .filter(now -> now.status().equals("Stopping"))
                .ifPresent(now -> run.stop());
    }

    /** The id of a new execution. */
    public static String newId() {
        return StepNames.executionId();
    }

    private void endOrphans() {
        try {
            for (String status : List.of("Executing", "Stopping")) {
                List<Resource> open = store.resources()
                        .list(ListQuery.all(KIND).ofStatus(status))
                        .resources();
                if (!open.isEmpty()) {
                    Set<String> living = store.leases().living();
                    open.stream()
                            .filter(e -> e.owner().isPresent()
                                    && !living.contains(e.owner().get()))
                            .forEach(this::endOrphan);
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("Executions of dead engines could not be looked for; it is tried again", e);
        }
    }

    // In one transaction: where two engines see an orphan, one ends it, and a retry begins after all of it.
    private void endOrphan(Resource orphan) {
        store.database().useTransaction(handle -> {
            if (claimed(handle, orphan)) {
                endSteps(handle, orphan);
            }
        });
        store.journal().wake();
    }

    private void endSteps(Handle handle, Resource orphan) {
        for (StepRow row : store.steps().of(handle, orphan.arn())) {
            StepRecord step = StepRecord.of(row);
            if (List.of("Starting", "Executing", "Stopping").contains(step.status())) {
                step.status(orphan.status().equals("Stopping") ? "Stopped" : "Failed");
                step.failure(ENGINE_DIED);
                step.time("EndTime");
                EngineEvent.StepChanged event = new EngineEvent.StepChanged(
                        Instant.now(),
                        orphan.arn(),
                        step.name(),
                        step.status(),
                        step.jobArn(),
                        Optional.of(ENGINE_DIED));
                store.steps().put(handle, step.row(orphan.arn()), event);
            }
        }
    }

    private boolean claimed(Handle handle, Resource orphan) {
        boolean stopping = orphan.status().equals("Stopping");
        boolean[] claimed = {false};
        store.resources().update(handle, KIND, orphan.name(), now -> {
            claimed[0] = now.owner().equals(orphan.owner()) && now.status().equals(orphan.status());
            if (!claimed[0]) {
                return now;
            }
            var document = now.document().deepCopy();
            if (!stopping) {
                document.put("FailureReason", ENGINE_DIED);
            }
            return now.withDocument(document)
                    .withStatus(
                            stopping ? "Stopped" : "Failed",
                            Optional.empty(),
                            stopping ? Optional.empty() : Optional.of(ENGINE_DIED))
                    .withOwner(Optional.empty());
        });
        return claimed[0];
    }

    /** Stops every execution of this engine as StopPipelineExecution does, and waits for their ends. */
    @Override
    public void close() {
        synchronized (this) {
            if (patrol != null) {
                patrol.interrupt();
            }
        }
        List<Running> open = new ArrayList<>(running.values());
        running.forEach((arn, found) -> {
            store.resources()
                    .findByArn(arn)
                    .ifPresent(e -> store.resources()
                            .update(
                                    KIND,
                                    e.name(),
                                    now -> now.status().equals("Executing") ? now.withStatus("Stopping") : now));
            found.execution().stop();
        });
        for (Running found : open) {
            try {
                // Longer only if the end cannot be written: the next engine writes it then.
                found.thread().join(LONGEST_END);
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
        services.close();
    }
}
