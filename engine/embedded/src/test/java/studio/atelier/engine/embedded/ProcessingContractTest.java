package studio.atelier.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.embedded.testing.Bench;
import tools.jackson.databind.node.ObjectNode;

/** What a processing container sees and leaves, probed from inside of it. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ProcessingContractTest {

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

    private static String input(String name, String uri, String more) {
        return """
                {"InputName": "%s", "S3Input": {"S3Uri": "%s", "LocalPath": "/opt/ml/processing/%s",
                  "S3DataType": "S3Prefix", "S3InputMode": "File"%s}}
                """.formatted(name, uri, name, more);
    }

    @Test
    void configFilesInputsAndOutputsFollowTheContract() throws Exception {
        bench.put("s3://in/data/a", "a");
        bench.put("s3://in/data/b", "b");
        bench.process(
                "probe",
                "cp /opt/ml/config/* /opt/ml/processing/out/; env > /opt/ml/processing/out/env;"
                        + " cp -r /opt/ml/processing/first /opt/ml/processing/out/; echo fine > /opt/ml/output/message;"
                        + " ln -s env /opt/ml/processing/out/link; echo $0 $1 > /opt/ml/processing/out/args",
                """
                {"AppSpecification": {"ContainerArguments": ["one", "two words"]}, "Environment": {"MINE": "a b"},
                 "StoppingCondition": {"MaxRuntimeInSeconds": 60}, "ProcessingInputs": [%s]}
                """.formatted(input("first", "s3://in/data", "")));

        ObjectNode job = bench.processed("probe");
        assertThat(job.path("ProcessingJobStatus").asString("")).as("%s", job).isEqualTo("Completed");
        assertThat(job.path("ExitMessage").asString("")).isEqualTo("fine");
        assertThat(job.has("ProcessingStartTime") && job.has("ProcessingEndTime"))
                .isTrue();
        assertThat(Json.parse(bench.read("s3://out/probe/resourceconfig.json")))
                .isEqualTo(Json.parse("{\"current_host\": \"algo-1\", \"hosts\": [\"algo-1\"]}"));
        ObjectNode config = Json.parseObject(bench.read("s3://out/probe/processingjobconfig.json"));
        assertThat(config.path("ProcessingJobName").asString("")).isEqualTo("probe");
        assertThat(config.path("ProcessingJobArn")).isEqualTo(job.path("ProcessingJobArn"));
        for (String member : new String[] {
            "AppSpecification",
            "Environment",
            "ProcessingInputs",
            "ProcessingOutputConfig",
            "ProcessingResources",
            "RoleArn",
            "StoppingCondition"
        }) {
            assertThat(config.get(member)).as(member).isEqualTo(job.get(member));
        }
        assertThat(bench.read("s3://out/probe/env").lines())
                .contains("MINE=a b", "PROCESSING_JOB_NAME=probe", "AWS_REGION=us-east-1");
        assertThat(bench.read("s3://out/probe/args")).isEqualTo("one two words\n");
        assertThat(bench.read("s3://out/probe/first/b")).isEqualTo("b");
        assertThat(bench.exists("s3://out/probe/link")).isFalse();
    }

    @Test
    void shardedInputsAndOutputsOfSeveralHostsAreMerged() throws Exception {
        for (String name : new String[] {"a", "b", "c"}) {
            bench.put("s3://in/data/" + name, name);
        }
        bench.process("hosts", "cp /opt/ml/processing/shard/* /opt/ml/processing/out/", """
                {"ProcessingResources": {"ClusterConfig": {"InstanceCount": 2}}, "ProcessingInputs": [%s]}
                """.formatted(
                        input("shard", "s3://in/data/", ", \"S3DataDistributionType\": \"ShardedByS3Key\"")));

        assertThat(bench.processed("hosts").path("ProcessingJobStatus").asString(""))
                .isEqualTo("Completed");
        assertThat(bench.read("s3://out/hosts/a") + bench.read("s3://out/hosts/b") + bench.read("s3://out/hosts/c"))
                .isEqualTo("abc");
    }

    @Test
    void theFirstHostThatFailsFailsTheJobAndEndsTheOthers() throws Exception {
        bench.process(
                "one-fails",
                "grep -q 'current_host\":\"algo-2' /opt/ml/config/resourceconfig.json && { echo broken >&2; exit 3; };"
                        + " exec sleep 60",
                "{\"ProcessingResources\": {\"ClusterConfig\": {\"InstanceCount\": 2}}}");

        ObjectNode job = bench.processed("one-fails");
        assertThat(job.path("ProcessingJobStatus").asString("")).isEqualTo("Failed");
        assertThat(job.path("FailureReason").asString(""))
                .contains("algo-2")
                .contains("exit code 3")
                .contains("broken");
    }

    @Test
    void anEmptyOutputAndAppManagedTransfersAreNoFailures() throws Exception {
        bench.process("empty", "true", """
                {"ProcessingInputs": [{"InputName": "own", "AppManaged": true, "S3Input": {"S3Uri": "s3://in/none",
                   "LocalPath": "/opt/ml/processing/own", "S3DataType": "S3Prefix"}}]}
                """);

        ObjectNode job = bench.processed("empty");
        assertThat(job.path("ProcessingJobStatus").asString("")).as("%s", job).isEqualTo("Completed");
        assertThat(bench.log(job.path("ProcessingJobArn").asString("")))
                .anyMatch(line -> line.contains("Output 'out' is empty"))
                .anyMatch(line -> line.contains("'own' is AppManaged"));
    }

    @Test
    void theMessageOfAFailedContainerIsItsReason() throws Exception {
        bench.process("message", "echo 'the table is empty' > /opt/ml/output/message; exit 1", "{}");

        ObjectNode job = bench.processed("message");
        assertThat(job.path("ProcessingJobStatus").asString("")).isEqualTo("Failed");
        assertThat(job.path("ExitMessage").asString("")).isEqualTo("the table is empty");
        assertThat(job.path("FailureReason").asString("")).isEqualTo("AlgorithmError: the table is empty");
    }
}
