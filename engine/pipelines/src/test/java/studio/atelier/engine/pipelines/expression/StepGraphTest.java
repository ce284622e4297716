package studio.atelier.engine.pipelines.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;

class StepGraphTest {

    /** Listed the wrong way round; C branches on B's property. */
    private static final StepGraph GRAPH = graph("""
            {"Name":"After","Type":"Model","DependsOn":["No"],"Arguments":{}},
            {"Name":"C","Type":"Condition","Arguments":{
              "Conditions":[{"Type":"Equals","LeftValue":{"Get":"Steps.B.X"},"RightValue":1}],
              "IfSteps":[{"Name":"Yes","Type":"Training","Arguments":{"x":[{"Get":"Steps.Side.Y['a.b']"}]}}],
              "ElseSteps":[{"Name":"No","Type":"Model","Arguments":{}}]}},
            {"Name":"Side","Type":"Training","Arguments":{}},
            {"Name":"B","Type":"Training","Arguments":{"Std:Join":{"On":"","Values":[{"Get":"Steps.A.X"}]}}},
            {"Name":"A","Type":"Processing","Arguments":{}}""");

    @Test
    void edgesComeFromMentionsDependsOnAndBranches() {
        assertThat(GRAPH.dependencies("B")).containsExactly("A");
        assertThat(GRAPH.dependencies("C")).containsExactly("B");
        assertThat(GRAPH.dependencies("Yes")).containsExactlyInAnyOrder("C", "Side");
        assertThat(GRAPH.dependencies("After")).containsExactly("No");
        assertThat(GRAPH.dependants("C")).containsExactlyInAnyOrder("Yes", "No");
        assertThat(GRAPH.edges())
                .contains(new Edge("Side", "Yes", Edge.Kind.REFERENCE, "/Steps/1/Arguments/IfSteps/0/Arguments/x/0"))
                .contains(new Edge("No", "After", Edge.Kind.DEPENDS_ON, "/Steps/0/DependsOn/0"));
    }

    @Test
    void ordersStepsWhateverTheOrderOfTheText() {
        assertThat(GRAPH.order()).containsExactly("Side", "A", "B", "C", "Yes", "No", "After");
        assertThat(GRAPH.cycles()).isEmpty();
    }

    @Test
    void knowsWhatLiesAboveAndBelow() {
        assertThat(GRAPH.upstream(List.of("Yes"))).containsExactlyInAnyOrder("C", "B", "A", "Side");
        assertThat(GRAPH.downstream(List.of("C"))).containsExactlyInAnyOrder("Yes", "No", "After");
        assertThat(GRAPH.connected(List.of("A", "C"))).containsExactlyInAnyOrder("A", "B", "C");
    }

    @Test
    void readyStepsFollowTheTakenBranch() {
        assertThat(GRAPH.ready(Set.of(), Set.of(), Map.of())).containsExactly("Side", "A");
        Set<String> over = Set.of("Side", "A", "B", "C");
        assertThat(GRAPH.ready(over, over, Map.of("C", true))).containsExactly("Yes");
        assertThat(GRAPH.ready(over, over, Map.of("C", false))).containsExactly("No");
        assertThat(GRAPH.notTaken(Map.of("C", true))).containsExactlyInAnyOrder("No", "After");
        assertThat(GRAPH.notTaken(Map.of())).isEmpty();
    }

    @Test
    void stepsBelowABranchThatIsNotTakenNeverRunEvenInNestedConditions() {
        StepGraph nested = graph("""
                {"Name":"C","Type":"Condition","Arguments":{"Conditions":[],"IfSteps":[
                  {"Name":"D","Type":"Condition","Arguments":{"Conditions":[],"IfSteps":[
                    {"Name":"E","Type":"Model","Arguments":{}}],"ElseSteps":[]}}],"ElseSteps":[]}}""");

        assertThat(nested.notTaken(Map.of("C", false))).containsExactlyInAnyOrder("D", "E");
    }

    @Test
    void namesTheCycle() {
        StepGraph graph = graph("""
                {"Name":"A","DependsOn":["C"]},{"Name":"B","DependsOn":["A"]},{"Name":"C","DependsOn":["B"]},
                {"Name":"Self","DependsOn":["Self"]},{"Name":"Below","DependsOn":["C"]}""");

        assertThat(graph.cycles()).containsExactly(List.of("A", "B", "C", "A"), List.of("Self", "Self"));
        assertThatIllegalStateException().isThrownBy(graph::order).withMessageContaining("A -> B -> C -> A");
    }

    @Test
    void unknownNamesAndDoubleNamesDoNoHarm() {
        StepGraph graph = graph("{\"Name\":\"A\",\"DependsOn\":[\"X\",3]},{\"Name\":\"A\"},{}");

        assertThat(graph.order()).containsExactly("A");
        assertThat(graph.edges()).extracting(Edge::from).containsExactly("X");
    }

    @Test
    void aLongChainHasAnOrder() {
        StepGraph graph = graph(IntStream.range(0, 5000)
                .mapToObj(i -> "{\"Name\":\"S" + i + "\",\"DependsOn\":[\"S" + (i + 1) + "\"]}")
                .collect(Collectors.joining(",")));

        assertThat(graph.order()).hasSize(5000).startsWith("S4999").endsWith("S0");
    }

    @ParameterizedTest
    @MethodSource("studio.atelier.engine.pipelines.Samples#all")
    void everySampleHasAnOrderInWhichDependenciesComeFirst(Path sample) throws IOException {
        StepGraph graph = StepGraph.of(PipelineDefinition.read(sample));

        List<String> order = graph.order();
        assertThat(order).containsExactlyInAnyOrderElementsOf(graph.names());
        assertThat(order)
                .allSatisfy(name ->
                        assertThat(order.subList(0, order.indexOf(name))).containsAll(graph.dependencies(name)));
        assertThat(graph.edges())
                .allSatisfy(edge -> assertThat(graph.step(edge.from())).isPresent());
    }

    private static StepGraph graph(String steps) {
        return StepGraph.of(PipelineDefinition.read("{\"Steps\":[" + steps + "]}"));
    }
}
