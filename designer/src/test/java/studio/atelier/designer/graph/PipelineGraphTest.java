package studio.atelier.designer.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;

class PipelineGraphTest {

    @Test
    void cardsSayWhatTellsTheirStepFromOthers() {
        assertThat(Samples.graph("abalone-full").nodes().values())
                .extracting(GraphNode::title, GraphNode::subtitle)
                .contains(
                        tuple("AbaloneProcess", "Processing · ml.m5.xlarge"),
                        tuple("AbaloneTrain", "Training · XGBoost 1.0-1"),
                        tuple("AbaloneMSECond", "mse.value ≤ MseThreshold"),
                        tuple("AbaloneTransform", "Batch transform · ml.m5.xlarge"));
    }

    @Test
    void dataPropertiesAndBranchesAreToldApart() {
        assertThat(Samples.graph("abalone-full").wires())
                .extracting(w -> w.from().node(), w -> w.from().name(), w -> w.to().node(), Wire::kind)
                .contains(
                        tuple("AbaloneProcess", "validation", "AbaloneTrain", WireKind.DATA),
                        tuple("AbaloneTrain", "model", "AbaloneEval", WireKind.DATA),
                        tuple("AbaloneEval", "evaluation.json", "AbaloneMSECond", WireKind.PROPERTY),
                        tuple("AbaloneMSECond", "Else", "AbaloneMSEFail", WireKind.BRANCH),
                        tuple("AbaloneCreateModel-CreateModel", "ModelName", "AbaloneTransform", WireKind.PROPERTY));
    }

    @Test
    void channelsInsideATuningHaveTheirNames() {
        assertThat(Samples.graph("tuning-top2").wires())
                .filteredOn(w -> w.to().node().equals("HPTuning"))
                .extracting(w -> w.to().name())
                .containsExactly("train", "validation");
    }

    @Test
    void onlyTheFirstStepsOfABranchHangOnTheCondition() {
        assertThat(Samples.graph("abalone-full").wires())
                .filteredOn(w -> w.kind() == WireKind.BRANCH)
                .extracting(w -> w.to().node())
                .containsExactlyInAnyOrder(
                        "AbaloneRegisterModel-RegisterModel", "AbaloneCreateModel-CreateModel", "AbaloneMSEFail");
    }

    @Test
    void theBodyOfAForEachIsALane() {
        PipelineGraph graph = Samples.graph("generated-foreach");

        assertThat(graph.nodes()).containsOnlyKeys("Each", "Body", "After");
        GraphNode body = graph.node("Body").orElseThrow();
        assertThat(body.lane()).contains(new Lane("Each", "Each"));
        assertThat(body.pointer()).isEqualTo("/Steps/0/Arguments/ForEachBody/0");
    }

    @Test
    void parametersKnowTheStepsThatMentionThem() {
        PipelineGraph graph = Samples.graph("abalone-full");

        assertThat(graph.parametersOf("AbaloneTrain")).containsExactly("TrainingInstanceType");
        assertThat(graph.parameters())
                .contains(new PipelineGraph.ParameterRow("ModelApprovalStatus", "PendingManualApproval"));
    }

    @Test
    void aDependencyThatSaysNothingMoreIsAnOrderWire() {
        PipelineGraph graph = PipelineGraph.of(PipelineDefinition.read("""
                {"Version":"2020-12-01","Steps":[
                  {"Name":"A","Type":"Training","Arguments":{}},
                  {"Name":"B","Type":"Lambda","Arguments":{},"DependsOn":["A","Nobody","B"]},
                  {"Name":"C","Type":"Model","Arguments":{"PrimaryContainer":{"ModelDataUrl":
                     {"Get":"Steps.A.ModelArtifacts.S3ModelArtifacts"}}},"DependsOn":["A"]}]}"""));

        assertThat(graph.wires())
                .extracting(w -> w.from().node(), w -> w.to().node(), Wire::kind)
                .containsExactly(tuple("A", "B", WireKind.ORDER), tuple("A", "C", WireKind.DATA));
    }

    @Test
    void stepsWithoutANameAndWithATakenOneAreNotLost() {
        PipelineGraph graph = PipelineGraph.of(PipelineDefinition.read("""
                {"Version":"2020-12-01","Steps":[
                  {"Name":"A","Type":"Training","Arguments":{}},
                  {"Name":"A","Type":"Strange"},
                  {"Type":"Condition","Arguments":{"Conditions":[{"Type":"Odd"}]}}]}"""));

        assertThat(graph.nodes()).containsOnlyKeys("A", "/Steps/1", "/Steps/2");
        assertThat(graph.node("/Steps/1").orElseThrow().subtitle()).isEqualTo("Strange · unknown type");
        assertThat(graph.node("/Steps/2").orElseThrow().title()).isEqualTo("No name");
    }
}
