package studio.atelier.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.embedded.testing.Bench;
import tools.jackson.databind.node.ObjectNode;

/** Input modes Pipe and FastFile, and Continuous upload, as a container sees them. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class InputModesTest {

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() throws Exception {
        bench = Bench.open(folder.resolve("workspace"), Duration.ofSeconds(2));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static String channel(String name, String uri, String source, String more) {
        String type = source.contains("S3DataType") ? "" : ", \"S3DataType\": \"S3Prefix\"";
        return """
                {"ChannelName": "%s", "DataSource": {"S3DataSource": {"S3Uri": "%s"%s}}%s}
                """.formatted(name, uri, type + source, more);
    }

    private static String job(String mode, String... channels) {
        return """
                {"OutputDataConfig": {"CompressionType": "NONE"}, "AlgorithmSpecification": {"TrainingInputMode": "%s"},
                 "InputDataConfig": [%s]}
                """.formatted(mode, String.join(",", channels));
    }

    private ObjectNode completed(String name) throws Exception {
        ObjectNode job = bench.trained(name);
        assertThat(job.path("TrainingJobStatus").asString("")).as("%s", job).isEqualTo("Completed");
        return job;
    }

    @Test
    void aPipeIsReadForThreeEpochsOneOfThemNotToItsEnd() throws Exception {
        bench.put("s3://in/data/a", "1\n");
        bench.put("s3://in/data/b", "2\n" + "x".repeat(200_000));
        bench.put("s3://in/other/a", "unread");
        bench.train(
                "piped",
                "cd /opt/ml/input/data; head -n 2 train_0 | tr -d x > /opt/ml/model/0;"
                        + " while [ ! -p train_1 ]; do sleep 0.01; done; wc -c < train_1 | tr -d ' ' > /opt/ml/model/1;"
                        + " head -n 1 train_2 > /opt/ml/model/2; ls > /opt/ml/model/ls",
                job(
                        "Pipe",
                        channel("train", "s3://in/data/", "", ""),
                        channel("file", "s3://in/data/a", "", ", \"InputMode\": \"File\""),
                        channel("idle", "s3://in/other/", "", "")));

        completed("piped");
        String model = "s3://out/models/piped/output/model/";
        assertThat(bench.read(model + "0")).isEqualTo("1\n2\n");
        assertThat(bench.read(model + "1")).isEqualTo("200004\n");
        assertThat(bench.read(model + "2")).isEqualTo("1\n");
        assertThat(bench.read(model + "ls").lines())
                .contains("file", "idle_0")
                .doesNotContain("train", "train_0", "train_1", "idle");
    }

    @Test
    void anAugmentedManifestComesThroughAPipeOnly() throws Exception {
        bench.put("s3://in/images/1", "<one>");
        bench.put("s3://in/m.jsonl", "{\"image-ref\": \"s3://in/images/1\", \"label\": 3}\n");
        String augmented = channel(
                "train",
                "s3://in/m.jsonl",
                ", \"S3DataType\": \"AugmentedManifestFile\", \"AttributeNames\": [\"label\", \"image-ref\"]",
                "");
        bench.train("augmented", "cat /opt/ml/input/data/train_0 > /opt/ml/model/all", job("Pipe", augmented));
        completed("augmented");
        assertThat(bench.read("s3://out/models/augmented/output/model/all")).isEqualTo("3<one>");

        bench.train("refused", "true", job("File", augmented));
        assertThat(bench.trained("refused").path("FailureReason").asString(""))
                .startsWith("ClientError: ")
                .contains("channel 'train'", "AugmentedManifestFile", "InputMode to Pipe");
    }

    @Test
    void dataThatIsLostOnTheWayFailsTheJob() throws Exception {
        bench.put("s3://in/m.jsonl", "{\"image-ref\": \"s3://in/images/none\"}\n");
        bench.train(
                "lost",
                "cat /opt/ml/input/data/train_0; sleep 60",
                job(
                        "Pipe",
                        channel(
                                "train",
                                "s3://in/m.jsonl",
                                ", \"S3DataType\": \"AugmentedManifestFile\", \"AttributeNames\": [\"image-ref\"]",
                                "")));

        ObjectNode job = bench.trained("lost");
        assertThat(job.path("TrainingJobStatus").asString("")).isEqualTo("Failed");
        assertThat(job.path("FailureReason").asString(""))
                .startsWith("ClientError: Data download failed")
                .contains("s3://in/images/none");
    }

    @Test
    void fastFileShowsTheFolderAndLeavesItAsItIs() throws Exception {
        bench.put("s3://in/data/a", "1");
        bench.put("s3://in/data/deep/b", "2");
        bench.put("s3://in/database", "3");
        bench.train(
                "fast",
                "cd /opt/ml/input/data/train; find . -type f | sort > /opt/ml/model/list; cat a deep/b >"
                        + " /opt/ml/model/all; echo changed > a; echo new > c; exit 0",
                job("FastFile", channel("train", "s3://in/data", "", "")));

        ObjectNode job = completed("fast");
        String model = "s3://out/models/fast/output/model/";
        assertThat(bench.read(model + "list")).isEqualTo("./a\n./deep/b\n");
        assertThat(bench.read(model + "all")).isEqualTo("12");
        assertThat(bench.read("s3://in/data/a")).isEqualTo("1");
        assertThat(bench.exists("s3://in/data/c")).isFalse();
        assertThat(bench.log(job.path("TrainingJobArn").asString(""))).anyMatch(line -> line.contains("(FastFile) is"));
    }

    @Test
    void aPrefixThatCutsANameIsRefusedByFastFile() throws Exception {
        bench.put("s3://in/data/a", "1");
        bench.train("cut", "true", job("FastFile", channel("train", "s3://in/dat", "", "")));

        assertThat(bench.trained("cut").path("FailureReason").asString(""))
                .startsWith("ClientError: ")
                .contains("cuts a folder's or an object's name", "s3://in/data/a");
    }

    @Test
    void aProcessingInputComesThroughAPipe() throws Exception {
        bench.put("s3://in/data/a", "1");
        bench.process("piped", "cat /opt/ml/processing/in_0 /opt/ml/processing/in_1 > /opt/ml/processing/out/all", """
                {"ProcessingInputs": [{"InputName": "in", "S3Input": {"S3Uri": "s3://in/data/", "S3DataType": "S3Prefix",
                  "S3InputMode": "Pipe", "LocalPath": "/opt/ml/processing/in"}}]}
                """);

        assertThat(bench.processed("piped").path("ProcessingJobStatus").asString(""))
                .isEqualTo("Completed");
        assertThat(bench.read("s3://out/piped/all")).isEqualTo("11");
    }

    @Test
    void aContinuousOutputIsThereBeforeTheJobEndsAndStaysWhenItFails() throws Exception {
        bench.process(
                "continuous",
                "cd /opt/ml/processing/out; echo 1 > part-1; while [ ! -e go ]; do sleep 0.1; done; exit 3",
                """
                {"ProcessingOutputConfig": {"Outputs": [{"OutputName": "out", "S3Output": {"S3Uri": "s3://out/continuous",
                  "LocalPath": "/opt/ml/processing/out", "S3UploadMode": "Continuous"}}]},
                 "StoppingCondition": {"MaxRuntimeInSeconds": 60}}
                """);
        Bench.until(() -> {
            try {
                return bench.exists("s3://out/continuous/part-1");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(bench.processing("continuous").path("ProcessingJobStatus").asString(""))
                .isEqualTo("InProgress");
        bench.invoke("StopProcessingJob", "ProcessingJobName", "continuous");
        assertThat(bench.processed("continuous").path("ProcessingJobStatus").asString(""))
                .isEqualTo("Stopped");
        assertThat(bench.read("s3://out/continuous/part-1")).isEqualTo("1\n");
    }

    @Test
    void aDatasetDefinitionIsRefusedWhenTheJobIsCreated() {
        assertThatThrownBy(() -> bench.process("dataset", "true", """
                {"ProcessingInputs": [{"InputName": "query", "DatasetDefinition": {"AthenaDatasetDefinition":
                  {"Catalog": "c", "Database": "d", "QueryString": "select 1", "OutputS3Uri": "s3://x/y",
                   "OutputFormat": "PARQUET"}}}]}
                """))
                .hasMessageContainingAll("query", "DatasetDefinition", "S3Input");
    }
}
