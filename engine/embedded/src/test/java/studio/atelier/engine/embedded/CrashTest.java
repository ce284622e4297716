package studio.atelier.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.embedded.testing.Bench;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An engine is killed with SIGKILL at random moments of a mixed run, and the next one finds everything in
 * order. {@code atelier.chaos.rounds} and {@code atelier.chaos.seed} say how often and when.
 */
@EnabledOnOs(OS.LINUX)
class CrashTest {

    private static final int ROUNDS = Integer.getInteger("atelier.chaos.rounds", 5);
    private static final long SEED = Long.getLong("atelier.chaos.seed", 4);
    private static final int LATEST_MILLIS = 2600;

    @TempDir
    Path folder;

    private Path workspace() {
        return folder.resolve("workspace");
    }

    /** Tells the processes of this test's containers from others. */
    private String marker() {
        return "marker=" + folder.getFileName();
    }

    private void createPipeline() throws IOException {
        String line = ": " + marker() + "; sleep 0.3; date > /opt/ml/processing/out/f";
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            rows.append(i % 7)
                    .append(',')
                    .append(i % 5)
                    .append(',')
                    .append(i % 3)
                    .append('\n');
        }
        try (Bench bench = Bench.open(workspace(), Duration.ofSeconds(1))) {
            bench.put("s3://in/train/rows.csv", rows.toString());
            bench.put("s3://ck/run/kept", "kept");
            bench.pipeline(
                    "mixed",
                    Bench.step("First", line, ""),
                    Bench.step("Beside", line, ""),
                    """
                    {"Name": "Check", "Type": "Condition", "DependsOn": ["First"], "Arguments": {"Conditions":
                      [{"Type": "Equals", "LeftValue": 1, "RightValue": 1}], "IfSteps": [%s], "ElseSteps": []}}
                    """.formatted(Bench.step("Inside", line, "")),
                    """
                    {"Name": "Script", "Type": "Training", "DependsOn": ["First"], "Arguments": {
                      "AlgorithmSpecification": {"TrainingImage": "atelier.local/shell", "TrainingInputMode": "File",
                        "ContainerEntrypoint": ["/bin/sh", "-c", %s]},
                      "CheckpointConfig": {"S3Uri": "s3://ck/run"},
                      "OutputDataConfig": {"S3OutputPath": "s3://out/models"}, "StoppingCondition": {"MaxRuntimeInSeconds": 60},
                      "ResourceConfig": {"InstanceType": "local", "InstanceCount": 1, "VolumeSizeInGB": 1}}}
                    """.formatted(Bench.text(": " + marker() + "; sleep 0.3; echo m > /opt/ml/model/m")),
                    """
                    {"Name": "Boost", "Type": "Training", "Arguments": {
                      "AlgorithmSpecification": {"TrainingInputMode": "File", "TrainingImage":
                        "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1"},
                      "HyperParameters": {"num_round": "3", "objective": "reg:squarederror"},
                      "InputDataConfig": [{"ChannelName": "train", "ContentType": "text/csv", "DataSource": {"S3DataSource":
                        {"S3DataType": "S3Prefix", "S3Uri": "s3://in/train/"}}}],
                      "OutputDataConfig": {"S3OutputPath": "s3://out/models"}, "StoppingCondition": {"MaxRuntimeInSeconds": 60},
                      "ResourceConfig": {"InstanceType": "local", "InstanceCount": 1, "VolumeSizeInGB": 1}}}
                    """,
                    """
                    {"Name": "Model", "Type": "Model", "Arguments": {"PrimaryContainer": {
                      "Image": "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1",
                      "ModelDataUrl": {"Get": "Steps.Boost.ModelArtifacts.S3ModelArtifacts"}}}}
                    """);
        }
    }

    @Test
    void nothingIsLostStuckOrDoubledWhenTheEngineIsKilled() throws Exception {
        Random random = new Random(SEED);
        createPipeline();
        Map<String, Integer> retries = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<String> known = runAndKill(round, random);
            try (Bench bench = Bench.open(workspace(), Duration.ofSeconds(1))) {
                List<String> executions = executions(bench);
                assertThat(executions)
                        .as("round %d", round)
                        .containsAll(known.stream()
                                .filter(arn -> arn.contains("/execution/"))
                                .toList());
                List<String> jobs = jobs(bench);
                assertThat(jobs)
                        .containsAll(known.stream()
                                .filter(arn -> arn.contains("training-job/"))
                                .toList());
                for (String arn : executions) {
                    checkEnded(bench, arn, jobs, retries.getOrDefault(arn, 0));
                }
                checkNothingIsLeft();
                List<String> failed = executions.stream()
                        .filter(arn -> bench.status(arn).equals("Failed"))
                        .toList();
                for (String arn : failed) {
                    bench.invoke("RetryPipelineExecution", "PipelineExecutionArn", arn);
                    retries.merge(arn, 1, Integer::sum);
                }
                for (String arn : failed) {
                    assertThat(bench.ended(arn)).as("%s", bench.execution(arn)).isEqualTo("Succeeded");
                    assertThat(bench.steps(arn)).hasSize(7);
                }
                List<String> all = jobs(bench);
                for (String arn : failed) {
                    checkEnded(bench, arn, all, retries.getOrDefault(arn, 0));
                }
                assertThat(bench.read("s3://ck/run/kept")).isEqualTo("kept");
            }
        }
    }

    /** Starts two executions and a job in another engine, kills it somewhere, and returns what it had started. */
    private List<String> runAndKill(int round, Random random) throws Exception {
        try (OtherEngine other = OtherEngine.on(workspace())) {
            other.awaitOpen();
            other.tell("start mixed");
            other.tell("start mixed");
            other.tell("train chaos-" + round);
            Thread.sleep(random.nextInt(LATEST_MILLIS));
            other.kill();
            Thread.sleep(50);
            return other.said();
        }
    }

    private static List<String> executions(Bench bench) {
        return bench
                .invoke(
                        "ListPipelineExecutions",
                        Json.object().put("PipelineName", "mixed").put("MaxResults", 100))
                .path("PipelineExecutionSummaries")
                .values()
                .stream()
                .map(e -> e.path("PipelineExecutionArn").asString(""))
                .toList();
    }

    /** The ARNs of all jobs, none of which may be open. */
    private static List<String> jobs(Bench bench) {
        List<String> jobs = new ArrayList<>();
        for (String kind : List.of("TrainingJob", "ProcessingJob")) {
            String token = "";
            do {
                ObjectNode request = Json.object().put("MaxResults", 100);
                ObjectNode page =
                        bench.invoke("List" + kind + "s", token.isEmpty() ? request : request.put("NextToken", token));
                for (JsonNode job : page.path(kind + "Summaries")) {
                    ObjectNode described = bench.invoke(
                            "Describe" + kind,
                            kind + "Name",
                            job.path(kind + "Name").asString(""));
                    String status = described.path(kind + "Status").asString("");
                    assertThat(status).as("%s", described).isIn("Completed", "Failed");
                    assertThat(described.path("FailureReason").asString("").isEmpty())
                            .as("%s", described)
                            .isEqualTo(status.equals("Completed"));
                    jobs.add(described.path(kind + "Arn").asString(""));
                }
                token = page.path("NextToken").asString("");
            } while (!token.isEmpty());
        }
        return jobs;
    }

    private static void checkEnded(Bench bench, String arn, List<String> jobs, int retries) {
        ObjectNode execution = bench.execution(arn);
        String status = execution.path("PipelineExecutionStatus").asString("");
        assertThat(status).as("%s", execution).isIn("Succeeded", "Failed");
        assertThat(execution.path("FailureReason").asString("").isEmpty())
                .as("%s", execution)
                .isEqualTo(status.equals("Succeeded"));
        String id = arn.substring(arn.lastIndexOf('/') + 1);
        bench.steps(arn).forEach((name, step) -> {
            assertThat(step.path("StepStatus").asString("")).as("%s", step).isIn("Succeeded", "Failed");
            assertThat(jobs.stream().filter(job -> job.contains("pipelines-" + id + "-" + name + "-")))
                    .as("jobs of %s", step)
                    .hasSizeLessThanOrEqualTo(1 + retries);
            for (JsonNode made : step.path("Metadata")) {
                String job = made.path("Arn").asString("");
                if (job.contains("-job/")) {
                    assertThat(jobs).contains(job);
                }
            }
        });
    }

    private void checkNothingIsLeft() throws InterruptedException {
        Bench.until(() -> {
            try (Stream<Path> trees = Files.list(workspace().resolve("jobs"))) {
                return trees.findAny().isEmpty() && processes().isEmpty();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private List<String> processes() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            for (Path process :
                    all.filter(p -> p.getFileName().toString().matches("\\d+")).toList()) {
                String command = commandLine(process);
                boolean own = process.getFileName()
                        .toString()
                        .equals(Long.toString(ProcessHandle.current().pid()));
                if (!own
                        && (command.contains(marker())
                                || command.contains(workspace().toString()))) {
                    found.add(command);
                }
            }
        }
        return found;
    }

    private static String commandLine(Path process) throws IOException {
        try {
            return new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            if (Files.exists(process)) {
                throw e;
            }
            return "";
        }
    }
}
