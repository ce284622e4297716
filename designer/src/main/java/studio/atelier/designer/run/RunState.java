package studio.atelier.designer.run;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import studio.atelier.workbench.control.Status;

/**
 * How an execution stands.
 *
 * @param steps by name, in the order of the definition
 * @param parameters values it was started with, by name
 */
public record RunState(
        String arn,
        String name,
        Status status,
        Instant started,
        Optional<Instant> ended,
        Optional<String> message,
        Map<String, String> parameters,
        Map<String, StepState> steps) {

    public RunState {
        parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        steps = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    }

    /** @return how many steps are over, whatever came of them */
    public long done() {
        return steps.values().stream().filter(step -> step.status().isFinal()).count();
    }

    public Duration elapsed(Instant now) {
        return Duration.between(started, ended.orElse(now));
    }

    RunState with(StepState step) {
        Map<String, StepState> changed = new LinkedHashMap<>(steps);
        changed.put(step.name(), step);
        return new RunState(arn, name, status, started, ended, message, parameters, changed);
    }
}
