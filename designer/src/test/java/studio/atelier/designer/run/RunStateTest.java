package studio.atelier.designer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.atelier.workbench.control.Status;

class RunStateTest {

    @Test
    void othersStandInPlaceOfStepsAndTheOrderStays() {
        Map<String, StepState> steps = new LinkedHashMap<>();
        for (String name : new String[] {"C", "A", "B"}) {
            steps.put(name, StepState.waiting(name));
        }
        RunState run = new RunState(
                "arn", "run", Status.RUNNING, Instant.EPOCH, Optional.empty(), Optional.empty(), Map.of(), steps);

        RunState changed = run.withSteps(Map.of("A", StepState.waiting("A").progressed("Training", 0.5)));

        assertThat(changed.steps().keySet()).containsExactly("C", "A", "B");
        assertThat(changed.steps().get("A").fraction()).isEqualTo(0.5);
        assertThat(changed.steps().get("B")).isSameAs(run.steps().get("B"));
        assertThat(run.steps().get("A").fraction()).isZero();
        assertThat(run.withSteps(Map.of())).isSameAs(run);
    }
}
