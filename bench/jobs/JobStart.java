import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.embedded.EmbeddedEngine;
import tools.jackson.databind.node.ObjectNode;

/** From CreateTrainingJob to the time of the first line of the built-in XGBoost's log. Arguments: work folder, repetitions. */
final class JobStart {

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]);
        int repetitions = Integer.parseInt(arguments[1]);
        Path data = work.resolve("train.csv");
        StringBuilder csv = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            csv.append(i % 7).append(',').append(i % 11).append(',').append(i % 3).append('\n');
        }
        Files.writeString(data, csv);
        // The class cache of forked JVMs is made once in a workspace's life; it is not what is measured.
        try (EmbeddedEngine engine = open(work)) {
            engine.objects().put(data, ObjectUri.parse("s3://bench/train/train.csv"));
            engine.prewarm();
            start(engine);
            Thread.sleep(15_000);
        }
        List<Long> cold = new ArrayList<>();
        List<Long> warm = new ArrayList<>();
        List<Long> together = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            try (EmbeddedEngine engine = open(work)) {
                cold.add(start(engine));
                engine.prewarm();
                Thread.sleep(2_000);
                warm.add(start(engine));
                // A machine with two processors and 8 GiB keeps two ready; they come one after the other.
                Thread.sleep(5_000);
                try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    Callable<Long> job = () -> start(engine);
                    for (var started : threads.invokeAll(List.of(job, job))) {
                        together.add(started.get());
                    }
                }
            }
        }
        print("cold (a new engine's first job)", cold);
        print("pre-warmed (its second job)", warm);
        print("pre-warmed, two at once", together);
    }

    private static EmbeddedEngine open(Path work) throws Exception {
        return EmbeddedEngine.open(Optional.of(work.resolve("workspace")), ProjectFile.findFor(work));
    }

    private static long start(Engine engine) throws Exception {
        String name = "job-" + System.nanoTime();
        ObjectNode request = (ObjectNode) Json.parse("""
                {"TrainingJobName": "%s", "RoleArn": "arn:aws:iam::000000000000:role/R",
                 "AlgorithmSpecification": {"TrainingInputMode": "File",
                   "TrainingImage": "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1"},
                 "HyperParameters": {"num_round": "1", "objective": "reg:squarederror"},
                 "InputDataConfig": [{"ChannelName": "train", "ContentType": "text/csv", "DataSource": {"S3DataSource":
                   {"S3DataType": "S3Prefix", "S3Uri": "s3://bench/train/"}}}],
                 "OutputDataConfig": {"S3OutputPath": "s3://bench/model"},
                 "ResourceConfig": {"InstanceType": "local", "InstanceCount": 1, "VolumeSizeInGB": 1},
                 "StoppingCondition": {"MaxRuntimeInSeconds": 600}}
                """.formatted(name));
        Instant before = Instant.now();
        String arn = engine.operations().invoke("CreateTrainingJob", request).path("TrainingJobArn").asString("");
        ObjectNode named = Json.object().put("TrainingJobName", name);
        String status;
        do {
            Thread.sleep(20);
            status = engine.operations().invoke("DescribeTrainingJob", named.deepCopy()).path("TrainingJobStatus").asString("");
        } while (status.equals("InProgress"));
        if (!status.equals("Completed")) {
            throw new IllegalStateException(Json.pretty(engine.operations().invoke("DescribeTrainingJob", named)));
        }
        try (var lines = engine.logs().lines(engine.logs().streams(arn).getFirst())) {
            // The engine's own notes come before what the algorithm prints.
            return lines.filter(line -> !line.text().startsWith("[atelier]"))
                    .findFirst()
                    .map(line -> Duration.between(before, line.time()).toMillis())
                    .orElseThrow();
        }
    }

    private static void print(String what, List<Long> millis) {
        Collections.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%s: median %d ms, best %d ms, worst %d ms of %d%n",
                what,
                millis.get(millis.size() / 2),
                millis.getFirst(),
                millis.getLast(),
                millis.size());
    }
}
