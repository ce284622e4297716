package studio.atelier.engine.jobs.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.Launch;
import studio.atelier.engine.api.compute.ResourceShare;
import studio.atelier.engine.api.image.ImageRequest;
import studio.atelier.engine.api.image.ImageResolution;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.jobs.artifact.FolderMirror;
import studio.atelier.engine.jobs.artifact.Uploads;
import studio.atelier.engine.jobs.channel.Download;
import studio.atelier.engine.jobs.container.ContainerTree;
import studio.atelier.engine.jobs.container.Hosts;
import studio.atelier.engine.jobs.container.ScriptEnvironment;
import studio.atelier.engine.jobs.container.ScriptMode;
import studio.atelier.engine.jobs.container.TrainingConfigFiles;
import studio.atelier.engine.store.metadata.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The life of a training job (engine.md section 1). */
final class TrainingRun extends JobRun {

    private final ScriptMode script;
    private final ObjectUri output;
    private Instant start = Instant.now();
    private final TrainingChannels channels;
    private @Nullable FolderMirror checkpoints;

    TrainingRun(JobServices services, Resource job) {
        super(
                services,
                JobKind.TRAINING,
                job,
                job.document().get("ResourceConfig") instanceof ObjectNode config ? config : Json.object());
        this.channels = new TrainingChannels(services, request, hosts, this::dataLost);
        this.script = new ScriptMode(object("HyperParameters"), object("Environment"));
        this.output = ObjectUri.parse(
                        request.path("OutputDataConfig").path("S3OutputPath").asString(""))
                .resolve(job.name());
    }

    private ObjectNode object(String member) {
        return request.get(member) instanceof ObjectNode object ? object : Json.object();
    }

    @Override
    protected ImageRequest imageRequest() {
        JsonNode algorithm = request.path("AlgorithmSpecification");
        String image = algorithm
                .path("TrainingImage")
                .asString(algorithm.path("AlgorithmName").asString(""));
        return new ImageRequest(
                image, ImageRequest.Use.TRAINING, ownCommand(), script.program().isPresent());
    }

    private List<String> ownCommand() {
        JsonNode algorithm = request.path("AlgorithmSpecification");
        List<String> command = new ArrayList<>(Json.texts(algorithm.path("ContainerEntrypoint")));
        command.addAll(Json.texts(algorithm.path("ContainerArguments")));
        return command;
    }

    @Override
    protected ArrayNode metricDefinitions() {
        ArrayNode definitions = Json.array();
        if (services.images().resolve(imageRequest()) instanceof ImageResolution.BuiltIn builtIn) {
            services.builtIns().metricDefinitions(builtIn.algorithm()).forEach(definitions::add);
        }
        request.path("AlgorithmSpecification").path("MetricDefinitions").forEach(definitions::add);
        return definitions;
    }

    @Override
    protected void prepare(List<ContainerTree> trees, ImageResolution image, JobLog log)
            throws JobFailure, InterruptedException, IOException {
        if (image instanceof ImageResolution.BuiltIn) {
            describeMetrics();
        }
        record.enter("Downloading", "Downloading input data");
        boolean networked =
                image instanceof ImageResolution.Container && !(launches.isIsolated() && hosts.count() == 1);
        TrainingConfigFiles config = new TrainingConfigFiles(request, hosts, networked ? "eth0" : "lo");
        List<Download> downloads = new ArrayList<>();
        for (int i = 0; i < trees.size(); i++) {
            ContainerTree tree = trees.get(i).createForTraining();
            config.write(tree, metricDefinitions());
            Hosts.Host host = hosts.all().get(i);
            downloads.addAll(channels.prepare(tree, host, image, log.host(host.name())));
        }
        download(downloads);
        prepareCheckpoints(trees);
    }

    // Clients learn from the description which metrics a built-in algorithm reports.
    private void describeMetrics() {
        ArrayNode definitions = metricDefinitions();
        record.change(document -> document.withObject("/AlgorithmSpecification").set("MetricDefinitions", definitions));
    }

    private void prepareCheckpoints(List<ContainerTree> trees) throws JobFailure, IOException {
        if (!(request.get("CheckpointConfig") instanceof ObjectNode config)) {
            return;
        }
        String local = TrainingConfigFiles.checkpointPath(config);
        List<Path> folders = new ArrayList<>();
        for (ContainerTree tree : trees) {
            try {
                Path folder = tree.resolve(local);
                Files.createDirectories(folder);
                folders.add(folder);
            } catch (IllegalArgumentException e) {
                throw JobFailure.client("CheckpointConfig.LocalPath: " + e.getMessage());
            }
        }
        checkpoints = new FolderMirror(
                services.store().objects(),
                folders,
                ObjectUri.parse(config.path("S3Uri").asString("")),
                true);
        checkpoints.restore();
    }

