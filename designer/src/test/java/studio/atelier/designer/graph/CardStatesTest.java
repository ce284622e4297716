package studio.atelier.designer.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.atelier.workbench.control.Status;

class CardStatesTest {

    @Test
    void metricsAndProgressChangeNoColour() {
        CardStates states = new CardStates();
        NodeState running = NodeState.of(Status.RUNNING);

        assertThat(states.replace(Map.of("A", running))).isTrue();
        assertThat(states.replace(Map.of("A", running.withProgress(0.5).withMetric("rmse", "2.1"))))
                .isFalse();
        assertThat(states.anyMoving()).isTrue();
        assertThat(states.put("A", NodeState.of(Status.SUCCEEDED))).isTrue();
        assertThat(states.anyMoving()).isFalse();
        assertThat(states.put("A", NodeState.of(Status.SUCCEEDED).withProblems(1, 0, "Wrong")))
                .isTrue();
        assertThat(states.of("B")).isEqualTo(NodeState.IDLE);
    }
}
