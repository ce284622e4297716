import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.embedded.EmbeddedEngine;
import tools.jackson.databind.node.ObjectNode;

/**
 * A processing job, a training job and a step of a pipeline in Docker, beside {@code docker run} of the same image and
 * command, in turn. Arguments: work folder, image, repetitions.
 */
final class DockerStep {

    private static final List<String> COMMAND = List.of("/bin/sh", "-c", "true");
    private static final int STEPS = 5;

    private final EmbeddedEngine engine;
    private final String image;
    private final LinkedBlockingQueue<EngineEvent.StatusChanged> ends = new LinkedBlockingQueue<>();

    private DockerStep(EmbeddedEngine engine, String image) {
        this.engine = engine;
        this.image = image;
    }

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]);
        String image = arguments[1];
        int repetitions = Integer.parseInt(arguments[2]);
        ProjectFile project = new ProjectFile(
                Optional.empty(), Json.parseObject("{\"images\": {\"" + image + "\": \"docker\"}}"));
        try (EmbeddedEngine engine = EmbeddedEngine.open(Optional.of(work.resolve("workspace")), project)) {
            new DockerStep(engine, image).measure(repetitions);
        }
    }

    private void measure(int repetitions) throws Exception {
        pipeline();
        List<Double> plain = new ArrayList<>();
        List<Double> processing = new ArrayList<>();
        List<Double> training = new ArrayList<>();
        List<Double> steps = new ArrayList<>();
        try (var subscription = engine.events().subscribe(event -> {
            if (event instanceof EngineEvent.StatusChanged changed
                    && List.of("Completed", "Failed", "Stopped", "Succeeded").contains(changed.status())) {
                ends.add(changed);
            }
        })) {
            // The first three are not counted: classes are loaded, and Docker has its files in memory.
            for (int i = -3; i < repetitions; i++) {
                double run = dockerRun();
                double process = job("CreateProcessingJob", processing("p" + (i + 3)), "Completed");
                double train = job("CreateTrainingJob", training("t" + (i + 3)), "Completed");
                double step = job(
                                "StartPipelineExecution",
                                Json.object().put("PipelineName", "chain"),
                                "Succeeded")
                        / STEPS;
                if (i >= 0) {
                    plain.add(run);
                    processing.add(process);
                    training.add(train);
                    steps.add(step);
                }
            }
        }
        double base = print("docker run --rm", plain, 0);
        print("processing job", processing, base);
        print("training job", training, base);
        print("step of a pipeline of " + STEPS + " in a chain", steps, base);
    }

    private static double print(String what, List<Double> millis, double base) {
        Collections.sort(millis);
        double median = millis.get(millis.size() / 2);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.0f ms, best %.0f ms, worst %.0f ms of %d%s%n",
                what,
                median,
                millis.getFirst(),
                millis.getLast(),
                millis.size(),
                base == 0 ? "" : String.format(Locale.ROOT, "; %.0f ms beyond docker run", median - base));
        return median;
    }

    private double dockerRun() throws Exception {
        List<String> command = new ArrayList<>(List.of("docker", "run", "--rm", image));
        command.addAll(COMMAND);
        long before = System.nanoTime();
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed");
        }
        return (System.nanoTime() - before) / 1e6;
    }

    /** From the call to the event of its end. */
    private double job(String operation, ObjectNode request, String wanted) throws Exception {
        ends.clear();
        long before = System.nanoTime();
        ObjectNode made = engine.operations().invoke(operation, request);
        String arn = made.properties().iterator().next().getValue().asString("");
        EngineEvent.StatusChanged end = ends.take();
        while (!end.arn().equals(arn)) {
            end = ends.take();
        }
        double millis = (System.nanoTime() - before) / 1e6;
        if (!end.status().equals(wanted)) {
            throw new IllegalStateException(end.toString());
        }
        return millis;
    }

    private ObjectNode processing(String name) {
        return arguments(name).put("RoleArn", "arn:aws:iam::000000000000:role/R");
    }

    private ObjectNode arguments(String name) {
        ObjectNode request = Json.parseObject("""
                {"ProcessingResources": {"ClusterConfig": {"InstanceType": "local", "InstanceCount": 1, "VolumeSizeInGB": 1}},
                 "AppSpecification": {"ImageUri": "%s"}}
                """.formatted(image));
        COMMAND.forEach(((ObjectNode) request.get("AppSpecification")).putArray("ContainerEntrypoint")::add);
        return name.isEmpty() ? request : request.put("ProcessingJobName", name);
    }

    private ObjectNode training(String name) {
        ObjectNode request = Json.parseObject("""
                {"TrainingJobName": "%s", "RoleArn": "arn:aws:iam::000000000000:role/R",
                 "AlgorithmSpecification": {"TrainingImage": "%s", "TrainingInputMode": "File"},
                 "OutputDataConfig": {"S3OutputPath": "s3://bench/models"},
                 "ResourceConfig": {"InstanceType": "local", "InstanceCount": 1, "VolumeSizeInGB": 1},
                 "StoppingCondition": {"MaxRuntimeInSeconds": 60}}
                """.formatted(name, image));
        COMMAND.forEach(((ObjectNode) request.get("AlgorithmSpecification")).putArray("ContainerEntrypoint")::add);
        return request;
    }

    private void pipeline() {
        ObjectNode definition = Json.object().put("Version", "2020-12-01");
        var steps = definition.putArray("Steps");
        for (int i = 0; i < STEPS; i++) {
            ObjectNode step = steps.addObject().put("Name", "S" + i).put("Type", "Processing");
            step.set("Arguments", arguments(""));
            if (i > 0) {
                step.putArray("DependsOn").add("S" + (i - 1));
            }
        }
        engine.operations()
                .invoke(
                        "CreatePipeline",
                        Json.object()
                                .put("PipelineName", "chain")
                                .put("RoleArn", "arn:aws:iam::000000000000:role/R")
                                .put("PipelineDefinition", Json.write(definition)));
    }
}