    /**
     * What the start of one host's container is made of.
     *
     * @param environment filled as the start comes together
     */
    private record Start(
            ContainerTree tree, Hosts.Host host, ResourceShare share, Map<String, String> environment, HostLog log) {}

    @Override
    protected List<ContainerSpec> specs(
            List<ContainerTree> trees, ImageResolution image, List<ResourceShare> shares, JobLog log)
            throws JobFailure, InterruptedException, IOException {
        Map<String, String> access = launches.access(image, log);
        List<ContainerSpec> specs = new ArrayList<>();
        for (int i = 0; i < trees.size(); i++) {
            Hosts.Host host = hosts.all().get(i);
            ResourceShare share = shares.get(i);
            Map<String, String> environment = launches.environment(access, share);
            environment.put("TRAINING_JOB_NAME", job.name());
            environment.put("TRAINING_JOB_ARN", job.arn());
            Start start = new Start(trees.get(i), host, share, environment, log.host(host.name()));
            Launch launch = image instanceof ImageResolution.Container container
                    ? imageLaunch(container, start)
                    : localLaunch(image, start);
            specs.add(new ContainerSpec(
                    job.name(),
                    host.name(),
                    launch,
                    start.tree().root(),
                    start.tree().scratch(),
                    environment,
                    share,
                    channels.views(host.name())));
        }
        return specs;
    }

    private Launch localLaunch(ImageResolution image, Start start)
            throws JobFailure, InterruptedException, IOException {
        List<String> command = ownCommand();
        if (command.isEmpty() && script.program().isPresent()) {
            return scriptLaunch(image, start);
        }
        if (image instanceof ImageResolution.BuiltIn) {
            launches.addUsers(start.environment());
            return launches.of(image, List.of("train"), ContainerTree.OPT_ML);
        }
        if (command.isEmpty()) {
            throw JobFailure.client("The job says nothing to run: give a ContainerEntrypoint, ContainerArguments, or"
                    + " the hyperparameters sagemaker_program and sagemaker_submit_directory");
        }
        List<String> whole = withProgram(command, image);
        ImageResolution runs = image;
        if (image instanceof ImageResolution.LocalPython python) {
            JobPython pythons = pythons(start);
            Optional<Path> requirements = SourceCode.requirementsOfDrivers(start.tree());
            runs = pythons.of(whole, requirements.isPresent() ? pythons.with(requirements.get(), python) : python);
        }
        launches.addUsers(start.environment());
        return launches.of(runs, whole, ContainerTree.OPT_ML);
    }

    private JobPython pythons(Start start) {
        return new JobPython(services.store().workspace().cache(), start.tree(), start.environment(), start.log());
    }

    private Launch scriptLaunch(ImageResolution image, Start start)
            throws JobFailure, InterruptedException, IOException {
        Path code = new SourceCode(services.store(), script).fetch(start.tree());
        ScriptEnvironment variables = new ScriptEnvironment(script, new TrainingConfigFiles(request, hosts), hosts);
        start.environment().putAll(variables.of(job.name(), start.host(), start.share()));
        ImageResolution runs = image;
        Optional<Path> packages = Optional.empty();
        if (image instanceof ImageResolution.LocalPython python) {
            Optional<Path> requirements = SourceCode.requirements(code);
            ImageResolution.LocalPython used =
                    requirements.isPresent() ? pythons(start).with(requirements.get(), python) : python;
            runs = used;
            packages = new PythonModule(code, start.log()).install(start.tree(), used.interpreter());
        }
        launches.addUsers(start.environment());
        packages.ifPresent(folder -> start.environment().put("PYTHONPATH", pythonPath(folder.toString())));
        return launches.of(
                runs,
                script.command(code),
                ContainerTree.OPT_ML + "/" + start.tree().root().relativize(code));
    }

    // A framework's image has a program of its own that runs a script; it looks for it where it is put here.
    private Launch imageLaunch(ImageResolution.Container container, Start start) throws JobFailure {
        launches.addUsers(start.environment());
        JsonNode algorithm = request.path("AlgorithmSpecification");
        List<String> entrypoint = Json.texts(algorithm.path("ContainerEntrypoint"));
        List<String> arguments = Json.texts(algorithm.path("ContainerArguments"));
        if (entrypoint.isEmpty() && arguments.isEmpty()) {
            if (script.program().isPresent()) {
                new SourceCode(services.store(), script).fetch(start.tree());
            }
            return launches.ofImage(container, List.of(), List.of("train"));
        }
        return launches.ofImage(container, entrypoint, arguments);
    }

