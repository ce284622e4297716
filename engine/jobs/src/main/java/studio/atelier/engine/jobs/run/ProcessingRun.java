package studio.atelier.engine.jobs.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.ResourceShare;
import studio.atelier.engine.api.image.ImageRequest;
import studio.atelier.engine.api.image.ImageResolution;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.jobs.channel.Download;
import studio.atelier.engine.jobs.channel.PipeFeed;
import studio.atelier.engine.jobs.channel.Portion;
import studio.atelier.engine.jobs.channel.S3Source;
import studio.atelier.engine.jobs.channel.StagingException;
import studio.atelier.engine.jobs.container.ContainerTree;
import studio.atelier.engine.jobs.container.ProcessingConfigFiles;
import studio.atelier.engine.store.metadata.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The life of a processing job (engine.md section 5). */
final class ProcessingRun extends JobRun {

    private static final int MESSAGE_LIMIT = 1024;

    private final List<PipeFeed> feeds = new ArrayList<>();
    private final ProcessingOutputs outputs;
    private Optional<String> exitMessage = Optional.empty();

    ProcessingRun(JobServices services, Resource job) {
        super(
                services,
                JobKind.PROCESSING,
                job,
                job.document().path("ProcessingResources").get("ClusterConfig") instanceof ObjectNode config
                        ? config
                        : Json.object());
        this.outputs = new ProcessingOutputs(
                services.store().objects(),
                request.path("ProcessingOutputConfig").path("Outputs"));
    }

    @Override
    protected ImageRequest imageRequest() {
        JsonNode app = request.path("AppSpecification");
        return new ImageRequest(
                app.path("ImageUri").asString(""),
                ImageRequest.Use.PROCESSING,
                Json.texts(app.path("ContainerEntrypoint")),
                false);
    }

    @Override
    protected ArrayNode metricDefinitions() {
        return Json.array();
    }

    @Override
    protected void prepare(List<ContainerTree> trees, ImageResolution image, JobLog log)
            throws JobFailure, InterruptedException, IOException {
        record.enter("Downloading", "Downloading input data");
        boolean builtIn = image instanceof ImageResolution.BuiltIn;
        List<Download> downloads = new ArrayList<>();
        for (int i = 0; i < trees.size(); i++) {
            ContainerTree tree = trees.get(i).createForProcessing();
            ProcessingConfigFiles.write(tree, request, hosts);
            if (builtIn) {
                ProcessingConfigFiles.writeBuckets(
                        tree,
                        services.store().objects().mappedFolders(),
                        services.store().objects().remoteBuckets(),
                        services.store().objects().bucketsFolder());
            }
            for (JsonNode input : request.path("ProcessingInputs")) {
                download(input, tree, i, image, log).ifPresent(downloads::add);
            }
        }
        outputs.prepare(trees, builtIn);
        download(downloads);
    }

    private Optional<Download> download(JsonNode input, ContainerTree tree, int host, ImageResolution image, JobLog log)
            throws JobFailure {
        boolean builtIn = image instanceof ImageResolution.BuiltIn;
        String label = "processing input '" + input.path("InputName").asString("") + "'";
        if (!(input.get("S3Input") instanceof ObjectNode source)) {
            throw JobFailure.client("The " + label + " has no S3Input, which is all that this engine reads");
        }
        if (input.path("AppManaged").asBoolean(false) && !builtIn) {
            log.note("The " + label + " is AppManaged: the container fetches it itself");
            return Optional.empty();
        }
        if (!source.hasNonNull("LocalPath")) {
            throw JobFailure.client("The " + label + " has no LocalPath");
        }
        try {
            S3Source from = S3Source.ofInput(label, source);
            Portion portion = new Portion(host, hosts.count());
            Path target = local(tree, source, "input", input.path("InputName").asString(""));
            boolean pipe = source.path("S3InputMode").asString("File").equals("Pipe");
            if (pipe && !builtIn) {
                services.runtimes().requireSharedTree(image, label);
                feeds.add(
                        PipeFeed.of(services.store().objects(), from, portion, target, tree.scratch(), this::dataLost));
                return Optional.empty();
            }
            if (pipe) {
                log.note("The " + label + " asks for S3InputMode Pipe; built-in programs read files, so its files are"
                        + " linked");
            }
            Files.createDirectories(target);
            return Optional.of(Download.of(services.store().objects(), from, portion, target, builtIn));
        } catch (StagingException e) {
            throw downloadFailed(e);
        } catch (IOException e) {
            throw JobFailure.internal("The folder of " + label + " could not be made: " + e.getMessage(), e);
        }
    }

