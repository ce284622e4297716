package studio.atelier.designer.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.atelier.designer.document.Checked;
import studio.atelier.designer.graph.NodeState;
import studio.atelier.designer.graph.PipelineGraph;
import studio.atelier.designer.run.RunState;
import studio.atelier.designer.run.StepState;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.validation.Finding;
import studio.atelier.engine.pipelines.validation.Severity;
import studio.atelier.workbench.control.Status;

class NodeStatesTest {

    private static final PipelineDefinition DEFINITION = PipelineDefinition.read("""
            {"Version": "2020-12-01", "Steps": [
              {"Name": "train", "DisplayName": "Train the model", "Type": "Training", "Arguments": {}},
              {"Name": "stop", "Type": "Fail", "Arguments": {}}]}
            """);

    private static final RunState RUN = new RunState(
            "arn",
            "run",
            Status.RUNNING,
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Map.of(
                    "train",
                    new StepState(
                            "train",
                            Status.FAILED,
                            "",
                            0,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Map.of(),
                            Optional.of("out of memory\nand more"),
                            Optional.empty()),
                    "stop",
                    StepState.waiting("stop")));

    @Test
    void runsAndFindingsKnowAStepByItsNameWhateverItIsShownBy() {
        Finding finding = new Finding(Severity.ERROR, "code", "/Steps/0/Arguments", 1, 1, "No image", Optional.empty());

        Map<String, NodeState> states =
                NodeStates.of(PipelineGraph.of(DEFINITION), Checked.of(DEFINITION, List.of(finding)), RUN);

        assertThat(states.get("train").status()).contains(Status.FAILED);
        assertThat(states.get("train").detail()).isEqualTo("out of memory");
        assertThat(states.get("train").errors()).isEqualTo(1);
        assertThat(states.get("train").problem()).isEqualTo("No image");
        assertThat(states.get("stop").status()).contains(Status.WAITING);
        assertThat(states.get("stop").errors()).isZero();
    }
}
