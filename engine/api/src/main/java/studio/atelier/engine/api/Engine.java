package studio.atelier.engine.api;

import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.engine.api.event.LogReader;
import studio.atelier.engine.api.image.ImageCatalog;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.api.operation.OperationRegistry;

/** An engine, open on a workspace. Safe for use by several threads. */
public interface Engine extends AutoCloseable {

    /** The engine as the AWS SDK's own client. */
    SageMakerClient sageMaker();

    /** The engine's operations in SageMaker JSON. */
    OperationRegistry operations();

    EventStream events();

    LogReader logs();

    ObjectStore objects();

    ImageCatalog images();

    /**
     * Ends the engine: work that it started is stopped as the Stop operations do it, and waited for.
     */
    @Override
    void close();
}
