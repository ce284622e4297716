package studio.atelier.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sagemaker.model.ResourceLimitExceededException;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.embedded.testing.Bench;

/** Which failures of this machine a retry policy means (docs/decisions/0003-retry-policies.md). */
@EnabledOnOs({OS.LINUX, OS.MAC})
class RetryPolicyTest {

    private static final List<String> ALL = List.of(
            "Step.SERVICE_FAULT",
            "Step.THROTTLING",
            "SageMaker.JOB_INTERNAL_ERROR",
            "SageMaker.CAPACITY_ERROR",
            "SageMaker.RESOURCE_LIMIT");

    @TempDir
    Path folder;

    private Bench open(String project) throws Exception {
        return Bench.open(
                folder.resolve("workspace"),
                Duration.ofMillis(700),
                new ProjectFile(Optional.empty(), Json.parseObject(project)));
    }

    private static String policy(List<String> types) {
        return ", \"RetryPolicies\": [{\"ExceptionType\": [\"" + String.join("\", \"", types)
                + "\"], \"IntervalSeconds\": 1, \"MaxAttempts\": 1}]";
    }

    private static String only(String type) {
        return policy(List.of(type));
    }

    private static String allBut(String type) {
        return policy(ALL.stream().filter(other -> !other.equals(type)).toList());
    }

    private static int attempts(Bench bench, String execution, String step) {
        return bench.steps(execution).get(step).path("AttemptCount").asInt(0);
    }

    private static String reason(Bench bench, String execution, String step) {
        return bench.steps(execution).get(step).path("FailureReason").asString("");
    }

    @Test
    void aKilledJobIsAnInternalErrorOfTheJobAndNothingElse() throws Exception {
        try (Bench bench = open("{}")) {
            bench.pipeline(
                    "killed",
                    Bench.step("Only", "kill -9 $$", only("SageMaker.JOB_INTERNAL_ERROR")),
                    Bench.step("AllBut", "kill -9 $$", allBut("SageMaker.JOB_INTERNAL_ERROR")));
            String arn = bench.start("killed");

            assertThat(bench.ended(arn)).isEqualTo("Failed");
            assertThat(attempts(bench, arn, "Only")).isEqualTo(2);
            assertThat(attempts(bench, arn, "AllBut")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo 'The container ended with exit code 137 (SIGKILL)' >&2; exit 1",
                "echo 'CapacityError: no' >&2; exit 1",
                "exit 143"
            })
    void whatAScriptSaysOrDoesItselfIsNoFaultOfThePlatform(String line) throws Exception {
        try (Bench bench = open("{}")) {
            bench.pipeline("own", Bench.step("Own", line, policy(ALL)));
            String arn = bench.start("own");

            assertThat(bench.ended(arn)).isEqualTo("Failed");
            assertThat(attempts(bench, arn, "Own")).isEqualTo(1);
        }
    }

    @Test
    void aTypeTooBigForThisMachineExceedsTheLimitWhereThePolicyIsStrict() throws Exception {
        try (Bench bench = open("""
                {"resourcePolicy": "strict", "instanceTypes":
                  {"local": {"vcpus": 100000, "memoryGiB": 1}, "ml.m5.large": {"vcpus": 1, "memoryGiB": 0.1}}}
                """)) {
            assertThatThrownBy(() -> bench.process("big", "true", "{}"))
                    .isInstanceOf(ResourceLimitExceededException.class)
                    .hasMessageContaining("100000 vCPU")
                    .hasMessageContaining("this machine has");
            bench.pipeline(
                    "big",
                    Bench.step("Only", "true", only("SageMaker.RESOURCE_LIMIT")),
                    Bench.step("AllBut", "true", allBut("SageMaker.RESOURCE_LIMIT")),
                    Bench.step("Small", "true", policy(ALL)).replace("\"local\"", "\"ml.m5.large\""));
            String arn = bench.start("big");

            assertThat(bench.ended(arn)).isEqualTo("Failed");
            assertThat(attempts(bench, arn, "Only")).isEqualTo(2);
            assertThat(attempts(bench, arn, "AllBut")).isEqualTo(1);
            assertThat(bench.stepStatus(arn, "Small")).isEqualTo("Succeeded");
            assertThat(reason(bench, arn, "Only")).startsWith("ClientError: ").contains("100000 vCPU");
        }
    }

    @Test
    void aMachineThatStaysTakenHasNoCapacity() throws Exception {
        int cpus = Runtime.getRuntime().availableProcessors();
        try (Bench bench = open("""
                {"resourcePolicy": "strict", "maxPendingSeconds": 1,
                 "instanceTypes": {"local": {"vcpus": %d, "memoryGiB": 0.1}}}
                """.formatted(cpus))) {
            Path flag = folder.resolve("flag");
            bench.train("busy", "while [ ! -f " + flag + " ]; do sleep 0.1; done", "{}");
            Bench.until(() ->
                    bench.training("busy").path("SecondaryStatus").asString("").equals("Training"));
            bench.pipeline("full", Bench.step("AllBut", "true", allBut("SageMaker.CAPACITY_ERROR")));
            String refused = bench.start("full");
            assertThat(bench.ended(refused)).isEqualTo("Failed");
            assertThat(attempts(bench, refused, "AllBut")).isEqualTo(1);
            assertThat(reason(bench, refused, "AllBut"))
                    .startsWith("CapacityError: ")
                    .contains("within 1 s");

            bench.pipeline("room", Bench.step("Only", "true", only("SageMaker.CAPACITY_ERROR")));
            String arn = bench.start("room");
            Bench.until(() ->
                    bench.invoke("ListProcessingJobs", Json.object()).toString().contains("-Only-")
                            && bench.invoke("ListProcessingJobs", "NameContains", "-Only-")
                                    .toString()
                                    .contains("Failed"));
            Files.createFile(flag);
            assertThat(bench.ended(arn)).as("%s", bench.steps(arn)).isEqualTo("Succeeded");
            assertThat(attempts(bench, arn, "Only")).isEqualTo(2);
        }
    }
}
