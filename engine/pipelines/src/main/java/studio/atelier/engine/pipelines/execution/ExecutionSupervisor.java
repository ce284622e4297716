package studio.atelier.engine.pipelines.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.document.Documents;
import studio.atelier.engine.store.metadata.Resource;
import studio.atelier.engine.store.metadata.ResourceKinds;
import studio.atelier.engine.store.metadata.StepStore.StepRow;
import studio.atelier.engine.store.metadata.Transaction;
import studio.atelier.engine.store.ownership.OwnedWork;

/**
 * Runs the executions of this engine, and ends those whose engine died: their running steps fail with
 * the reason, and a retry goes on from there.
 */
public final class ExecutionSupervisor implements AutoCloseable {

    private static final Duration LONGEST_END = Duration.ofMinutes(5);
    private static final String KIND = ResourceKinds.PIPELINE_EXECUTION;

    /** Why an execution of a dead engine failed. */
    public static final String ENGINE_DIED =
            "InternalServerError: The engine that ran the execution ended before it did. A retry goes on from the steps"
                    + " that had not finished";

    private final Store store;
    private final ExecutionServices services;
    private final OwnedWork work;

    public ExecutionSupervisor(Store store, OperationRegistry operations) {
        this.store = store;
        this.services = new ExecutionServices(store, operations);
        this.work = new OwnedWork(store, "execution", this::endOrphans);
    }

    /** Ends what dead engines left, now and from time to time. */
    public void start() {
        work.start();
    }

    /** Runs a stored execution that this engine owns. */
    public void run(Resource execution) {
        String definitionId =
                execution.document().path(Documents.HIDDEN).path("definition").asString("");
        ExecutionPlan plan = ExecutionPlan.of(
                execution, PipelineDefinition.read(store.definitions().get(definitionId)));
        work.run(execution, new PipelineExecution(services, plan));
    }

    /**
     * The id of an execution: of the same pipeline and token, the same.
     *
     * @param token the client's, by which the service knows a call that was made again
     */
    public static String idOf(String pipeline, String token) {
        return StepNames.executionId(pipeline, token);
    }

    private void endOrphans() {
        work.open(KIND, List.of("Executing", "Stopping")).stream()
                .filter(OwnedWork.Open::orphaned)
                .forEach(open -> endOrphan(open.resource()));
    }

    // In one transaction: where two engines see an orphan, one ends it, and a retry begins after all of it.
    private void endOrphan(Resource orphan) {
        store.database().useTransaction(transaction -> {
            if (claimed(transaction, orphan)) {
                endSteps(transaction, orphan);
            }
        });
        store.journal().wake();
    }

    private void endSteps(Transaction transaction, Resource orphan) {
        for (StepRow row : store.steps().of(transaction, orphan.arn())) {
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
                store.steps().put(transaction, step.row(orphan.arn()), event);
            }
        }
    }

    private boolean claimed(Transaction transaction, Resource orphan) {
        boolean stopping = orphan.status().equals("Stopping");
        boolean[] claimed = {false};
        store.resources().update(transaction, KIND, orphan.name(), now -> {
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

    /** ARNs of the executions that this engine runs. */
    public Set<String> running() {
        return work.running();
    }

    /** Stops every execution of this engine as StopPipelineExecution does, and waits for their ends. */
    @Override
    public void close() {
        work.stopAll(LONGEST_END);
        work.close();
        services.close();
    }
}
