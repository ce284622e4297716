package studio.atelier.engine.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.algorithm.BuiltInAlgorithms;
import studio.atelier.engine.api.compute.ContainerAccess;
import studio.atelier.engine.api.compute.ServedEngine;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.engine.api.event.LogReader;
import studio.atelier.engine.api.image.ImageCatalog;
import studio.atelier.engine.api.job.JobReader;
import studio.atelier.engine.api.machine.MachineReader;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.api.object.PartUploads;
import studio.atelier.engine.api.operation.InProcessClient;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.catalog.lineage.LineageChanges;
import studio.atelier.engine.catalog.lineage.LineageOperations;
import studio.atelier.engine.catalog.lineage.LineageQueryOperation;
import studio.atelier.engine.catalog.registry.ModelOperations;
import studio.atelier.engine.catalog.registry.ModelPackageGroupOperations;
import studio.atelier.engine.catalog.registry.ModelPackageOperations;
import studio.atelier.engine.catalog.search.SearchOperation;
import studio.atelier.engine.catalog.tags.TagOperations;
import studio.atelier.engine.jobs.image.LocalImageCatalog;
import studio.atelier.engine.jobs.image.PythonInterpreters;
import studio.atelier.engine.jobs.instance.Machine;
import studio.atelier.engine.jobs.instance.MachineShares;
import studio.atelier.engine.jobs.operation.ProcessingJobOperations;
import studio.atelier.engine.jobs.operation.TrainingJobOperations;
import studio.atelier.engine.jobs.run.JobServices;
import studio.atelier.engine.jobs.run.JobSupervisor;
import studio.atelier.engine.jobs.run.Runtimes;
import studio.atelier.engine.pipelines.execution.ExecutionSupervisor;
import studio.atelier.engine.pipelines.execution.StepRecord;
import studio.atelier.engine.pipelines.operation.ExecutionOperations;
import studio.atelier.engine.pipelines.operation.PipelineOperations;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.metadata.DatabaseException;
import studio.atelier.engine.store.workspace.Workspace;
import tools.jackson.databind.node.ObjectNode;

/** The engine in this process, open on a workspace. */
public final class EmbeddedEngine implements Engine {

    private final Store store;
    private final OperationRegistry operations = new OperationRegistry();
    private final AtomicReference<ContainerAccess> access = new AtomicReference<>(ContainerAccess.NONE);
    private final ImageCatalog images;
    private final JobSupervisor jobs;
    private final ExecutionSupervisor executions;
    private final ExecutionOperations executionOperations;
    private final SageMakerClient client;
    private final JobReader jobReader;
    private final MachineReader machineReader;

    private EmbeddedEngine(Store store, Duration grace) {
        this.store = store;
        BuiltInAlgorithms builtIns = new BuiltInAlgorithms();
        Runtimes runtimes = Runtimes.installed();
        runtimes.serve(new ServedEngine(
                store.leases().id(),
                store.workspace().root().toString(),
                engine -> !store.leases().living().contains(engine),
                store.project()));
        this.images = new LocalImageCatalog(
                store.project(),
                new PythonInterpreters(store.project(), store.workspace().cache()),
                () -> builtIns,
                runtimes::availability);
        Supplier<MachineShares> machine = machine(store.project());
        this.jobs = new JobSupervisor(new JobServices(store, images, builtIns, machine, runtimes, access::get, grace));
        this.jobReader = new StoredJobs(store);
        this.machineReader = new LocalMachine(store, machine);
        this.executions = new ExecutionSupervisor(store, operations);
        this.executionOperations = new ExecutionOperations(store, images, executions);
        register();
        this.client = InProcessClient.of(operations);
        jobs.start();
        executions.start();
    }

    private void register() {
        new TrainingJobOperations(store, jobs).register(operations);
        new ProcessingJobOperations(store, jobs).register(operations);
        new ModelOperations(store).register(operations);
        ModelPackageGroupOperations groups = new ModelPackageGroupOperations(store);
        groups.register(operations);
        new ModelPackageOperations(store, groups).register(operations);
        new LineageOperations(store).register(operations);
        new LineageChanges(store).register(operations);
        new LineageQueryOperation(store).register(operations);
        new TagOperations(store).register(operations);
        new SearchOperation(store, operations).register(operations);
        new PipelineOperations(store, images).register(operations);
        executionOperations.register(operations);
    }

    // Looking at the machine takes a moment, and most uses of an engine start no job.
    private static Supplier<MachineShares> machine(ProjectFile project) {
        return new Supplier<>() {
            private @Nullable CompletableFuture<MachineShares> shares;

            @Override
            public MachineShares get() {
                CompletableFuture<MachineShares> future;
                synchronized (this) {
                    if (shares == null) {
                        shares = CompletableFuture.supplyAsync(() -> MachineShares.of(Machine.detect(), project));
                    }
                    future = shares;
                }
                return future.join();
            }
        };
    }

    /**
     * Opens an engine.
     *
     * @param workspace the workspace's folder; empty for the project's, or else the user's default
     * @throws IOException if the workspace cannot be used
     */
    public static EmbeddedEngine open(Optional<Path> workspace, ProjectFile project) throws IOException {
        return open(workspace, project, JobServices.SAGEMAKER_GRACE);
    }

    /** @param grace how long a container has between SIGTERM and SIGKILL */
    public static EmbeddedEngine open(Optional<Path> workspace, ProjectFile project, Duration grace)
            throws IOException {
        Path folder = workspace.or(project::workspace).orElseGet(Workspace::defaultRoot);
        try {
            return new EmbeddedEngine(Store.open(folder, project), grace);
        } catch (DatabaseException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void prewarm() {
        jobs.prewarm();
    }

    @Override
    public void tellContainers(ContainerAccess containers) {
        access.set(containers);
    }

    /** The workspace's folder. */
    public Path workspace() {
        return store.workspace().root();
    }

    @Override
    public SageMakerClient sageMaker() {
        return client;
    }

    @Override
    public OperationRegistry operations() {
        return operations;
    }

    @Override
    public EventStream events() {
        return store.events();
    }

    @Override
    public LogReader logs() {
        return store.logs();
    }

    @Override
    public ObjectStore objects() {
        return store.objects();
    }

    @Override
    public Buckets buckets() {
        return store.buckets();
    }

    @Override
    public PartUploads uploads() {
        return store.uploads();
    }

    @Override
    public ImageCatalog images() {
        return images;
    }

    @Override
    public JobReader jobs() {
        return jobReader;
    }

    @Override
    public MachineReader machine() {
        return machineReader;
    }

    @Override
    public Map<String, ObjectNode> cacheMisses(String executionArn) {
        Map<String, ObjectNode> misses = new LinkedHashMap<>();
        store.steps().of(executionArn).stream()
                .map(StepRecord::of)
                .forEach(step -> step.whyMissed().ifPresent(why -> misses.put(step.name(), (ObjectNode) why)));
        return misses;
    }

    @Override
    public void deleteExecution(String arn) {
        executionOperations.delete(arn);
    }

    @Override
    public List<EngineEvent.MetricReported> metrics(String jobArn) {
        return store.metrics().of(jobArn).stream()
                .map(metric -> new EngineEvent.MetricReported(metric.time(), jobArn, metric.name(), metric.value()))
                .toList();
    }

    @Override
    public Set<String> running() {
        Set<String> all = new TreeSet<>(executions.running());
        all.addAll(jobs.running());
        return all;
    }

    @Override
    public void close() {
        executions.close();
        jobs.close();
        store.close();
    }
}
