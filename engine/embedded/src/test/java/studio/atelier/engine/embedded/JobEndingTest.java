package studio.atelier.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.embedded.testing.Bench;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The ways in which jobs end, and what is left of them. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class JobEndingTest {

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() throws Exception {
        bench = Bench.open(folder.resolve("workspace"), Duration.ofMillis(700));
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
        try (Stream<Path> trees = Files.list(folder.resolve("workspace/jobs"))) {
            assertThat(trees).as("trees of ended jobs").isEmpty();
        }
    }

    private String failed(String job) throws InterruptedException {
        ObjectNode described = bench.trained(job);
        assertThat(described.path("TrainingJobStatus").asString(""))
                .as("%s", described)
                .isEqualTo("Failed");
        assertThat(described.path("SecondaryStatus").asString("")).isEqualTo("Failed");
        return described.path("FailureReason").asString("");
    }

    private static List<String> transitions(JsonNode job) {
        return job.path("SecondaryStatusTransitions").values().stream()
                .map(t -> t.path("Status").asString(""))
                .toList();
    }

    @Test
    void theFailureFileIsTheReason() throws Exception {
        bench.train("file", "printf 'no rows\\nat all' > /opt/ml/output/failure; exit 1", "{}");
        bench.train("long", "head -c 5000 /dev/zero | tr '\\0' x > /opt/ml/output/failure; exit 1", "{}");

        assertThat(failed("file")).isEqualTo("AlgorithmError: no rows\nat all");
        assertThat(failed("long")).hasSize(1024).startsWith("AlgorithmError: xxx");
    }

    @Test
    void exitCodesAndSignalsAreExplained() throws Exception {
        bench.train("three", "echo the last words >&2; exit 3", "{}");
        bench.train("suicide", "kill -9 $$", "{}");
        bench.train("oom", "exit 137", "{}");
        bench.train("missing", "exec /no/such/program", "{}");

        assertThat(failed("three")).contains("exit code 3").contains("the last words");
        assertThat(failed("suicide")).contains("exit code 137").contains("SIGKILL");
        assertThat(failed("oom")).contains("exit code 137").contains("out of memory");
        assertThat(failed("missing")).contains("exit code 127").contains("not found");
    }

    @Test
    void aJobGoesThroughItsSecondaryStatusesOneAfterTheOther() throws Exception {
        bench.train("plain", "true", "{}");

        ObjectNode job = bench.trained("plain");
        assertThat(transitions(job)).containsExactly("Starting", "Downloading", "Training", "Uploading", "Completed");
        double before = 0;
        for (JsonNode transition : job.path("SecondaryStatusTransitions")) {
            assertThat(transition.path("StartTime").asDouble(0)).isGreaterThanOrEqualTo(before);
            assertThat(transition.path("EndTime").asDouble(0))
                    .isGreaterThanOrEqualTo(transition.path("StartTime").asDouble(0));
            before = transition.path("EndTime").asDouble(0);
        }
        assertThat(job.path("TrainingEndTime").asDouble(0))
                .isGreaterThanOrEqualTo(job.path("TrainingStartTime").asDouble(1));
        assertThat(job.path("TrainingTimeInSeconds").asInt(0)).isPositive();
    }

    @Test
    void whatAContainerForkedEndsWithIt() throws Exception {
        Path sign = folder.resolve("sign");
        bench.train(
                "forks",
                "setsid sh -c 'while true; do date > " + sign + "; sleep 0.1; done' </dev/null >/dev/null 2>&1 &"
                        + " while [ ! -f " + sign + " ]; do sleep 0.05; done",
                "{}");

        assertThat(bench.trained("forks").path("TrainingJobStatus").asString(""))
                .isEqualTo("Completed");
        Files.delete(sign);
        Thread.sleep(500);
        assertThat(sign).doesNotExist();
    }

    @Test
    void aFloodOfOutputIsKept() throws Exception {
        bench.train("flood", "yes 0123456789012345678901234567890123456789 | head -c 50000000; echo; echo end", "{}");

        ObjectNode job = bench.trained("flood");
        assertThat(job.path("TrainingJobStatus").asString("")).as("%s", job).isEqualTo("Completed");
        String arn = job.path("TrainingJobArn").asString("");
        try (var lines =
                bench.engine.logs().lines(bench.engine.logs().streams(arn).getFirst())) {
            assertThat(lines.filter(line -> line.text().startsWith("01234")).count())
                    .isEqualTo(50_000_000 / 41 + 1);
        }
    }

    @Test
    void oneEndlessLineIsNoDanger() throws Exception {
        bench.train("line", "head -c 30000000 /dev/zero | tr '\\0' a; exit 2", "{}");

        assertThat(failed("line")).contains("exit code 2");
    }

    @Test
    void aJobThatRunsTooLongIsStoppedAndKeepsItsModel() throws Exception {
        bench.train(
                "endless",
                "echo m > /opt/ml/model/m; trap 'echo asked > /opt/ml/model/asked' TERM; while true; do sleep 0.1; done",
                "{\"StoppingCondition\": {\"MaxRuntimeInSeconds\": 1}, \"OutputDataConfig\": {\"CompressionType\": \"NONE\"}}");

        ObjectNode job = bench.trained("endless");
        assertThat(job.path("TrainingJobStatus").asString("")).isEqualTo("Stopped");
        assertThat(job.path("SecondaryStatus").asString("")).isEqualTo("MaxRuntimeExceeded");
        assertThat(transitions(job))
                .containsExactly("Starting", "Downloading", "Training", "Uploading", "MaxRuntimeExceeded");
        assertThat(bench.read("s3://out/models/endless/output/model/m")).isEqualTo("m\n");
        assertThat(bench.read("s3://out/models/endless/output/model/asked")).isEqualTo("asked\n");
    }

    @Test
    void aStoppedContainerMayEndInItsOwnWay() throws Exception {
        bench.train(
                "stop",
                "trap 'echo t > /opt/ml/model/t; exit 0' TERM; echo ready; while true; do sleep 0.05; done",
                "{\"OutputDataConfig\": {\"CompressionType\": \"NONE\"}}");
        String arn = bench.training("stop").path("TrainingJobArn").asString("");
        Bench.until(() -> {
            try {
                return bench.log(arn).contains("ready");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });

        bench.invoke("StopTrainingJob", "TrainingJobName", "stop");
        // A second request changes nothing.
        if (bench.training("stop").path("TrainingJobStatus").asString("").equals("Stopping")) {
            bench.invoke("StopTrainingJob", "TrainingJobName", "stop");
        }

        ObjectNode job = bench.trained("stop");
        assertThat(job.path("TrainingJobStatus").asString("")).isEqualTo("Stopped");
        assertThat(transitions(job))
                .containsExactly("Starting", "Downloading", "Training", "Stopping", "Uploading", "Stopped");
        assertThat(bench.read("s3://out/models/stop/output/model/t")).isEqualTo("t\n");
        assertThatThrownBy(() -> bench.invoke("StopTrainingJob", "TrainingJobName", "stop"))
                .hasMessageContaining("is in status Stopped");
    }

    @Test
    void aJobCanBeStoppedWhileItWaitsForItsPlace() throws Exception {
        // Four jobs share a small machine (docs/decisions/0001-fit-policy.md).
        int cpus = Math.max(4, Runtime.getRuntime().availableProcessors());
        for (int i = 0; i < cpus; i++) {
            String busy = "busy-" + i;
            bench.train(busy, "exec sleep 30", "{}");
            // Jobs get ready beside one another; the places have to be taken before others queue.
            Bench.until(() ->
                    bench.training(busy).path("SecondaryStatus").asString("").equals("Training"));
        }
        bench.train("queued", "echo ran", "{}");
        bench.train("queued-2", "echo ran", "{}");
        Bench.until(() -> bench.training("queued")
                .path("SecondaryStatusTransitions")
                .toString()
                .contains("Waiting"));

        bench.invoke("StopTrainingJob", "TrainingJobName", "queued");
        ObjectNode job = bench.trained("queued");
        assertThat(job.path("TrainingJobStatus").asString("")).isEqualTo("Stopped");
        assertThat(transitions(job)).doesNotContain("Training");

        for (int i = 0; i < cpus; i++) {
            bench.invoke("StopTrainingJob", "TrainingJobName", "busy-" + i);
        }
        assertThat(bench.trained("queued-2").path("TrainingJobStatus").asString(""))
                .isEqualTo("Completed");
    }

    @Test
    void aJobCanBeStoppedAtAnyMomentOfItsDownload() throws Exception {
        for (int i = 0; i < 1500; i++) {
            bench.put("s3://in/many/" + i, "x");
        }
        String inputs = """
                {"ProcessingInputs": [{"InputName": "in", "S3Input": {"S3Uri": "s3://in/many", "S3DataType": "S3Prefix",
                  "LocalPath": "/opt/ml/processing/in", "S3InputMode": "File"}}]}
                """;
        for (int i = 0; i < 8; i++) {
            String name = "download-" + i;
            bench.process(name, "exec sleep 30", inputs);
            Thread.sleep(i * 12L);
            bench.invoke("StopProcessingJob", "ProcessingJobName", name);
        }
        for (int i = 0; i < 8; i++) {
            ObjectNode job = bench.processed("download-" + i);
            assertThat(job.path("ProcessingJobStatus").asString(""))
                    .as("%s", job)
                    .isEqualTo("Stopped");
        }
    }

    @Test
    void metricsAreReadOffTheLogAndTheLastValueIsFinal() throws Exception {
        bench.train(
                "metrics",
                "for i in 3 2 1; do echo \"epoch loss=0.$i;\"; done; echo 'acc: 1e-2' >&2; echo 'loss=none;'",
                "{\"AlgorithmSpecification\": {\"MetricDefinitions\": [{\"Name\": \"loss\", \"Regex\":"
                        + " \"loss=(.*?);\"}, {\"Name\": \"acc\", \"Regex\": \"acc: ([0-9e.-]+)\"}]}}");

        ObjectNode job = bench.trained("metrics");
        assertThat(job.path("FinalMetricDataList").values().stream()
                        .map(m -> m.path("MetricName").asString("") + "="
                                + m.path("Value").asDouble(0)))
                .containsExactlyInAnyOrder("loss=0.1", "acc=0.01");
    }

    @Test
    void anImageThatNothingRunsFailsTheJobWithTheReason() throws Exception {
        bench.train(
                "unknown", "true", "{\"AlgorithmSpecification\": {\"TrainingImage\": \"example.com/nobody/knows:1\"}}");

        assertThat(failed("unknown")).startsWith("ClientError: ").contains("example.com/nobody/knows:1");
    }

    @Test
    void missingDataFailsTheJobWithTheReason() throws Exception {
        bench.train("nodata", "true", """
                {"InputDataConfig": [{"ChannelName": "train", "DataSource": {"S3DataSource":
                  {"S3DataType": "S3Prefix", "S3Uri": "s3://in/nothing"}}}]}
                """);

        assertThat(failed("nodata"))
                .startsWith("ClientError: Data download failed:")
                .contains("channel 'train'")
                .contains("s3://in/nothing");
    }

    @Test
    void aNameIsTakenUntilItsJobIsDeletedAndFreeAtOnceThen() throws Exception {
        for (int i = 0; i < 6; i++) {
            bench.train("again", "echo " + i + " > /opt/ml/model/m; echo run $((" + i + "))", """
                    {"Tags": [{"Key": "round", "Value": "%d"}], "OutputDataConfig": {"CompressionType": "NONE"}}
                    """.formatted(i));
            String arn = bench.training("again").path("TrainingJobArn").asString("");
            assertThatThrownBy(() -> bench.train("again", "true", "{}")).hasMessageContaining("must be unique");
            ObjectNode job = bench.trained("again");
            assertThat(job.path("TrainingJobStatus").asString("")).as("%s", job).isEqualTo("Completed");
            assertThat(bench.read("s3://out/models/again/output/model/m")).isEqualTo(i + "\n");
            assertThat(bench.log(arn).stream().filter(line -> line.startsWith("run")))
                    .containsExactly("run " + i);
            assertThat(bench.invoke("ListTags", "ResourceArn", arn).path("Tags"))
                    .isEqualTo(Json.parse("[{\"Key\": \"round\", \"Value\": \"" + i + "\"}]"));
            bench.invoke("DeleteTrainingJob", "TrainingJobName", "again");
            assertThatThrownBy(() -> bench.training("again")).hasMessageContaining("not found");
        }
    }

    @Test
    void jobsAreListedByStatusNameAndTimeInPages() throws Exception {
        for (int i = 0; i < 5; i++) {
            bench.train("list-" + i, i == 3 ? "exit 1" : "true", "{}");
        }
        for (int i = 0; i < 5; i++) {
            bench.trained("list-" + i);
        }

        assertThat(names(Json.object().put("StatusEquals", "Failed"))).containsExactly("list-3");
        assertThat(names(Json.object().put("NameContains", "LIST-4"))).containsExactly("list-4");
        assertThat(names(Json.object().put("SortBy", "Name").put("SortOrder", "Ascending")))
                .containsExactly("list-0", "list-1", "list-2", "list-3", "list-4");
        double middle = bench.training("list-2").path("CreationTime").asDouble(0);
        assertThat(names(Json.object().put("CreationTimeAfter", middle + 0.0005)))
                .doesNotContain("list-2", "list-1");
        ObjectNode page = bench.invoke("ListTrainingJobs", Json.object().put("MaxResults", 2));
        assertThat(page.path("TrainingJobSummaries").size()).isEqualTo(2);
        ObjectNode rest = bench.invoke(
                "ListTrainingJobs",
                Json.object()
                        .put("MaxResults", 100)
                        .put("NextToken", page.path("NextToken").asString("")));
        assertThat(rest.path("TrainingJobSummaries").size()).isEqualTo(3);
        assertThat(rest.has("NextToken")).isFalse();
    }

    private List<String> names(ObjectNode request) {
        return bench.invoke("ListTrainingJobs", request).path("TrainingJobSummaries").values().stream()
                .map(job -> job.path("TrainingJobName").asString(""))
                .toList();
    }
}
