package studio.atelier.algorithms.xgboost;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import studio.atelier.engine.api.algorithm.AlgorithmContext;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** A training job's folder, and a run of the algorithm in it. */
final class Job {

    private final Path base;
    private final ObjectNode parameters = Json.object();
    private final ObjectNode channels = Json.object();
    private final ObjectNode resources = Json.object();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private BooleanSupplier stopping = () -> false;
    private boolean checkpoints;

    Job(Path base) {
        this.base = base;
    }

    Job with(String name, Object value) {
        parameters.put(name, value.toString());
        return this;
    }

    Job channel(String name, String type) {
        channels.putObject(name).put("ContentType", type).put("TrainingInputMode", "File");
        return this;
    }

    Job file(String path, String content) throws IOException {
        Path file = base.resolve("input/data").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    Job resource(String path, String resource) throws IOException {
        Path file = base.resolve("input/data").resolve(path);
        Files.createDirectories(file.getParent());
        try (InputStream in = Objects.requireNonNull(Job.class.getResourceAsStream("/" + resource))) {
            Files.copy(in, file);
        }
        return this;
    }

    Job stopWhen(BooleanSupplier condition) {
        stopping = condition;
        return this;
    }

    Job checkpointed() {
        checkpoints = true;
        return this;
    }

    /** The job's hosts: the one this is, then all. */
    Job hosts(String current, String... all) {
        resources.removeAll();
        resources.put("current_host", current);
        List.of(all).forEach(resources.putArray("hosts")::add);
        return this;
    }

    Job sharded(String channel) {
        ((ObjectNode) channels.required(channel)).put("S3DistributionType", "ShardedByS3Key");
        return this;
    }

    /** Runs the job to its end, and gives its log. */
    List<String> run() throws Exception {
        Path config = Files.createDirectories(base.resolve("input/config"));
        Files.createDirectories(base.resolve("model"));
        Files.writeString(config.resolve("hyperparameters.json"), Json.write(parameters));
        Files.writeString(config.resolve("inputdataconfig.json"), Json.write(channels));
        Files.writeString(config.resolve("resourceconfig.json"), Json.write(resources));
        if (checkpoints) {
            Files.writeString(config.resolve("checkpointconfig.json"), "{\"LocalPath\":\"/opt/ml/checkpoints\"}");
        }
        log.reset();
        try (PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8)) {
            new XgboostAlgorithm().run(new AlgorithmContext(base, List.of(), Map.of(), 1, 1L << 30, out, stopping));
        }
        return log();
    }

    List<String> log() {
        return log.toString(StandardCharsets.UTF_8).lines().toList();
    }

    Path model() {
        return base.resolve("model/xgboost-model");
    }

    /** The last value of a metric in a log. */
    static double metric(List<String> log, String name) {
        return log.stream()
                .filter(line -> line.contains("#011" + name + ":"))
                .map(line -> line.replaceFirst(".*#011" + name + ":([^#]+).*", "$1"))
                .mapToDouble(Double::parseDouble)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("No " + name + " in " + log));
    }
}
