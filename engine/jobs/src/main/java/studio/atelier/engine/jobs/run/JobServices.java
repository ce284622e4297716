package studio.atelier.engine.jobs.run;

import java.time.Duration;
import java.util.function.Supplier;
import studio.atelier.engine.api.algorithm.BuiltInAlgorithms;
import studio.atelier.engine.api.compute.ContainerAccess;
import studio.atelier.engine.api.image.ImageCatalog;
import studio.atelier.engine.jobs.instance.MachineShares;
import studio.atelier.engine.store.Store;

/**
 * What every job run needs.
 *
 * @param machine the machine and who has which part of it; looked at only once a job needs it
 * @param access how containers reach the engine
 * @param grace how long a container has between SIGTERM and SIGKILL
 */
public record JobServices(
        Store store,
        ImageCatalog images,
        BuiltInAlgorithms builtIns,
        Supplier<MachineShares> machine,
        Runtimes runtimes,
        Supplier<ContainerAccess> access,
        Duration grace) {

    /** SageMaker's grace period. */
    public static final Duration SAGEMAKER_GRACE = Duration.ofSeconds(120);
}
