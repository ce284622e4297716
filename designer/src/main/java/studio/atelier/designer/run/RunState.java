package studio.atelier.designer.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    }

    /** @return how many steps are over, whatever came of them */
    public long done() {
        return steps.values().stream().filter(step -> step.status().isFinal()).count();
    }

    /** @return ARNs of the jobs and resources behind the steps that have one */
    Set<String> jobs() {
        return steps.values().stream().flatMap(step -> step.jobArn().stream()).collect(Collectors.toUnmodifiableSet());
    }

    public Duration elapsed(Instant now) {
        return Duration.between(started, ended.orElse(now));
    }

    /** @return the same with other steps in place of those of their names */
    RunState withSteps(Map<String, StepState> others) {
        if (others.isEmpty()) {
            return this;
        }
        Map<String, StepState> changed = new LinkedHashMap<>(steps);
        changed.putAll(others);
        return new RunState(arn, name, status, started, ended, message, parameters, changed);
    }
}
