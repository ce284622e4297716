package studio.atelier.designer.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.atelier.designer.graph.LayoutResult.Flow;
import studio.atelier.designer.graph.LayoutResult.Point;
import studio.atelier.workbench.canvas.Box;

class GraphLayoutTest {

    static Stream<Path> samples() {
        return Samples.all();
    }

    static Stream<Path> folder() {
        return Samples.in(Path.of(System.getProperty("atelier.samples"))).stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noCardLiesOnAnotherAndNoStepIsLost(Path file) {
        check(file);
    }

    /** For a folder of definitions named by {@code -Datelier.samples=FOLDER}. */
    @ParameterizedTest
    @MethodSource("folder")
    @EnabledIfSystemProperty(named = "atelier.samples", matches = ".+")
    void noCardOfAFolderLiesOnAnother(Path file) {
        check(file);
    }

    private static void check(Path file) {
        PipelineGraph graph = PipelineGraph.of(Samples.read(file));
        assertThat(graph.nodes())
                .hasSizeGreaterThanOrEqualTo(Samples.read(file).steps().size());
        for (Flow flow : Flow.values()) {
            LayoutResult layout = GraphLayout.compute(graph, flow, () -> false);
            assertThat(layout.cards().keySet()).isEqualTo(graph.nodes().keySet());
            assertApart(layout);
            assertThat(layout.routes().keySet()).containsExactlyInAnyOrderElementsOf(graph.wires());
            layout.ports()
                    .forEach((port, at) -> assertThat(
                                    layout.cards().get(port.node()).grown(5).contains(at.x(), at.y()))
                            .as("%s lies on the edge of its card", port)
                            .isTrue());
            graph.nodes()
                    .values()
                    .forEach(node -> node.lane().ifPresent(lane -> {
                        Box area = layout.lanes().get(lane);
                        if (area != null) {
                            Box card = layout.cards().get(node.id());
                            assertThat(area.union(card))
                                    .as("%s lies in its lane", node.id())
                                    .isEqualTo(area);
                        }
                    }));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 1500})
    void largeGraphsAreLaidOutApartToo(int steps) {
        PipelineGraph graph = Samples.generated(steps);

        LayoutResult layout = GraphLayout.compute(graph, Flow.DOWN, () -> false);

        assertThat(layout.cards()).hasSize(steps);
        assertApart(layout);
        for (Map.Entry<Wire, List<Point>> route : layout.routes().entrySet()) {
            Wire wire = route.getKey();
            assertThat(layout.cards().get(wire.from().node()).y())
                    .as("wires run down")
                    .isLessThan(layout.cards().get(wire.to().node()).y());
        }
    }

    @Test
    void theSameGraphGivesTheSamePlaces() {
        LayoutResult first = GraphLayout.compute(Samples.graph("generated-nested-conditions"), Flow.DOWN, () -> false);
        LayoutResult second = GraphLayout.compute(Samples.graph("generated-nested-conditions"), Flow.DOWN, () -> false);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void stepsThatWaitForEachOtherStillGetTheirPlaces() {
        PipelineGraph graph = PipelineGraph.of(studio.atelier.engine.pipelines.definition.PipelineDefinition.read("""
                {"Version":"2020-12-01","Steps":[
                  {"Name":"A","Type":"Lambda","Arguments":{},"DependsOn":["B"]},
                  {"Name":"B","Type":"Lambda","Arguments":{},"DependsOn":["A","Nobody"]},
                  {"Name":"B","Type":"Lambda","Arguments":{}}]}"""));

        LayoutResult layout = GraphLayout.compute(graph, Flow.DOWN, () -> false);

        assertThat(layout.cards()).containsOnlyKeys("A", "B", "/Steps/2");
        assertApart(layout);
    }

    @Test
    void nothingGivesAnEmptyLayout() {
        assertThat(GraphLayout.compute(PipelineGraph.empty(), Flow.DOWN, () -> false))
                .isEqualTo(LayoutResult.empty());
    }

    @Test
    void aLayoutThatIsNoLongerWantedEnds() {
        assertThatThrownBy(() -> GraphLayout.compute(Samples.generated(60), Flow.DOWN, () -> true))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> GraphLayout.compute(Samples.generated(1500), Flow.DOWN, () -> true))
                .isInstanceOf(CancellationException.class);
    }

    private static void assertApart(LayoutResult layout) {
        List<Map.Entry<String, Box>> cards = new ArrayList<>(layout.cards().entrySet());
        for (int i = 0; i < cards.size(); i++) {
            for (int j = i + 1; j < cards.size(); j++) {
                if (cards.get(i).getValue().overlaps(cards.get(j).getValue())) {
                    throw new AssertionError(cards.get(i) + " lies on " + cards.get(j));
                }
            }
            Box card = cards.get(i).getValue();
            layout.parameters().ifPresent(p -> assertThat(p.overlaps(card)).isFalse());
        }
    }
}