    // A variable of the job replaces one of the platform, but what was installed is needed as well.
    private String pythonPath(String packages) {
        String own = object("Environment").path("PYTHONPATH").asString("");
        return own.isEmpty() ? packages : own + File.pathSeparator + packages;
    }

    // Arguments alone go to the image's own program.
    private List<String> withProgram(List<String> command, ImageResolution image) {
        if (!request.path("AlgorithmSpecification").path("ContainerEntrypoint").isEmpty()) {
            return command;
        }
        return Commands.withImageProgram(command, image);
    }

    @Override
    protected void started() {
        start = Instant.now();
        record.change(document -> record.setTime(document, "TrainingStartTime"));
        record.enter("Training", "Training image download completed. Training in progress.");
        FolderMirror mirror = checkpoints;
        if (mirror != null) {
            mirror.start();
        }
        channels.start();
    }

    @Override
    protected void containersEnded() {
        channels.close();
        FolderMirror mirror = checkpoints;
        if (mirror != null) {
            mirror.close();
        }
    }

    @Override
    protected void finish(
            List<ContainerTree> trees, ContainerGroup.Outcome outcome, JobLog log, List<ContainerSpec> specs)
            throws JobFailure, IOException {
        record.enter("Uploading", "Uploading generated training model");
        try {
            FolderMirror mirror = checkpoints;
            if (mirror != null) {
                mirror.finish();
            }
            upload(trees);
        } catch (IOException | IllegalArgumentException e) {
            // The reason of the container comes first: it may be the same full disk.
            if (outcome.ending() == ContainerGroup.Ending.BY_THEMSELVES && !outcome.succeeded()) {
                log.note("The results could not be uploaded to " + output + ": " + e.getMessage());
                throw failure(trees, outcome, log, specs);
            }
            throw JobFailure.internal("The results could not be uploaded to " + output + ": " + e.getMessage(), e);
        }
        switch (outcome.ending()) {
            case STOPPED -> end("Stopped", "Stopped", Optional.empty());
            case TIMED_OUT ->
                end(
                        "Stopped",
                        "MaxRuntimeExceeded",
                        Optional.of("The job ran longer than its MaxRuntimeInSeconds of "
                                + mostTime().toSeconds() + " s"));
            case BY_THEMSELVES -> {
                if (!outcome.succeeded()) {
                    throw failure(trees, outcome, log, specs);
                }
                end("Completed", "Completed", Optional.empty());
            }
        }
    }

    private JobFailure failure(
            List<ContainerTree> trees, ContainerGroup.Outcome outcome, JobLog log, List<ContainerSpec> specs) {
        JobFailure plain = ContainerFailures.of(trees, outcome, log);
        boolean ofImage = specs.getFirst().launch() instanceof Launch.Image;
        if (ofImage || script.program().isEmpty() || !plain.reason().contains("ended with exit code")) {
            return plain;
        }
        return ScriptFailures.of(outcome, log, specs);
    }

    private void upload(List<ContainerTree> trees) throws IOException {
        Uploads uploads = new Uploads(services.store().objects());
        List<Path> models =
                trees.stream().map(tree -> tree.root().resolve("model")).toList();
        List<Path> data =
                trees.stream().map(tree -> tree.root().resolve("output/data")).toList();
        Path scratch = trees.getFirst().scratch();
        Files.createDirectories(scratch);
        if (isPlain()) {
            uploads.folder(models, output.resolve("output/model"));
            uploads.folder(data, output.resolve("output/data"));
        } else {
            uploads.archive(models, modelArtifacts(), scratch);
            uploads.archive(data, output.resolve("output/output.tar.gz"), scratch);
        }
        List<Path> intermediate = trees.stream()
                .map(tree -> tree.root().resolve("output/intermediate"))
                .toList();
        uploads.folder(intermediate, output.resolve("output/intermediate"));
    }

    /** True if the results are not packed. */
    private boolean isPlain() {
        return request.path("OutputDataConfig")
                .path("CompressionType")
                .asString("GZIP")
                .equals("NONE");
    }

    private ObjectUri modelArtifacts() {
        return output.resolve(isPlain() ? "output/model/" : "output/model.tar.gz");
    }

    private void end(String status, String detail, Optional<String> reason) {
        long seconds = Math.max(1, Duration.between(start, Instant.now()).toSeconds());
        String artifacts = modelArtifacts().toString();
        end(status, detail, reason, document -> {
            document.putObject("ModelArtifacts").put("S3ModelArtifacts", artifacts);
            document.put("TrainingTimeInSeconds", seconds);
            document.put("BillableTimeInSeconds", seconds);
        });
    }
}
