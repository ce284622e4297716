package studio.atelier.engine.pipelines.execution;

import java.util.Optional;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.pipelines.definition.StepType;
import studio.atelier.engine.store.Store;

/** What executions need of the engine around them. */
final class ExecutionServices implements AutoCloseable {

    private final Store store;
    private final StepCache cache;
    private final JobWaiter waiter;
    private final JobAction training;
    private final JobAction processing;
    private final ResourceAction resources;

    ExecutionServices(Store store, OperationRegistry operations) {
        this.store = store;
        this.cache = new StepCache(store);
        this.waiter = new JobWaiter(store.events());
        this.training = new JobAction(operations, waiter, "TrainingJob");
        this.processing = new JobAction(operations, waiter, "ProcessingJob");
        this.resources = new ResourceAction(operations);
    }

    Store store() {
        return store;
    }

    StepCache cache() {
        return cache;
    }

    /** What a type of step does; empty for a type that this engine does not run. */
    Optional<StepAction> action(StepType type) {
        return switch (type) {
            case TRAINING -> Optional.of(training);
            case PROCESSING -> Optional.of(processing);
            case MODEL -> Optional.of(resources::model);
            case REGISTER_MODEL -> Optional.of(resources::register);
            case LINEAGE -> Optional.of(resources::lineage);
            default -> Optional.empty();
        };
    }

    @Override
    public void close() {
        waiter.close();
    }
}