    static Path local(ContainerTree tree, JsonNode transfer, String what, String name) throws JobFailure {
        try {
            return tree.resolve(transfer.path("LocalPath").asString(""));
        } catch (IllegalArgumentException e) {
            throw JobFailure.client("The LocalPath of processing " + what + " '" + name + "': " + e.getMessage()
                    + "; SageMaker wants it below /opt/ml/processing");
        }
    }

    @Override
    protected List<ContainerSpec> specs(
            List<ContainerTree> trees, ImageResolution image, List<ResourceShare> shares, JobLog log)
            throws JobFailure, InterruptedException, IOException {
        JsonNode app = request.path("AppSpecification");
        List<String> entrypoint = Json.texts(app.path("ContainerEntrypoint"));
        List<String> arguments = Json.texts(app.path("ContainerArguments"));
        List<String> command = new ArrayList<>(entrypoint);
        command.addAll(arguments);
        boolean builtIn = image instanceof ImageResolution.BuiltIn;
        boolean ownProgram = builtIn || image instanceof ImageResolution.Container;
        if (command.isEmpty() && !ownProgram) {
            throw JobFailure.client("The job says nothing to run: give AppSpecification.ContainerEntrypoint or"
                    + " ContainerArguments");
        }
        if (entrypoint.isEmpty() && !ownProgram) {
            command = Commands.withImageProgram(command, image);
        }
        Map<String, String> access = launches.access(image, log);
        List<ContainerSpec> specs = new ArrayList<>();
        for (int i = 0; i < trees.size(); i++) {
            Map<String, String> environment = launches.environment(access, shares.get(i));
            environment.put("PROCESSING_JOB_NAME", job.name());
            environment.put("PROCESSING_JOB_ARN", job.arn());
            ImageResolution runs = image instanceof ImageResolution.LocalPython python
                    ? new JobPython(
                                    services.store().workspace().cache(),
                                    trees.get(i),
                                    environment,
                                    log.host(trees.get(i).host()))
                            .of(command, python)
                    : image;
            launches.addUsers(environment);
            specs.add(new ContainerSpec(
                    job.name(),
                    trees.get(i).host(),
                    image instanceof ImageResolution.Container container
                            ? launches.ofImage(container, entrypoint, arguments)
                            : launches.of(runs, command, ContainerTree.OPT_ML),
                    trees.get(i).root(),
                    trees.get(i).scratch(),
                    environment,
                    shares.get(i)));
        }
        return specs;
    }

    @Override
    protected void started() {
        record.change(document -> record.setTime(document, "ProcessingStartTime"));
        record.enter("Processing", "Processing in progress");
        outputs.start();
        feeds.forEach(PipeFeed::start);
    }

    @Override
    protected void containersEnded() {
        feeds.forEach(PipeFeed::close);
        outputs.close();
    }

    @Override
    protected void finish(
            List<ContainerTree> trees, ContainerGroup.Outcome outcome, JobLog log, List<ContainerSpec> specs)
            throws JobFailure, IOException {
        Optional<String> message = exitMessage(trees);
        exitMessage = message;
        if (outcome.ending() != ContainerGroup.Ending.BY_THEMSELVES || !outcome.succeeded()) {
            // What was written until then is there, however the job ends.
            outputs.uploadRest(log);
        }
        switch (outcome.ending()) {
            case STOPPED -> end("Stopped", "Stopped", Optional.empty(), document -> {});
            case TIMED_OUT ->
                end(
                        "Stopped",
                        "MaxRuntimeExceeded",
                        Optional.of("The job ran longer than its MaxRuntimeInSeconds of "
                                + mostTime().toSeconds() + " s"),
                        document -> {});
            case BY_THEMSELVES -> {
                if (!outcome.succeeded()) {
                    throw message.isPresent()
                            ? JobFailure.reported(message.get())
                            : ContainerFailures.of(trees, outcome, log);
                }
                record.enter("Uploading", "Uploading outputs");
                outputs.upload(log);
                log.settle();
                end("Completed", "Completed", Optional.empty(), document -> {});
            }
        }
    }

    @Override
    protected void describeEnd(ObjectNode document) {
        exitMessage.ifPresent(text -> document.put("ExitMessage", text));
    }

    private static Optional<String> exitMessage(List<ContainerTree> trees) throws IOException {
        for (ContainerTree tree : trees) {
            Path file = tree.root().resolve("output/message");
            if (Files.isRegularFile(file)) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
                if (!text.isEmpty()) {
                    return Optional.of(text.length() > MESSAGE_LIMIT ? text.substring(0, MESSAGE_LIMIT) : text);
                }
            }
        }
        return Optional.empty();
    }
}
