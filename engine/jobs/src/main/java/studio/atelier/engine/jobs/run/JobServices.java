package studio.atelier.engine.jobs.run;

import java.time.Duration;
import studio.atelier.engine.api.image.ImageCatalog;
import studio.atelier.engine.jobs.image.BuiltInAlgorithms;
import studio.atelier.engine.jobs.instance.ResourceSlots;
import studio.atelier.engine.jobs.instance.Sizing;
import studio.atelier.engine.store.Store;

/**
 * What every job run needs.
 *
 * @param grace how long a container has between SIGTERM and SIGKILL
 */
public record JobServices(
        Store store,
        ImageCatalog images,
        BuiltInAlgorithms builtIns,
        Sizing sizing,
        ResourceSlots slots,
        Runtimes runtimes,
        Duration grace) {

    /** SageMaker's grace period. */
    public static final Duration SAGEMAKER_GRACE = Duration.ofSeconds(120);
}
