package studio.atelier.engine.jobs.run;

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
        List<String> command = new ArrayList<>(texts(algorithm.path("ContainerEntrypoint")));
        command.addAll(texts(algorithm.path("ContainerArguments")));
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
        record.enter("Downloading", "Downloading input data");
        boolean networked = image instanceof ImageResolution.Container && !(isolated() && hosts.count() == 1);
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

    @Override
    protected List<ContainerSpec> specs(
            List<ContainerTree> trees, ImageResolution image, List<ResourceShare> shares, JobLog log)
            throws JobFailure, InterruptedException, IOException {
        List<ContainerSpec> specs = new ArrayList<>();
        ScriptEnvironment variables = new ScriptEnvironment(script, new TrainingConfigFiles(request, hosts), hosts);
        for (int i = 0; i < trees.size(); i++) {
            ContainerTree tree = trees.get(i);
            Hosts.Host host = hosts.all().get(i);
            ResourceShare share = shares.get(i);
            Map<String, String> environment = environment(share);
            environment.put("TRAINING_JOB_NAME", job.name());
            environment.put("TRAINING_JOB_ARN", job.arn());
            if (image instanceof ImageResolution.Container container) {
                addUserEnvironment(environment);
                specs.add(new ContainerSpec(
                        job.name(),
                        host.name(),
                        imageLaunch(container, tree),
                        tree.root(),
                        tree.scratch(),
                        environment,
                        share,
                        channels.views(host.name())));
                continue;
            }
            List<String> command = ownCommand();
            String folder = ContainerTree.OPT_ML;
            ImageResolution runs = image;
            JobPython pythons =
                    new JobPython(services.store().workspace().cache(), tree, environment, log.host(host.name()));
            if (command.isEmpty() && script.program().isPresent()) {
                Path code = new SourceCode(services.store(), script).fetch(tree);
                folder = ContainerTree.OPT_ML + "/" + tree.root().relativize(code);
                command = script.command(code);
                environment.putAll(variables.of(job.name(), host, share));
                if (image instanceof ImageResolution.LocalPython python) {
                    Optional<Path> requirements = SourceCode.requirements(code);
                    ImageResolution.LocalPython used =
                            requirements.isPresent() ? pythons.with(requirements.get(), python) : python;
                    runs = used;
                    new PythonModule(code, log.host(host.name()))
                            .install(tree, used.interpreter())
                            .ifPresent(packages -> environment.put("PYTHONPATH", pythonPath(packages.toString())));
                }
            } else if (command.isEmpty() && !(image instanceof ImageResolution.BuiltIn)) {
                throw JobFailure.client(
                        "The job says nothing to run: give a ContainerEntrypoint, ContainerArguments, or"
                                + " the hyperparameters sagemaker_program and sagemaker_submit_directory");
            } else if (image instanceof ImageResolution.BuiltIn) {
                command = List.of("train");
            } else {
                command = withProgram(command, image);
                if (image instanceof ImageResolution.LocalPython python) {
                    Optional<Path> requirements = SourceCode.requirementsOfDrivers(tree);
                    runs = pythons.of(
                            command, requirements.isPresent() ? pythons.with(requirements.get(), python) : python);
                }
            }
            String packages = environment.get("PYTHONPATH");
            addUserEnvironment(environment);
            if (packages != null) {
                environment.put("PYTHONPATH", packages);
            }
            specs.add(new ContainerSpec(
                    job.name(),
                    host.name(),
                    launch(runs, command, folder),
                    tree.root(),
                    tree.scratch(),
                    environment,
                    share,
                    channels.views(host.name())));
        }
        return specs;
    }

    // A framework's image has a program of its own that runs a script; it looks for it where it is put here.
    private Launch imageLaunch(ImageResolution.Container container, ContainerTree tree) throws JobFailure {
        JsonNode algorithm = request.path("AlgorithmSpecification");
        List<String> entrypoint = texts(algorithm.path("ContainerEntrypoint"));
        List<String> arguments = texts(algorithm.path("ContainerArguments"));
        if (entrypoint.isEmpty() && arguments.isEmpty()) {
            if (script.program().isPresent()) {
                new SourceCode(services.store(), script).fetch(tree);
            }
            return imageLaunch(container, List.of(), List.of("train"));
        }
        return imageLaunch(container, entrypoint, arguments);
    }

    // A variable of the job replaces one of the platform, but what was installed is needed as well.
    private String pythonPath(String packages) {
        String own = object("Environment").path("PYTHONPATH").asString("");
        return own.isEmpty() ? packages : own + java.io.File.pathSeparator + packages;
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
        boolean plain = request.path("OutputDataConfig")
                .path("CompressionType")
                .asString("GZIP")
                .equals("NONE");
        List<Path> models =
                trees.stream().map(tree -> tree.root().resolve("model")).toList();
        List<Path> data =
                trees.stream().map(tree -> tree.root().resolve("output/data")).toList();
        Path scratch = trees.getFirst().scratch();
        Files.createDirectories(scratch);
        if (plain) {
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

    private ObjectUri modelArtifacts() {
        boolean plain = request.path("OutputDataConfig")
                .path("CompressionType")
                .asString("GZIP")
                .equals("NONE");
        return output.resolve(plain ? "output/model/" : "output/model.tar.gz");
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
