package studio.atelier.engine.dataprep.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.dataprep.operator.OperatorRegistry;
import studio.atelier.engine.dataprep.run.FlowCheck;

class SampleFlowsTest {

    private static final Path FLOWS = Path.of("src/test/resources/flows");

    static List<Path> flows() throws IOException {
        try (Stream<Path> files = Files.list(FLOWS)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void everySampleOpensAndComesOutAsItCameIn(Path file) throws Exception {
        FlowDocument flow = FlowDocument.read(file);
        assertThat(Json.parse(flow.toText())).isEqualTo(Json.parse(Files.readString(file)));
        assertThat(FlowDocument.parse(flow.toText()).toText()).isEqualTo(flow.toText());
        assertThat(flow.nodes()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("flows")
    void onlyOperatorsThatAreNotBuiltKeepASampleFromRunning(Path file) throws Exception {
        FlowDocument flow = FlowDocument.read(file);
        List<String> wanted = flow.nodes().stream()
                .filter(n -> !n.type().equals("VISUALIZATION"))
                .map(FlowNode::id)
                .toList();
        List<FlowProblem> problems =
                new FlowCheck(OperatorRegistry.builtIn()).check(flow, FlowParameters.of(flow, Map.of()), wanted);
        assertThat(problems).allSatisfy(p -> {
            assertThat(p.kind()).isEqualTo(FlowProblem.Kind.UNKNOWN_OPERATOR);
            assertThat(p.message()).contains(p.nodeId()).contains("sagemaker.");
            assertThat(flow.node(p.nodeId()).orElseThrow().operator())
                    .containsAnyOf(
                            "custom_code",
                            "custom_pandas",
                            "custom_pyspark",
                            "balance_data",
                            "featurize_text",
                            "time_series",
                            "athena_source");
        });
    }

    @Test
    void brokenTextIsRefusedWithLineAndColumn() {
        assertThatThrownBy(() -> FlowDocument.parse("{\"nodes\": [\n  {\"node_id\": }\n]}"))
                .isInstanceOfSatisfying(FlowSyntaxException.class, e -> {
                    assertThat(e.line()).isEqualTo(2);
                    assertThat(e.column()).isPositive();
                    assertThat(e).hasMessageContaining("line 2, column");
                });
        assertThatThrownBy(() -> FlowDocument.parse("[]")).hasMessageContaining("a flow is a JSON object");
        assertThatThrownBy(() -> FlowDocument.parse("{}")).hasMessageContaining("a flow has a list \"nodes\"");
        assertThatThrownBy(() -> FlowDocument.parse("{\"nodes\":[{}]}")).hasMessageContaining("/nodes/0");
        assertThatThrownBy(() -> FlowDocument.parse("")).isInstanceOf(FlowSyntaxException.class);
    }

    @Test
    void cyclesDanglingInputsMissingParametersAndUnknownOutputsAreFound() throws Exception {
        assertThat(kinds("{\"nodes\":[" + node("a", "b") + "," + node("b", "a") + "]}", "a"))
                .contains(FlowProblem.Kind.CYCLE);
        assertThat(kinds("{\"nodes\":[" + node("a", "nowhere") + "]}", "a"))
                .containsExactly(FlowProblem.Kind.DANGLING_INPUT);
        assertThat(kinds(
                        "{\"nodes\":[" + node("a", "a2") + ","
                                + node("a2", "x").replace("\"a2\",", "\"a2\",\"outputs\":[{\"name\":\"train\"}],")
                                + "]}",
                        "a"))
                .contains(FlowProblem.Kind.UNKNOWN_OUTPUT);
        String source =
                "{\"nodes\":[{\"node_id\":\"s\",\"operator\":\"sagemaker.s3_source_0.1\",\"parameters\":{\"dataset_definition\":{\"name\":\"t\",\"s3ExecutionContext\":{\"s3Uri\":\"{{ Where }}\"}}}}]}";
        assertThat(kinds(source, "s")).containsExactly(FlowProblem.Kind.MISSING_PARAMETER);
        FlowDocument flow = FlowDocument.parse(source);
        assertThat(FlowParameters.of(flow, Map.of("Where", "s3://b/k"))
                        .resolve(flow.nodes().getFirst().parameters())
                        .toString())
                .contains("s3://b/k");
    }

    private static List<FlowProblem.Kind> kinds(String text, String wanted) throws Exception {
        FlowDocument flow = FlowDocument.parse(text);
        return new FlowCheck(OperatorRegistry.builtIn())
                .check(flow, FlowParameters.of(flow, Map.of()), List.of(wanted)).stream()
                        .map(FlowProblem::kind)
                        .toList();
    }

    private static String node(String id, String from) {
        return "{\"node_id\":\"" + id
                + "\",\"operator\":\"sagemaker.dataset.identity_0.1\",\"inputs\":[{\"name\":\"df\",\"node_id\":\""
                + from + "\",\"output_name\":\"default\"}]}";
    }
}
