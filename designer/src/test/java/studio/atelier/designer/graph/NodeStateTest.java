package studio.atelier.designer.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.atelier.engine.pipelines.definition.StepType;
import studio.atelier.workbench.control.Status;

class NodeStateTest {

    private final GraphNode node =
            new GraphNode("A", "A", "A", StepType.TRAINING, "Training", "Not run yet", Optional.empty(), "/Steps/0");

    @Test
    void onlyARunningStepCountsFromItsBegin() {
        NodeState running =
                NodeState.of(Status.RUNNING).withSince(Instant.EPOCH).withTime("~2:00");

        assertThat(running.timeAt(Instant.EPOCH.plusSeconds(75))).isEqualTo("1:15");
        assertThat(NodeState.of(Status.SUCCEEDED)
                        .withSince(Instant.EPOCH)
                        .withTime("2:00")
                        .timeAt(Instant.EPOCH.plusSeconds(75)))
                .isEqualTo("2:00");
    }

    @Test
    void theFootNamesTheProblemBeforeAnythingElse() {
        assertThat(Foot.of(node, NodeState.IDLE).spoken()).isEqualTo("Not run yet");
        assertThat(Foot.of(node, NodeState.of(Status.FAILED).withDetail("out of memory"))
                        .spoken())
                .isEqualTo("Failed out of memory");
        assertThat(Foot.of(node, NodeState.of(Status.RUNNING).withDetail("Round 3 of 5"))
                        .spoken())
                .isEqualTo("Round 3 of 5");
        assertThat(Foot.of(node, NodeState.IDLE.withProblems(2, 1, "")).spoken())
                .isEqualTo("2 errors");
        assertThat(Foot.of(node, NodeState.IDLE.withProblems(0, 1, "")).spoken())
                .isEqualTo("1 warning");
    }
}
