package studio.atelier.studio.room;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
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

/** An engine that answers or does not, as a test wishes. */
public final class FailingEngine implements Engine {

    public static final String MESSAGE = "The engine does not answer";

    private final Engine engine;
    private final SageMakerClient client;
    private final MachineReader machine;
    private final ImageCatalog images;
    private volatile boolean failing;

    FailingEngine(Engine engine) {
        this.engine = engine;
        this.client = failing(SageMakerClient.class, engine.sageMaker());
        this.machine = failing(MachineReader.class, engine.machine());
        this.images = failing(ImageCatalog.class, engine.images());
    }

    public void fail(boolean now) {
        failing = now;
    }

    private <T> T failing(Class<T> type, T real) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (failing) {
                throw SageMakerException.builder().message(MESSAGE).build();
            }
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public SageMakerClient sageMaker() {
        return client;
    }

    /** Without any operation while it fails. */
    @Override
    public OperationRegistry operations() {
        return failing ? new OperationRegistry() : engine.operations();
    }

    @Override
    public EventStream events() {
        return engine.events();
    }

    @Override
    public LogReader logs() {
        return engine.logs();
    }

    @Override
    public ObjectStore objects() {
        return engine.objects();
    }

    @Override
    public Buckets buckets() {
        return engine.buckets();
    }

    @Override
    public PartUploads uploads() {
        return engine.uploads();
    }

    @Override
    public ImageCatalog images() {
        return images;
    }

    @Override
    public JobReader jobs() {
        return engine.jobs();
    }

    @Override
    public MachineReader machine() {
        return machine;
    }

    @Override
    public Map<String, ObjectNode> cacheMisses(String executionArn) {
        return engine.cacheMisses(executionArn);
    }

    @Override
    public void tellContainers(ContainerAccess access) {
        engine.tellContainers(access);
    }

    @Override
    public void deleteExecution(String arn) {
        engine.deleteExecution(arn);
    }

    @Override
    public List<EngineEvent.MetricReported> metrics(String jobArn) {
        if (failing) {
            throw new IllegalStateException(MESSAGE);
        }
        return engine.metrics(jobArn);
    }

    @Override
    public Set<String> running() {
        return engine.running();
    }

    @Override
    public void close() {
        engine.close();
    }
}
