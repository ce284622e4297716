package studio.atelier.compute.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.embedded.EmbeddedEngine;
import tools.jackson.databind.node.ObjectNode;

/** An engine on a workspace, with the calls that tests make again and again. */
final class Engines implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    final EmbeddedEngine engine;

    private Engines(EmbeddedEngine engine) {
        this.engine = engine;
    }

    /** @param project the content of its project file */
    static Engines open(Path workspace, String project) throws IOException {
        return new Engines(
                EmbeddedEngine.open(Optional.of(workspace), TestDocker.project(project), Duration.ofSeconds(2)));
    }

    ObjectNode invoke(String operation, ObjectNode request) {
        return engine.operations().invoke(operation, request);
    }

    /** A training job of an image; {@code more} is further members. */
    ObjectNode train(String name, String image, String more) {
        ObjectNode request = Json.parseObject("""
                {"TrainingJobName": "%s",
                 "AlgorithmSpecification": {"TrainingImage": "%s", "TrainingInputMode": "File"},
                 "RoleArn": "arn:aws:iam::000000000000:role/R", "OutputDataConfig": {"S3OutputPath": "s3://out/models"},
                 "ResourceConfig": {"InstanceType": "local", "InstanceCount": 1, "VolumeSizeInGB": 1},
                 "StoppingCondition": {"MaxRuntimeInSeconds": 60}}
                """.formatted(name, image));
        merge(request, Json.parseObject(more));
        return invoke("CreateTrainingJob", request);
    }

    /** A processing job of an image, with the output {@code s3://out/NAME}. */
    ObjectNode process(String name, String image, String more) {
        ObjectNode request = Json.parseObject("""
                {"ProcessingJobName": "%s", "RoleArn": "arn:aws:iam::000000000000:role/R",
                 "AppSpecification": {"ImageUri": "%s"},
                 "ProcessingResources": {"ClusterConfig":
                   {"InstanceType": "local", "InstanceCount": 1, "VolumeSizeInGB": 1}},
                 "ProcessingOutputConfig": {"Outputs": [{"OutputName": "out", "S3Output": {"S3Uri": "s3://out/%s",
                   "LocalPath": "/opt/ml/processing/out", "S3UploadMode": "EndOfJob"}}]}}
                """.formatted(name, image, name));
        merge(request, Json.parseObject(more));
        return invoke("CreateProcessingJob", request);
    }

    /** The member of a request that runs a line of shell. */
    static String shell(String line) {
        return "[\"/bin/sh\", \"-c\", "
                + Json.write(Json.mapper().getNodeFactory().stringNode(line)) + "]";
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

    ObjectNode training(String name) {
        return invoke("DescribeTrainingJob", Json.object().put("TrainingJobName", name));
    }

    ObjectNode processing(String name) {
        return invoke("DescribeProcessingJob", Json.object().put("ProcessingJobName", name));
    }

    ObjectNode trained(String name) throws InterruptedException {
        until(() -> isOver(training(name).path("TrainingJobStatus").asString("")));
        return training(name);
    }

    ObjectNode processed(String name) throws InterruptedException {
        until(() -> isOver(processing(name).path("ProcessingJobStatus").asString("")));
        return processing(name);
    }

    private static boolean isOver(String status) {
        return !status.equals("InProgress") && !status.equals("Stopping");
    }

    void put(String uri, String text) throws IOException {
        engine.objects().put(text.getBytes(StandardCharsets.UTF_8), ObjectUri.parse(uri));
    }

    byte[] bytes(String uri) throws IOException {
        try (var in = engine.objects().read(ObjectUri.parse(uri))) {
            return in.readAllBytes();
        }
    }

    String read(String uri) throws IOException {
        return new String(bytes(uri), StandardCharsets.UTF_8);
    }

    /** Every line that a job has logged. */
    List<String> log(String arn) throws IOException {
        List<String> all = new ArrayList<>();
        for (var stream : engine.logs().streams(arn)) {
            try (var lines = engine.logs().lines(stream)) {
                lines.map(EngineEvent.LogLine::text).forEach(all::add);
            }
        }
        return all;
    }

    static void until(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Did not become true within " + PATIENCE);
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
