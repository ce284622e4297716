package studio.atelier.engine.pipelines.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;

class RetriesTest {

    private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");
    private static final StepFailure KILLED = StepFailure.ofJob("InternalServerError: the worker is lost");
    private static final StepFailure FULL = StepFailure.ofJob("CapacityError: no place");

    private static Retries retries(String policies) {
        return new Retries(
                PipelineDefinition.read("""
                        {"Version": "2020-12-01", "Steps": [{"Name": "S", "Type": "Training", "Arguments": {},
                          "RetryPolicies": [%s]}]}
                        """.formatted(policies))
                        .steps()
                        .getFirst()
                        .retryPolicies(),
                BEGUN);
    }

    private static Optional<Duration> seconds(long seconds) {
        return Optional.of(Duration.ofSeconds(seconds));
    }

    @Test
    void eachWaitIsLongerByTheRateUntilTheAttemptsAreUsedUp() {
        Retries retries = retries("""
                {"ExceptionType": ["SageMaker.JOB_INTERNAL_ERROR"], "IntervalSeconds": 2, "BackoffRate": 3.0, "MaxAttempts": 3}
                """);

        assertThat(retries.next(KILLED, BEGUN)).isEqualTo(seconds(2));
        assertThat(retries.next(KILLED, BEGUN)).isEqualTo(seconds(6));
        assertThat(retries.next(KILLED, BEGUN)).isEqualTo(seconds(18));
        assertThat(retries.next(KILLED, BEGUN)).isEmpty();
    }

    @Test
    void withoutNumbersItIsFiveTriesFromOneSecondDoubling() {
        Retries retries = retries("{\"ExceptionType\": \"SageMaker.JOB_INTERNAL_ERROR\"}");

        for (int seconds : new int[] {1, 2, 4, 8, 16}) {
            assertThat(retries.next(KILLED, BEGUN)).isEqualTo(seconds(seconds));
        }
        assertThat(retries.next(KILLED, BEGUN)).isEmpty();
    }

    @Test
    void noTryStartsAfterTheTimeIsOver() {
        Retries retries = retries("""
                {"ExceptionType": ["SageMaker.JOB_INTERNAL_ERROR"], "IntervalSeconds": 30, "BackoffRate": 1.0, "ExpireAfterMin": 5}
                """);

        for (int i = 0; i < 10; i++) {
            assertThat(retries.next(KILLED, BEGUN.plusSeconds(30L * i)))
                    .as("try %d", i)
                    .isEqualTo(seconds(30));
        }
        assertThat(retries.next(KILLED, BEGUN.plusSeconds(271))).isEmpty();
    }

    @Test
    void noAttemptsMeansNoRetry() {
        assertThat(retries("{\"ExceptionType\": [\"SageMaker.JOB_INTERNAL_ERROR\"], \"MaxAttempts\": 0}")
                        .next(KILLED, BEGUN))
                .isEmpty();
    }

    @Test
    void eachPolicyCountsItsOwnKindOfFailure() {
        Retries retries = retries("""
                {"ExceptionType": ["SageMaker.JOB_INTERNAL_ERROR"], "IntervalSeconds": 1, "MaxAttempts": 1},
                {"ExceptionType": ["SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT"], "IntervalSeconds": 60, "MaxAttempts": 1}
                """);

        assertThat(retries.next(KILLED, BEGUN)).isEqualTo(seconds(1));
        assertThat(retries.next(FULL, BEGUN)).isEqualTo(seconds(60));
        assertThat(retries.next(KILLED, BEGUN)).isEmpty();
        assertThat(retries.next(FULL, BEGUN)).isEmpty();
    }

    @Test
    void whatTheUserDidWrongAndWhatWasStoppedIsNotTriedAgain() {
        String all = """
                {"ExceptionType": ["Step.SERVICE_FAULT", "Step.THROTTLING", "SageMaker.JOB_INTERNAL_ERROR",
                  "SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT"]}
                """;

        assertThat(retries(all).next(StepFailure.ofJob("AlgorithmError: bad data"), BEGUN))
                .isEmpty();
        assertThat(retries(all).next(StepFailure.ofJob("ClientError: no such file"), BEGUN))
                .isEmpty();
        assertThat(retries(all).next(StepFailure.stopped("stopped"), BEGUN)).isEmpty();
    }

    @Test
    void aKilledScriptOfEitherKindIsAnInternalErrorOfItsJob() {
        String policy = "{\"ExceptionType\": [\"SageMaker.JOB_INTERNAL_ERROR\"]}";

        for (String reason : new String[] {
            "AlgorithmError: The container ended with exit code 137 (SIGKILL)",
            "AlgorithmError: The container of algo-2 ended with exit code 137 (SIGKILL)",
            "AlgorithmError: ExecuteUserScriptError:\nExitCode 137 (killed)\nErrorMessage \"\""
        }) {
            assertThat(retries(policy).next(StepFailure.ofJob(reason), BEGUN))
                    .as(reason)
                    .isPresent();
        }
    }
}
