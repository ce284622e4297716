package studio.atelier.studio.executions;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import studio.atelier.designer.run.RunState;
import studio.atelier.designer.run.RunSummary;
import studio.atelier.designer.run.StepState;
import studio.atelier.workbench.control.Status;

/** Runs for tests. */
final class Runs {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private Runs() {}

    static RunEntry run(
            int number, Status status, long seconds, Map<String, String> parameters, Map<String, Double> metrics) {
        String arn = "arn:aws:sagemaker:us-east-1:000000000000:pipeline/abalone/execution/" + number;
        StepState step = new StepState(
                "Train",
                status,
                "",
                0,
                Optional.of(START),
                Optional.of(START.plus(Duration.ofSeconds(seconds))),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                1);
        RunState state = new RunState(
                arn,
                "execution-1",
                status,
                START,
                Optional.of(START.plus(Duration.ofSeconds(seconds))),
                Optional.empty(),
                new LinkedHashMap<>(parameters),
                Map.of("Train", step));
        return new RunEntry(
                new RunSummary(arn, number, "execution-1", status, START),
                status == Status.FAILED ? "Ran out of memory" : "",
                Optional.of(state),
                metrics,
                Map.of());
    }
}
