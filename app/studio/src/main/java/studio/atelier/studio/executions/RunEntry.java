package studio.atelier.studio.executions;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import studio.atelier.designer.run.RunState;
import studio.atelier.designer.run.RunSummary;
import studio.atelier.designer.run.StepState;
import studio.atelier.workbench.control.Status;

/**
 * An execution in the list of runs.
 *
 * @param note why it failed, or else its description; may be empty
 * @param state its steps and parameters; nothing until they are read
 * @param metrics final metrics of its training jobs, by name
 * @param tags by key
 */
record RunEntry(
        RunSummary summary,
        String note,
        Optional<RunState> state,
        Map<String, Double> metrics,
        Map<String, String> tags) {

    /** Names that nobody gave: those of StartPipelineExecution without a display name, and bare ids. */
    private static final Pattern NOBODY_GAVE = Pattern.compile("execution-\\d+|[a-z0-9]{12}");

    RunEntry {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    String arn() {
        return summary.arn();
    }

    Status status() {
        return summary.status();
    }

    /** @return the name that somebody gave it; empty if nobody did */
    String givenName() {
        return NOBODY_GAVE.matcher(summary.name()).matches() ? "" : summary.name();
    }

    Map<String, String> parameters() {
        return state.map(RunState::parameters).orElse(Map.of());
    }

    Map<String, StepState> steps() {
        return state.map(RunState::steps).orElse(Map.of());
    }

    /** @return how long it took, or has taken until {@code now}; nothing while that is not known */
    Optional<Duration> elapsed(Instant now) {
        if (!status().isFinal()) {
            return Optional.of(Duration.between(summary.started(), now));
        }
        // When the last step ended: the execution itself changes again when it is renamed.
        return steps().values().stream()
                .flatMap(step -> step.ended().stream())
                .max(Instant::compareTo)
                .or(() -> state.flatMap(RunState::ended))
                .map(end -> Duration.between(summary.started(), end));
    }

    RunEntry with(RunSummary fresh, String freshNote) {
        return new RunEntry(fresh, freshNote, state, metrics, tags);
    }
}
