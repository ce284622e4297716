package studio.atelier.engine.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import studio.atelier.engine.api.compute.ContainerAccess;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.engine.api.event.LogReader;
import studio.atelier.engine.api.image.ImageCatalog;
import studio.atelier.engine.api.job.JobReader;
import studio.atelier.engine.api.machine.MachineReader;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.api.object.PartUploads;
import studio.atelier.engine.api.operation.OperationRegistry;
import tools.jackson.databind.node.ObjectNode;

/** An engine, open on a workspace. Safe for use by several threads. */
public interface Engine extends AutoCloseable {

    /** The engine as the AWS SDK's own client. */
    SageMakerClient sageMaker();

    /** The engine's operations in SageMaker JSON. */
    OperationRegistry operations();

    EventStream events();

    LogReader logs();

    ObjectStore objects();

    /** The buckets that {@link #objects} reads and writes, as S3 has them. */
    Buckets buckets();

    /** Objects that come in parts. */
    PartUploads uploads();

    ImageCatalog images();

    /** The phases of jobs. */
    JobReader jobs();

    /** The machine and the workspace. */
    MachineReader machine();

    /**
     * Why steps of an execution whose caching is on were run all the same: step name to {@code {"reason",
     * "differences": [{"attribute", "old", "new"}]}}. SageMaker has no operation for this.
     */
    Map<String, ObjectNode> cacheMisses(String executionArn);

    /**
     * Forgets an execution that has ended: its parameters, steps and times, and what later executions could take over
     * from it. Jobs, models and artifacts stay. SageMaker has no operation for this.
     *
     * @throws software.amazon.awssdk.services.sagemaker.model.SageMakerException if there is no such execution, or it
     *     goes on
     */
    void deleteExecution(String arn);

    /** The metrics that were read off a job's log so far, oldest first. SageMaker keeps them in CloudWatch. */
    List<EngineEvent.MetricReported> metrics(String jobArn);

    /**
     * Tells the containers that start from now on how they reach this engine, as clients of SageMaker and S3 within them
     * need it; those of jobs with network isolation are told nothing.
     *
     * @param access {@link ContainerAccess#NONE} when the engine serves nobody any more
     */
    void tellContainers(ContainerAccess access);

    /** Gets ready for jobs soon to come, in the background. May do nothing. */
    default void prewarm() {}

    /** ARNs of the executions and jobs that this engine runs, which its end would stop. */
    Set<String> running();

    /**
     * Ends the engine: work that it started is stopped as the Stop operations do it, and waited for.
     */
    @Override
    void close();
}
