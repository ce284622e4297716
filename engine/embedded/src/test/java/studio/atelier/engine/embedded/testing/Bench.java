package studio.atelier.engine.embedded.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.embedded.EmbeddedEngine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An engine on a workspace, with the calls that tests make again and again. */
public final class Bench implements AutoCloseable {

    public static final String ROLE = "arn:aws:iam::000000000000:role/R";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String SHELL = "atelier.local/shell";

    public final EmbeddedEngine engine;

    private Bench(EmbeddedEngine engine) {
        this.engine = engine;
    }

    public static Bench open(Path workspace, Duration grace) throws IOException {
        return open(workspace, grace, ProjectFile.none());
    }

    public static Bench open(Path workspace, Duration grace, ProjectFile project) throws IOException {
        return new Bench(EmbeddedEngine.open(Optional.of(workspace), project, grace));
    }

    public ObjectNode invoke(String operation, ObjectNode request) {
        return engine.operations().invoke(operation, request);
    }

    public ObjectNode invoke(String operation, String member, String value) {
        return invoke(operation, Json.object().put(member, value));
    }

    /** A training job that runs a line of shell as its own entrypoint; {@code more} is further members. */
    public ObjectNode train(String name, String line, String more) {
        ObjectNode own = Json.object();
        own.putObject("AlgorithmSpecification").set("ContainerEntrypoint", shell(line));
        merge(own, Json.parseObject(more));
        return trainImage(name, SHELL, own);
    }

    /** A training job of an image; {@code more} is further members. */
    public ObjectNode trainImage(String name, String image, String more) {
        return trainImage(name, image, Json.parseObject(more));
    }

    private ObjectNode trainImage(String name, String image, ObjectNode more) {
        ObjectNode request = Json.parseObject("""
                {"TrainingJobName": "%s",
                 "AlgorithmSpecification": {"TrainingImage": "%s", "TrainingInputMode": "File"},
                 "RoleArn": "%s", "OutputDataConfig": {"S3OutputPath": "s3://out/models"},
                 "ResourceConfig": {"InstanceType": "local", "InstanceCount": 1, "VolumeSizeInGB": 1},
                 "StoppingCondition": {"MaxRuntimeInSeconds": 60}}
                """.formatted(name, image, ROLE));
        merge(request, more);
        return invoke("CreateTrainingJob", request);
    }

    /** A processing job that runs a line of shell, with the output {@code s3://out/NAME}. */
    public ObjectNode process(String name, String line, String more) {
        ObjectNode own = Json.object();
        own.putObject("AppSpecification").set("ContainerEntrypoint", shell(line));
        merge(own, Json.parseObject(more));
        return processImage(name, SHELL, own);
    }

    /** A processing job of an image, with the output {@code s3://out/NAME}. */
    public ObjectNode processImage(String name, String image, String more) {
        return processImage(name, image, Json.parseObject(more));
    }

    private ObjectNode processImage(String name, String image, ObjectNode more) {
        ObjectNode request = Json.parseObject("""
                {"ProcessingJobName": "%s", "RoleArn": "%s",
                 "AppSpecification": {"ImageUri": "%s"},
                 "ProcessingResources": {"ClusterConfig":
                   {"InstanceType": "local", "InstanceCount": 1, "VolumeSizeInGB": 1}},
                 "ProcessingOutputConfig": {"Outputs": [{"OutputName": "out", "S3Output": {"S3Uri": "s3://out/%s",
                   "LocalPath": "/opt/ml/processing/out", "S3UploadMode": "EndOfJob"}}]}}
                """.formatted(name, ROLE, image, name));
        merge(request, more);
        return invoke("CreateProcessingJob", request);
    }

    /** A command that runs a line of shell. */
    public static ArrayNode shell(String line) {
        return Json.array().add("/bin/sh").add("-c").add(line);
    }

    private static void merge(ObjectNode into, ObjectNode more) {
        more.properties().forEach(e -> {
            if (into.get(e.getKey()) instanceof ObjectNode old && e.getValue() instanceof ObjectNode fresh) {
                merge(old, fresh);
            } else {
                into.set(e.getKey(), e.getValue());
            }
        });
    }

    public ObjectNode training(String name) {
        return invoke("DescribeTrainingJob", "TrainingJobName", name);
    }

    public ObjectNode processing(String name) {
        return invoke("DescribeProcessingJob", "ProcessingJobName", name);
    }

    /** Waits until the training job has ended. */
    public ObjectNode trained(String name) throws InterruptedException {
        until(() -> isOver(training(name).path("TrainingJobStatus").asString("")));
        return training(name);
    }

