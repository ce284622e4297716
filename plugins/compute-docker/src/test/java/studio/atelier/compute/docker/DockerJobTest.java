package studio.atelier.compute.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.compute.ContainerAccess;
import studio.atelier.engine.api.job.ResourceMetric;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.embedded.testing.Bench;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Jobs of images, through the whole engine. */
@Timeout(180)
class DockerJobTest {

    @TempDir
    Path folder;

    private Daemon daemon;
    private String image;
    private Bench bench;

    @BeforeEach
    void open() throws Exception {
        daemon = TestDocker.localDaemon();
        image = TestDocker.image(daemon);
        bench = TestDocker.bench(folder.resolve("workspace"), "{}");
    }

    @AfterEach
    void close() {
        if (bench != null) {
            bench.close();
        }
        if (daemon != null) {
            assertThat(daemon.client()
                            .listContainersCmd()
                            .withShowAll(true)
                            .withLabelFilter(
                                    Map.of(Labels.WORKSPACE, HostName.get() + ":" + folder.resolve("workspace")))
                            .exec())
                    .as("containers left behind")
                    .isEmpty();
            daemon.close();
        }
    }

    private static String entrypoint(String line) {
        return "{\"AlgorithmSpecification\": {\"ContainerEntrypoint\": " + Bench.shell(line) + "}}";
    }

