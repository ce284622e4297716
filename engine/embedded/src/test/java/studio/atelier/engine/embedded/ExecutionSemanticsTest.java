package studio.atelier.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.embedded.testing.Bench;
import tools.jackson.databind.JsonNode;

/** How executions go through their steps. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ExecutionSemanticsTest {

    /** Writes the times, in nanoseconds, between which a step ran. */
    private static final String TIMED =
            "s=$(date +%s%N); sleep 0.4; echo $s $(date +%s%N) > /opt/ml/processing/out/time";

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() throws Exception {
        bench = Bench.open(folder.resolve("workspace"), Duration.ofMillis(700));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private long[] times(String step) throws Exception {
        String[] words = bench.read("s3://out/" + step + "/time").strip().split(" ");
        return new long[] {Long.parseLong(words[0]), Long.parseLong(words[1])};
    }

    private boolean overlap(String one, String other) throws Exception {
        long[] a = times(one);
        long[] b = times(other);
        return a[0] < b[1] && b[0] < a[1];
    }

    private static String parallel(int most) {
        return "{\"ParallelismConfiguration\": {\"MaxParallelExecutionSteps\": " + most + "}}";
    }

    @Test
    void stepsRunAtOnceAsFarAsTheParallelismAllows() throws Exception {
        bench.pipeline("p", Bench.step("A", TIMED, ""), Bench.step("B", TIMED, ""), Bench.step("C", TIMED, ""));

        assertThat(bench.ended(bench.start("p"))).isEqualTo("Succeeded");
        assertThat(overlap("A", "B") || overlap("A", "C") || overlap("B", "C")).isTrue();

        assertThat(bench.ended(bench.start("p", parallel(1)))).isEqualTo("Succeeded");
        assertThat(overlap("A", "B") || overlap("A", "C") || overlap("B", "C")).isFalse();
    }

    @Test
    void aRetryMayChangeTheParallelism() throws Exception {
        Path flag = folder.resolve("flag");
        bench.pipeline(
                "p",
                Bench.step("Gate", "test -f " + flag, ""),
                Bench.step("A", TIMED, ", \"DependsOn\": [\"Gate\"]"),
                Bench.step("B", TIMED, ", \"DependsOn\": [\"Gate\"]"));
        String arn = bench.start("p");
        assertThat(bench.ended(arn)).isEqualTo("Failed");

        Files.createFile(flag);
        bench.invoke("RetryPipelineExecution", Json.parseObject(parallel(1)).put("PipelineExecutionArn", arn));
        assertThatThrownBy(() -> bench.invoke("RetryPipelineExecution", "PipelineExecutionArn", arn))
                .hasMessageContaining("Executing");

        assertThat(bench.ended(arn)).isEqualTo("Succeeded");
        assertThat(overlap("A", "B")).isFalse();
        assertThat(bench.execution(arn)
                        .path("ParallelismConfiguration")
                        .path("MaxParallelExecutionSteps")
                        .asInt(0))
                .isEqualTo(1);
        assertThat(bench.execution(arn).has("FailureReason")).isFalse();
    }

    @Test
    void conditionsTenDeepAreFollowedToTheInnermost() throws Exception {
        String inner = Bench.step("Innermost", "echo deep > /opt/ml/processing/out/f", "");
        for (int i = 10; i >= 1; i--) {
            inner = """
                    {"Name": "C%d", "Type": "Condition", "Arguments": {"Conditions":
                      [{"Type": "Equals", "LeftValue": %d, "RightValue": {"Get": "Parameters.N"}}],
                      "IfSteps": [%s], "ElseSteps": [%s]}}
                    """.formatted(i, i % 2 == 0 ? 1 : 2, i % 2 == 0 ? inner : "", i % 2 == 0 ? "" : inner);
        }
        bench.pipelineOf("deep", "[{\"Name\": \"N\", \"Type\": \"Integer\", \"DefaultValue\": 1}]", inner);
        String arn = bench.start("deep");

        assertThat(bench.ended(arn)).isEqualTo("Succeeded");
        assertThat(bench.steps(arn)).hasSize(11);
        assertThat(bench.read("s3://out/Innermost/f")).isEqualTo("deep\n");
    }

    @Test
    void everyOperatorDecides() throws Exception {
        Map<String, String> holds = Map.of(
                "E", "{\"Type\": \"Equals\", \"LeftValue\": \"a\", \"RightValue\": \"a\"}",
                "GT", "{\"Type\": \"GreaterThan\", \"LeftValue\": 2, \"RightValue\": 1.5}",
                "GE", "{\"Type\": \"GreaterThanOrEqualTo\", \"LeftValue\": 2, \"RightValue\": 2.0}",
                "LT", "{\"Type\": \"LessThan\", \"LeftValue\": {\"Get\": \"Parameters.X\"}, \"RightValue\": 1}",
                "LE", "{\"Type\": \"LessThanOrEqualTo\", \"LeftValue\": 1, \"RightValue\": 1}",
                "In", "{\"Type\": \"In\", \"QueryValue\": \"b\", \"Values\": [\"a\", \"b\"]}",
                "Not",
                        "{\"Type\": \"Not\", \"Expression\": {\"Type\": \"Equals\", \"LeftValue\": 1, \"RightValue\": 2}}",
                "Or",
                        "{\"Type\": \"Or\", \"Conditions\": [{\"Type\": \"Equals\", \"LeftValue\": 1, \"RightValue\": 2},"
                                + " {\"Type\": \"In\", \"QueryValue\": 1, \"Values\": [1]}]}");
        List<String> steps = new ArrayList<>();
        holds.forEach((name, condition) -> {
            steps.add("{\"Name\": \"" + name + "\", \"Type\": \"Condition\", \"Arguments\": {\"Conditions\": ["
                    + condition + "], \"IfSteps\": [], \"ElseSteps\": []}}");
            steps.add("{\"Name\": \"" + name + "-no\", \"Type\": \"Condition\", \"Arguments\": {\"Conditions\": ["
                    + "{\"Type\": \"Not\", \"Expression\": " + condition
                    + "}], \"IfSteps\": [], \"ElseSteps\": []}}");
        });
        bench.pipelineOf(
                "operators",
                "[{\"Name\": \"X\", \"Type\": \"Float\", \"DefaultValue\": 0.5}]",
                steps.toArray(String[]::new));
        String arn = bench.start("operators");

        assertThat(bench.ended(arn)).as("%s", bench.execution(arn)).isEqualTo("Succeeded");
        Map<String, JsonNode> ended = bench.steps(arn);
        for (String name : holds.keySet()) {
            assertThat(outcome(ended.get(name))).as(name).isEqualTo("True");
            assertThat(outcome(ended.get(name + "-no"))).as(name).isEqualTo("False");
        }
    }

    private static String outcome(JsonNode step) {
        return step.path("Metadata").path("Condition").path("Outcome").asString("");
    }

    @Test
    void propertiesWithDotsInTheirKeysReachLaterSteps() throws Exception {
        String first = Bench.step("First", "echo dotted > /opt/ml/processing/out/f", "")
                .replace("\"OutputName\": \"out\"", "\"OutputName\": \"8f3c.default\"");
        String second = Bench.step(
                        "Second",
                        "cp /opt/ml/processing/in/f /opt/ml/processing/out/; echo $NAME >> /opt/ml/processing/out/f",
                        "")
                .replace("\"AppSpecification\"", """
                        "Environment": {"NAME": {"Get": "Steps.First.ProcessingJobName"}},
                        "ProcessingInputs": [{"InputName": "in", "S3Input": {"LocalPath": "/opt/ml/processing/in",
                          "S3DataType": "S3Prefix", "S3InputMode": "File", "S3Uri": {"Get":
                          "Steps.First.ProcessingOutputConfig.Outputs['8f3c.default'].S3Output.S3Uri"}}}],
                        "AppSpecification\"""");
        bench.pipeline("dots", second, first);
        String arn = bench.start("dots");

        assertThat(bench.ended(arn)).as("%s", bench.execution(arn)).isEqualTo("Succeeded");
        assertThat(bench.read("s3://out/Second/f"))
                .startsWith("dotted\npipelines-" + arn.substring(arn.lastIndexOf('/') + 1) + "-First-");
    }

    @Test
    void aJobKilledFromOutsideIsTriedAgainAsItsPolicySays() throws Exception {
        Path tries = folder.resolve("tries");
        String policy = ", \"RetryPolicies\": [{\"ExceptionType\": [\"SageMaker.JOB_INTERNAL_ERROR\"],"
                + " \"IntervalSeconds\": 1, \"BackoffRate\": 1.5, \"MaxAttempts\": 2}]";
        bench.pipeline(
                "retry",
                Bench.step(
                        "Killed",
                        "date +%s%N >> " + tries + "; test $(wc -l < " + tries + ") -ge 3 || kill -9 $$",
                        policy));
        String arn = bench.start("retry");

        assertThat(bench.ended(arn)).as("%s", bench.execution(arn)).isEqualTo("Succeeded");
        assertThat(bench.steps(arn).get("Killed").path("AttemptCount").asInt(0)).isEqualTo(3);
        List<Long> times = Files.readAllLines(tries).stream().map(Long::valueOf).toList();
        assertThat(times.get(1) - times.get(0)).isGreaterThanOrEqualTo(1_000_000_000L);
        assertThat(times.get(2) - times.get(1)).isGreaterThanOrEqualTo(1_500_000_000L);
    }

    @Test
    void aFaultOfTheScriptItselfIsNotTriedAgain() throws Exception {
        bench.pipeline(
                "own",
                Bench.step(
                        "Own",
                        "exit 1",
                        ", \"RetryPolicies\": [{\"ExceptionType\": [\"SageMaker.JOB_INTERNAL_ERROR\"], \"MaxAttempts\": 3}]"));
        String arn = bench.start("own");

        assertThat(bench.ended(arn)).isEqualTo("Failed");
        assertThat(bench.steps(arn).get("Own").path("AttemptCount").asInt(0)).isEqualTo(1);
    }

    @Test
    void anExecutionCanBeStoppedBetweenTwoAttemptsAndRetried() throws Exception {
        Path flag = folder.resolve("flag");
        bench.pipeline(
                "between",
                Bench.step(
                        "Killed",
                        "test -f " + flag + " || kill -9 $$",
                        ", \"RetryPolicies\": [{\"ExceptionType\": [\"SageMaker.JOB_INTERNAL_ERROR\"],"
                                + " \"IntervalSeconds\": 60, \"MaxAttempts\": 3}]"),
                Bench.step("After", "true", ", \"DependsOn\": [\"Killed\"]"));
        String arn = bench.start("between");
        Bench.until(
                () -> bench.invoke("ListProcessingJobs", Json.object()).path("ProcessingJobSummaries").values().stream()
                        .anyMatch(job ->
                                job.path("ProcessingJobStatus").asString("").equals("Failed")));
        Thread.sleep(100);

        bench.invoke("StopPipelineExecution", "PipelineExecutionArn", arn);
        assertThat(bench.ended(arn)).as("%s", bench.execution(arn)).isEqualTo("Stopped");
        assertThat(bench.stepStatus(arn, "Killed")).isEqualTo("Stopped");

        Files.createFile(flag);
        bench.invoke("RetryPipelineExecution", "PipelineExecutionArn", arn);
        assertThat(bench.ended(arn)).isEqualTo("Succeeded");
        assertThat(bench.steps(arn)).containsOnlyKeys("Killed", "After");
    }

    @Test
    void everyFailureIsNamedAndWhatRunsIsLetFinish() throws Exception {
        bench.pipeline(
                "join",
                Bench.step("Bad", "exit 1", ""),
                Bench.step("Worse", "sleep 0.8; exit 2", ""),
                Bench.step("Good", "sleep 0.8; echo x > /opt/ml/processing/out/f", ""),
                Bench.step("Never", "true", ", \"DependsOn\": [\"Bad\", \"Good\"]"));
        String arn = bench.start("join");

        assertThat(bench.ended(arn)).isEqualTo("Failed");
        assertThat(bench.execution(arn).path("FailureReason").asString(""))
                .contains("Bad")
                .contains("Worse")
                .doesNotContain("Good");
        assertThat(bench.stepStatus(arn, "Good")).isEqualTo("Succeeded");
        assertThat(bench.steps(arn)).doesNotContainKey("Never");
    }

    @Test
    void twoPipelinesRunSideBySide() throws Exception {
        bench.pipeline("one", Bench.step("One", TIMED, ""));
        bench.pipeline("two", Bench.step("Two", TIMED, ""));
        String one = bench.start("one");
        String two = bench.start("two");

        assertThat(bench.ended(one)).isEqualTo("Succeeded");
        assertThat(bench.ended(two)).isEqualTo("Succeeded");
        assertThat(overlap("One", "Two")).isTrue();
    }

    @Test
    void parametersComeBackAsTheyWereGivenAndTheExperimentIsNamed() throws Exception {
        bench.invoke(
                "CreatePipeline",
                Json.object()
                        .put("PipelineName", "given")
                        .put("RoleArn", Bench.ROLE)
                        .put("PipelineDefinition", """
                        {"Version": "2020-12-01", "Parameters": [
                          {"Name": "B", "Type": "Boolean", "DefaultValue": false},
                          {"Name": "I", "Type": "Integer", "DefaultValue": 3}],
                        "PipelineExperimentConfig": {
                          "ExperimentName": {"Std:Join": {"On": "-", "Values": [
                            {"Get": "Execution.PipelineName"}, {"Get": "Parameters.I"}]}},
                          "TrialName": {"Get": "Execution.PipelineExecutionId"}},
                        "Steps": [%s]}
                        """.formatted(
                                        Bench.step("Only", "true", ", \"DisplayName\": \"One\"")
                                                .replace(
                                                        "\"AppSpecification\"",
                                                        "\"Environment\": {\"E\": {\"Get\": \"PipelineExperimentConfig.ExperimentName\"}},"
                                                                + " \"AppSpecification\""))));
        String arn = bench.start("given", "{\"PipelineParameters\": [{\"Name\": \"B\", \"Value\": \"True\"}]}");
        assertThat(bench.ended(arn)).isEqualTo("Succeeded");

        JsonNode experiment = bench.execution(arn).path("PipelineExperimentConfig");
        assertThat(experiment.path("ExperimentName").asString("")).isEqualTo("given-3");
        assertThat(bench.execution(arn).path("PipelineExecutionDisplayName").asString(""))
                .startsWith("execution-");
        assertThat(arn).endsWith(experiment.path("TrialName").asString("-"));
        assertThat(bench.invoke("ListPipelineParametersForExecution", "PipelineExecutionArn", arn)
                        .path("PipelineParameters"))
                .hasToString("[{\"Name\":\"B\",\"Value\":\"True\"},{\"Name\":\"I\",\"Value\":\"3\"}]");
        assertThatThrownBy(() -> bench.start(
                        "given",
                        "{\"PipelineParameters\": [{\"Name\": \"B\", \"Value\": \"True\"}, {\"Name\": \"B\","
                                + " \"Value\": \"False\"}]}"))
                .hasMessageContaining("twice");
    }

    @Test
    void aLineageStepTakesWhatIsThereAlready() throws Exception {
        bench.pipeline("lineage", """
                {"Name": "L", "Type": "Lineage", "Arguments": {
                  "Actions": [{"ActionName": "run", "ActionType": "A", "Source": {"SourceUri": "s3://b/run"}}],
                  "Artifacts": [{"ArtifactName": "model", "ArtifactType": "M", "Source": {"SourceUri": "s3://b/m"}}],
                  "Associations": [{"Source": {"Name": "run", "Type": "Action"},
                    "Destination": {"Name": "model", "Type": "Artifact"}, "AssociationType": "Produced"}]}}
                """);
        String first = bench.start("lineage");
        assertThat(bench.ended(first)).isEqualTo("Succeeded");
        String second = bench.start("lineage");
        assertThat(bench.ended(second)).as("%s", bench.execution(second)).isEqualTo("Succeeded");

        assertThat(bench.steps(second).get("L").path("Metadata"))
                .isEqualTo(bench.steps(first).get("L").path("Metadata"));
        assertThat(bench.invoke("ListArtifacts", Json.object()).path("ArtifactSummaries"))
                .hasSize(1);
    }

    @Test
    void wrongParametersAreRefusedBeforeAnythingStarts() throws Exception {
        bench.pipelineOf(
                "parameters",
                "[{\"Name\": \"N\", \"Type\": \"Integer\"}, {\"Name\": \"S\", \"Type\": \"String\", \"DefaultValue\":"
                        + " \"a\", \"EnumValues\": [\"a\", \"b\"]}]",
                Bench.step("Only", "true", ""));

        for (var wrong : List.of(
                List.of("[]", "N"),
                List.of("[{\"Name\": \"N\", \"Value\": \"x\"}]", "N"),
                List.of("[{\"Name\": \"N\", \"Value\": \"1\"}, {\"Name\": \"S\", \"Value\": \"c\"}]", "S"),
                List.of("[{\"Name\": \"N\", \"Value\": \"1\"}, {\"Name\": \"Other\", \"Value\": \"c\"}]", "Other"))) {
            assertThatThrownBy(() -> bench.start("parameters", "{\"PipelineParameters\": " + wrong.get(0) + "}"))
                    .hasMessageContaining(wrong.get(1));
        }
        assertThat(bench.invoke("ListPipelineExecutions", "PipelineName", "parameters")
                        .path("PipelineExecutionSummaries"))
                .isEmpty();
    }

    @Test
    void selectedStepsTakeTheRestFromTheSourceExecution() throws Exception {
        String use = "cp /opt/ml/processing/in/f /opt/ml/processing/out/f; date +%N >> /opt/ml/processing/out/f";
        String input = """
                "ProcessingInputs": [{"InputName": "in", "S3Input": {"LocalPath": "/opt/ml/processing/in",
                  "S3DataType": "S3Prefix", "S3InputMode": "File", "S3Uri": {"Get":
                  "Steps.%s.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri"}}}], "AppSpecification\"""";
        bench.pipeline(
                "select",
                Bench.step("A", "date +%N > /opt/ml/processing/out/f", ""),
                Bench.step("B", use, "").replace("\"AppSpecification\"", input.formatted("A")),
                Bench.step("C", use, "").replace("\"AppSpecification\"", input.formatted("B")));
        String all = bench.start("select");
        assertThat(bench.ended(all)).isEqualTo("Succeeded");
        String a = bench.read("s3://out/A/f");
        String c = bench.read("s3://out/C/f");

        String some = bench.start("select", """
                {"SelectiveExecutionConfig": {"SourcePipelineExecutionArn": "%s", "SelectedSteps": [{"StepName": "B"}]}}
                """.formatted(all));
        assertThat(bench.ended(some)).as("%s", bench.execution(some)).isEqualTo("Succeeded");
        assertThat(bench.read("s3://out/A/f")).isEqualTo(a);
        assertThat(bench.read("s3://out/B/f")).startsWith(a);
        assertThat(bench.read("s3://out/C/f")).isEqualTo(c);
        assertThat(bench.steps(some)).containsOnlyKeys("A", "B");
        assertThat(bench.steps(some).get("A").path("SelectiveExecutionResult").path("SourcePipelineExecutionArn"))
                .hasToString("\"" + all + "\"");
        assertThat(bench.steps(some).get("B").has("SelectiveExecutionResult")).isFalse();

        String chained = bench.start("select", """
                {"SelectiveExecutionConfig": {"SourcePipelineExecutionArn": "%s", "SelectedSteps": [{"StepName": "B"}]}}
                """.formatted(some));
        assertThat(bench.ended(chained)).isEqualTo("Succeeded");

        assertThatThrownBy(() -> bench.start("select", """
                {"SelectiveExecutionConfig": {"SourcePipelineExecutionArn": "%s",
                  "SelectedSteps": [{"StepName": "A"}, {"StepName": "C"}]}}
                """.formatted(all))).hasMessageContaining("B");
        assertThatThrownBy(() -> bench.start(
                        "select", "{\"SelectiveExecutionConfig\": {\"SelectedSteps\":" + " [{\"StepName\": \"Z\"}]}}"))
                .hasMessageContaining("Z");
    }
}