    /** Waits until the processing job has ended. */
    public ObjectNode processed(String name) throws InterruptedException {
        until(() -> isOver(processing(name).path("ProcessingJobStatus").asString("")));
        return processing(name);
    }

    private static boolean isOver(String status) {
        return !status.equals("InProgress") && !status.equals("Stopping");
    }

    public void put(String uri, String text) throws IOException {
        engine.objects().put(text.getBytes(StandardCharsets.UTF_8), ObjectUri.parse(uri));
    }

    public byte[] bytes(String uri) throws IOException {
        try (var in = engine.objects().read(ObjectUri.parse(uri))) {
            return in.readAllBytes();
        }
    }

    public String read(String uri) throws IOException {
        return new String(bytes(uri), StandardCharsets.UTF_8);
    }

    public boolean exists(String uri) throws IOException {
        return engine.objects().exists(ObjectUri.parse(uri));
    }

    /** Every line that a job has logged. */
    public List<String> log(String arn) throws IOException {
        List<String> all = new ArrayList<>();
        for (var stream : engine.logs().streams(arn)) {
            try (var lines = engine.logs().lines(stream)) {
                lines.map(EngineEvent.LogLine::text).forEach(all::add);
            }
        }
        return all;
    }

    public void pipeline(String name, String... steps) {
        pipelineOf(name, "[]", steps);
    }

    public void pipelineOf(String name, String parameters, String... steps) {
        String definition = "{\"Version\": \"2020-12-01\", \"Parameters\": " + parameters + ", \"Steps\": ["
                + String.join(",", steps) + "]}";
        ObjectNode request = Json.object()
                .put("PipelineName", name)
                .put("PipelineDefinition", definition)
                .put("RoleArn", ROLE);
        boolean known = invoke("ListPipelines", Json.object()).path("PipelineSummaries").values().stream()
                .anyMatch(p -> p.path("PipelineName").asString("").equals(name));
        invoke(known ? "UpdatePipeline" : "CreatePipeline", request);
    }

    /** A Processing step that runs a line of shell, with the output {@code s3://out/NAME}. */
    public static String step(String name, String line, String more) {
        return """
                {"Name": "%s", "Type": "Processing", "Arguments": {
                  "ProcessingResources": {"ClusterConfig": {"InstanceType": "local", "InstanceCount": 1, "VolumeSizeInGB": 1}},
                  "AppSpecification": {"ImageUri": "atelier.local/shell", "ContainerEntrypoint": ["/bin/sh", "-c", %s]},
                  "ProcessingOutputConfig": {"Outputs": [{"OutputName": "out", "S3Output": {
                    "S3Uri": "s3://out/%s", "LocalPath": "/opt/ml/processing/out", "S3UploadMode": "EndOfJob"}}]}}%s}
                """.formatted(name, text(line), name, more);
    }

    /** A text as JSON. */
    public static String text(String text) {
        return Json.write(Json.mapper().getNodeFactory().stringNode(text));
    }

    public String start(String pipeline) {
        return start(pipeline, "{}");
    }

    public String start(String pipeline, String more) {
        ObjectNode request = Json.parseObject(more).put("PipelineName", pipeline);
        return invoke("StartPipelineExecution", request)
                .path("PipelineExecutionArn")
                .asString("");
    }

    public ObjectNode execution(String arn) {
        return invoke("DescribePipelineExecution", "PipelineExecutionArn", arn);
    }

    public String status(String arn) {
        return execution(arn).path("PipelineExecutionStatus").asString("");
    }

    /** Waits until the execution has ended, and returns its status. */
    public String ended(String arn) throws InterruptedException {
        until(() -> !List.of("Executing", "Stopping").contains(status(arn)));
        return status(arn);
    }

    public Map<String, JsonNode> steps(String arn) {
        Map<String, JsonNode> steps = new LinkedHashMap<>();
        invoke(
                        "ListPipelineExecutionSteps",
                        Json.object().put("PipelineExecutionArn", arn).put("SortOrder", "Ascending"))
                .path("PipelineExecutionSteps")
                .forEach(step -> steps.put(step.path("StepName").asString(""), step));
        return steps;
    }

    public String stepStatus(String arn, String step) {
        JsonNode found = steps(arn).get(step);
        return found == null ? "" : found.path("StepStatus").asString("");
    }

    public static void until(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Did not become true within " + PATIENCE);
            }
            Thread.sleep(15);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