    /** Name and size of every file of an archive. */
    private static Map<String, Long> listing(byte[] archive) throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), entry.getSize());
            }
        }
        return files;
    }

    /** A describe response without what is told by a clock. */
    private static JsonNode withoutTimes(ObjectNode described) {
        ObjectNode copy = described.deepCopy();
        for (String name : List.copyOf(copy.propertyNames())) {
            if (name.endsWith("Time") || name.endsWith("Seconds")) {
                copy.remove(name);
            }
        }
        copy.path("SecondaryStatusTransitions")
                .forEach(transition -> ((ObjectNode) transition).remove(List.of("StartTime", "EndTime")));
        copy.path("FinalMetricDataList").forEach(metric -> ((ObjectNode) metric).remove("Timestamp"));
        return copy;
    }

    /** Answers whoever comes to the addresses at which containers are let in, and nobody on loopback. */
    private static final class Doors implements ContainerAccess, AutoCloseable {

        private final List<HttpServer> open = new ArrayList<>();

        @Override
        public Map<String, String> here() {
            return Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1", "AWS_ACCESS_KEY_ID", "any");
        }

        @Override
        public Map<String, String> at(InetAddress address) throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
            server.createContext("/", exchange -> {
                byte[] hello = "come in".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, hello.length);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(hello);
                }
            });
            server.start();
            open.add(server);
            return Map.of(
                    "AWS_ENDPOINT_URL",
                    "http://" + address.getHostAddress() + ":"
                            + server.getAddress().getPort(),
                    "AWS_ACCESS_KEY_ID",
                    "mine");
        }

        @Override
        public void close() {
            open.forEach(server -> server.stop(0));
        }
    }

    private static final String CALL = "address=${AWS_ENDPOINT_URL#http://};"
            + " exec 3<>/dev/tcp/${address%:*}/${address#*:}; printf 'GET / HTTP/1.0\\r\\n\\r\\n' >&3;"
            + " echo \"$AWS_ACCESS_KEY_ID is told: $(tail -n 1 <&3)\"";

    @Test
    void containersReachTheEngineByTheBridgeAndIsolatedOnesAreToldNothing() throws Exception {
        assumeThat(Bridge.address(daemon)).as("Docker's bridge on this machine").isPresent();
        try (Doors doors = new Doors()) {
            bench.engine.tellContainers(doors);
            String line = "{\"AlgorithmSpecification\": {\"ContainerEntrypoint\": "
                    + Json.array().add("/bin/bash").add("-c").add(CALL) + "}}";
            String called = bench.trainImage("calls", image, line)
                    .path("TrainingJobArn")
                    .stringValue();
            ObjectNode two = Json.parseObject(line);
            two.putObject("ResourceConfig").put("InstanceCount", 2);
            String both = bench.trainImage("both", image, Json.write(two))
                    .path("TrainingJobArn")
                    .stringValue();
            ObjectNode alone = Json.parseObject(entrypoint("env"));
            alone.put("EnableNetworkIsolation", true);
            String isolated = bench.trainImage("alone", image, Json.write(alone))
                    .path("TrainingJobArn")
                    .stringValue();

            assertThat(bench.trained("calls").path("TrainingJobStatus").asString(""))
                    .isEqualTo("Completed");
            assertThat(bench.log(called)).contains("mine is told: come in");
            bench.trained("both");
            assertThat(bench.log(both)).contains("mine is told: come in");
            bench.trained("alone");
            assertThat(bench.log(isolated)).noneMatch(text -> text.startsWith("AWS_ENDPOINT_URL"));
        }
    }

    @Test
    void aJobInDockerAndTheSameJobAsAProcessLeaveTheSame() throws Exception {
        String script = """
                cat /opt/ml/input/data/train/part* >/opt/ml/model/weights
                mkdir -p /opt/ml/output/data/deep
                cat /opt/ml/input/config/hyperparameters.json >/opt/ml/output/data/deep/seen
                ls -R /opt/ml >/opt/ml/output/data/tree
                echo checkpoint >/opt/ml/checkpoints/last
                echo loss=0.25
                echo $TRAINING_JOB_NAME $MINE
                """;
        String more = """
                {"AlgorithmSpecification": {"ContainerEntrypoint": %s,
                   "MetricDefinitions": [{"Name": "loss", "Regex": "loss=([0-9.]+)"}]},
                 "HyperParameters": {"depth": "3"}, "Environment": {"MINE": "yes"},
                 "CheckpointConfig": {"S3Uri": "s3://out/checkpoints/%s"},
                 "InputDataConfig": [
                   {"ChannelName": "train", "DataSource": {"S3DataSource":
                     {"S3DataType": "S3Prefix", "S3Uri": "s3://in/train/"}}},
                   {"ChannelName": "code", "DataSource": {"S3DataSource":
                     {"S3DataType": "S3Prefix", "S3Uri": "s3://in/code/"}}}]}
                """.formatted("[\"/bin/sh\", \"/opt/ml/input/data/code/run.sh\"]", "same");
        List<Map<String, Long>> outputs = new ArrayList<>();
        List<String> trees = new ArrayList<>();
        List<JsonNode> described = new ArrayList<>();
        List<String> checkpoints = new ArrayList<>();
        for (String way : List.of("docker", "shell")) {
            // One workspace each, so that names and ARNs are the same.
            String project = "{\"images\": {\"" + image + "\": \"" + way + "\"}}";
            try (Bench engines = TestDocker.bench(folder.resolve("as-" + way), project)) {
                engines.put("s3://in/train/part1", "one\n");
                engines.put("s3://in/train/part2", "two\n");
                engines.put("s3://in/code/run.sh", script);
                engines.trainImage("same", image, more);
                ObjectNode end = engines.trained("same");
                assertThat(end.path("TrainingJobStatus").asString(""))
                        .as("%s", end)
                        .isEqualTo("Completed");
                outputs.add(listing(engines.bytes("s3://out/models/same/output/output.tar.gz")));
                outputs.add(listing(engines.bytes("s3://out/models/same/output/model.tar.gz")));
                trees.add(new String(
                        content(engines.bytes("s3://out/models/same/output/output.tar.gz"), "tree"),
                        StandardCharsets.UTF_8));
                checkpoints.add(engines.read("s3://out/checkpoints/same/last"));
                described.add(withoutTimes(end));
                List<String> log = engines.log(end.path("TrainingJobArn").asString(""));
                assertThat(log).contains("loss=0.25", "same yes");
                assertThat(log)
                        .anySatisfy(text -> assertThat(text)
                                .startsWith("[atelier] Runs on: ")
                                .contains(way.equals("docker") ? "Docker image " + image : "This machine's programs"));
            }
        }
        assertThat(outputs.subList(0, 2)).isEqualTo(outputs.subList(2, 4));
        assertThat(outputs.get(0).keySet()).contains("deep/seen", "tree");
        assertThat(trees.get(0)).isEqualTo(trees.get(1));
        assertThat(checkpoints.get(0)).isEqualTo(checkpoints.get(1));
        assertThat(described.get(0)).isEqualTo(described.get(1));
    }

    private static byte[] content(byte[] archive, String name) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return tar.readAllBytes();
                }
            }
        }
        throw new AssertionError("The archive has no " + name);
    }

    @Test
    void anImageThatIsNotKnownOtherwiseGoesToDockerAndIsCalledTrain() throws Exception {
        bench.put("s3://in/code/train.sh", "cat /opt/ml/input/config/resourceconfig.json; echo $TRAINING_JOB_NAME\n");
        bench.trainImage("called", image, """
                {"InputDataConfig": [{"ChannelName": "code", "DataSource": {"S3DataSource":
                   {"S3DataType": "S3Prefix", "S3Uri": "s3://in/code/"}}}]}
                """);
        ObjectNode end = bench.trained("called");
        assertThat(end.path("TrainingJobStatus").asString("")).as("%s", end).isEqualTo("Completed");
        List<String> log = bench.log(end.path("TrainingJobArn").asString(""));
        assertThat(log).anySatisfy(text -> assertThat(text).startsWith("train in /"));
        assertThat(log).anySatisfy(text -> assertThat(text).contains("\"network_interface_name\":\"eth0\""));
        assertThat(log).anySatisfy(text -> assertThat(text).endsWith("called"));
    }

    @Test
    void argumentsAloneGoToTheImagesOwnEntryPointWhichThisOneLacks() throws Exception {
        bench.trainImage("arguments", image, """
                {"AlgorithmSpecification": {"ContainerArguments": ["/bin/sh", "-c", "exit 5"]}}
                """);
        assertThat(bench.trained("arguments").path("FailureReason").asString(""))
                .contains("exit code 5");
    }

    @Test
    void aProcessingJobReadsAndWritesItsFolders() throws Exception {
        bench.put("s3://in/data/a.csv", "1,2\n");
        bench.processImage("folders", image, """
                {"AppSpecification": {"ContainerEntrypoint": %s},
                 "ProcessingInputs": [{"InputName": "data", "S3Input": {"S3Uri": "s3://in/data/",
                   "LocalPath": "/opt/ml/processing/in", "S3DataType": "S3Prefix", "S3InputMode": "File"}}]}
                """.formatted(Bench.shell(
                "cat /opt/ml/processing/in/a.csv /opt/ml/config/resourceconfig.json >/opt/ml/processing/out/b;"
                        + " echo done >/opt/ml/output/message")));
        ObjectNode end = bench.processed("folders");
        assertThat(end.path("ProcessingJobStatus").asString("")).as("%s", end).isEqualTo("Completed");
        assertThat(bench.read("s3://out/folders/b")).startsWith("1,2\n{").contains("algo-1");
        assertThat(end.path("ExitMessage").asString("")).isEqualTo("done");
    }

    @Test
    void aStopLetsAContainerSave() throws Exception {
        bench.trainImage(
                "stopped",
                image,
                entrypoint("trap 'echo saved >/opt/ml/model/it; exit 0' TERM; echo ready;"
                        + " while true; do sleep 0.1; done"));
        String arn = bench.training("stopped").path("TrainingJobArn").asString("");
        Bench.until(() -> logged(arn, "ready"));
        bench.invoke("StopTrainingJob", Json.object().put("TrainingJobName", "stopped"));
        assertThat(bench.trained("stopped").path("TrainingJobStatus").asString(""))
                .isEqualTo("Stopped");
        assertThat(listing(bench.bytes("s3://out/models/stopped/output/model.tar.gz")))
                .containsKey("it");
    }

    private boolean logged(String arn, String line) {
        try {
            return bench.log(arn).contains(line);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void severalHostsFindEachOther() throws Exception {
        bench.trainImage("several", image, """
                {"ResourceConfig": {"InstanceType": "local", "InstanceCount": 2, "VolumeSizeInGB": 1},
                 "AlgorithmSpecification": {"ContainerEntrypoint": %s}}
                """.formatted(Bench.shell(
                "for peer in algo-1 algo-2; do i=0; until getent hosts $peer >/dev/null || [ $i -gt 100 ]; do"
                        + " i=$((i+1)); sleep 0.1; done; getent hosts $peer >/dev/null || exit 9;"
                        + " echo $(hostname) sees $peer; done; sleep 1")));
        ObjectNode end = bench.trained("several");
        assertThat(end.path("TrainingJobStatus").asString("")).as("%s", end).isEqualTo("Completed");
        assertThat(bench.log(end.path("TrainingJobArn").asString("")))
                .contains("algo-1 sees algo-2", "algo-2 sees algo-1");
    }

    @Test
    void aLackOfMemoryIsTheReason() throws Exception {
        String project = "{\"instanceTypes\": {\"ml.tiny\": {\"vcpus\": 1, \"memoryGiB\": 0.03125}}}";
        try (Bench engines = TestDocker.bench(folder.resolve("small"), project)) {
            engines.trainImage("hungry", image, """
                    {"ResourceConfig": {"InstanceType": "ml.tiny", "InstanceCount": 1, "VolumeSizeInGB": 1},
                     "AlgorithmSpecification": {"ContainerEntrypoint": %s}}
                    """.formatted(Bench.shell("tail /dev/zero")));
            assertThat(engines.trained("hungry").path("FailureReason").asString(""))
                    .startsWith("AlgorithmError: ")
                    .contains("out of memory")
                    .contains("32 MiB");
        }
    }

    @Test
    void anImageThatCannotBePulledFailsTheJobWithTheReason() throws Exception {
        bench.trainImage("absent", "localhost:1/no/such:image", entrypoint("true"));
        ObjectNode end = bench.trained("absent");
        assertThat(end.path("TrainingJobStatus").asString("")).isEqualTo("Failed");
        assertThat(end.path("FailureReason").asString("")).contains("localhost:1/no/such:image", "Docker said");
    }

    @Test
    void dataComesThroughPipesAndViewsAndWhatIsUsedIsMeasured() throws Exception {
        bench.put("s3://in/p/one", "piped\n");
        bench.put("s3://in/f/two", "viewed\n");
        String channel = "{\"ChannelName\": \"%s\", \"InputMode\": \"%s\", \"DataSource\": {\"S3DataSource\":"
                + " {\"S3DataType\": \"S3Prefix\", \"S3Uri\": \"s3://in/%s/\"}}}";
        bench.trainImage("modes", image, """
                {"AlgorithmSpecification": {"ContainerEntrypoint": %s}, "InputDataConfig": [%s, %s]}
                """.formatted(
                        Bench.shell("cat /opt/ml/input/data/p_0 /opt/ml/input/data/f/two; echo x 2>/dev/null"
                                + " >/opt/ml/input/data/f/x || echo kept out; sleep 3"),
                        channel.formatted("p", "Pipe", "p"),
                        channel.formatted("f", "FastFile", "f")));
        ObjectNode end = bench.trained("modes");
        assertThat(end.path("TrainingJobStatus").asString("")).as("%s", end).isEqualTo("Completed");
        String arn = end.path("TrainingJobArn").asString("");
        assertThat(bench.log(arn)).contains("piped", "viewed", "kept out");
        assertThat(bench.engine.jobs().resources(arn))
                .isNotEmpty()
                .allSatisfy(
                        sample -> assertThat(sample.values()).containsKeys(ResourceMetric.CPU, ResourceMetric.MEMORY));
    }
}
