package studio.atelier.designer.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import studio.atelier.workbench.control.Status;

/**
 * How a step of an execution stands.
 *
 * @param status as the look shows it
 * @param detail a word more, as "Training" or "from run 11"; may be empty
 * @param fraction how much of it is done, 0 to 1; 0 if nobody can tell
 * @param jobArn of the job or resource behind it, once there is one
 * @param metrics last values by name, in the order in which they came
 * @param message why it failed, or another note
 * @param cachedFrom the execution whose result was taken, for a cache hit
 * @param attempts how often it was tried, 0 before it started
 */
public record StepState(
        String name,
        Status status,
        String detail,
        double fraction,
        Optional<Instant> started,
        Optional<Instant> ended,
        Optional<String> jobArn,
        Map<String, Double> metrics,
        Optional<String> message,
        Optional<String> cachedFrom,
        int attempts) {

    public StepState {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    public static StepState waiting(String name) {
        return new StepState(
                name,
                Status.WAITING,
                "",
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    /** @return how long it took, or has taken until {@code now}; nothing before it started */
    public Optional<Duration> elapsed(Instant now) {
        return started.map(start -> Duration.between(start, ended.orElse(now)));
    }

    StepState with(Status newStatus, String newDetail) {
        return new StepState(
                name, newStatus, newDetail, fraction, started, ended, jobArn, metrics, message, cachedFrom, attempts);
    }

    StepState progressed(String stage, double newFraction) {
        double known = Double.isNaN(newFraction) ? 0 : newFraction;
        return new StepState(
                name, status, stage, known, started, ended, jobArn, metrics, message, cachedFrom, attempts);
    }

    StepState measured(Map<String, Double> newMetrics) {
        return new StepState(
                name, status, detail, fraction, started, ended, jobArn, newMetrics, message, cachedFrom, attempts);
    }
}
