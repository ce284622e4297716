package studio.atelier.designer.editor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ListPipelineExecutionsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListPipelineExecutionsResponse;
import studio.atelier.engine.api.Engine;
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

/** An engine that no pipeline ran on and in which nothing happens. */
final class IdleEngine implements Engine {

    /** Knows no executions. */
    static class Client implements SageMakerClient {

        @Override
        public String serviceName() {
            return "sagemaker";
        }

        @Override
        public ListPipelineExecutionsResponse listPipelineExecutions(ListPipelineExecutionsRequest request) {
            return ListPipelineExecutionsResponse.builder()
                    .pipelineExecutionSummaries(List.of())
                    .build();
        }

        @Override
        public void close() {}
    }

    private final SageMakerClient client;
    private final ObjectStore objects;

    IdleEngine(ObjectStore objects) {
        this(new Client(), objects);
    }

    IdleEngine(SageMakerClient client, ObjectStore objects) {
        this.client = client;
        this.objects = objects;
    }

    private static final class Silence implements EventStream {

        @Override
        public Subscription subscribe(Consumer<EngineEvent> listener) {
            return () -> {};
        }

        @Override
        public Subscription followLog(String jobArn, Consumer<EngineEvent.LogLine> listener) {
            return () -> {};
        }
    }

    @Override
    public SageMakerClient sageMaker() {
        return client;
    }

    @Override
    public EventStream events() {
        return new Silence();
    }

    @Override
    public OperationRegistry operations() {
        throw new UnsupportedOperationException("no operation is called here");
    }

    @Override
    public LogReader logs() {
        throw new UnsupportedOperationException("no log is read here");
    }

    @Override
    public ObjectStore objects() {
        return objects;
    }

    @Override
    public Buckets buckets() {
        throw new UnsupportedOperationException("no bucket is asked for here");
    }

    @Override
    public PartUploads uploads() {
        throw new UnsupportedOperationException("nothing is uploaded here");
    }

    @Override
    public ImageCatalog images() {
        throw new UnsupportedOperationException("no image is asked for here");
    }

    @Override
    public JobReader jobs() {
        throw new UnsupportedOperationException("no job is read here");
    }

    @Override
    public MachineReader machine() {
        throw new UnsupportedOperationException("the machine is not asked for here");
    }

    @Override
    public Map<String, ObjectNode> cacheMisses(String executionArn) {
        return Map.of();
    }

    @Override
    public void tellContainers(ContainerAccess access) {
        // It starts none.
    }

    @Override
    public void deleteExecution(String arn) {
        throw new IllegalStateException("There is no execution " + arn);
    }

    @Override
    public List<EngineEvent.MetricReported> metrics(String jobArn) {
        return List.of();
    }

    @Override
    public Set<String> running() {
        return Set.of();
    }

    @Override
    public void close() {}
}
