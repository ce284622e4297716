package studio.atelier.engine.pipelines.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;

class LargeGraphTest {

    private static final int STEPS = 10_000;

    @Test
    void ordersALongChainThatIsWrittenBackwards() {
        StepGraph graph = graph(IntStream.rangeClosed(1, STEPS)
                .map(i -> STEPS - i)
                .mapToObj(i -> step(i, i - 1))
                .collect(Collectors.joining(",")));

        assertThat(graph.order()).hasSize(STEPS).startsWith("s0", "s1", "s2");
        assertThat(graph.upstream(List.of("s" + (STEPS - 1)))).hasSize(STEPS - 1);
    }

    @Test
    void namesACycleAndNotTheManyStepsAfterIt() {
        StepGraph graph = graph("{\"Name\":\"s0\",\"DependsOn\":[\"s2\"]},"
                + IntStream.range(1, STEPS).mapToObj(i -> step(i, i - 1)).collect(Collectors.joining(",")));

        assertThat(graph.cycles()).containsExactly(List.of("s0", "s1", "s2", "s0"));
    }

    @Test
    void namesManyCycles() {
        StepGraph graph = graph(IntStream.range(0, STEPS)
                .mapToObj(i -> "{\"Name\":\"s" + i + "\",\"DependsOn\":[\"s" + (i ^ 1) + "\",\"s" + Math.max(0, i - 2)
                        + "\"]}")
                .collect(Collectors.joining(",")));

        assertThat(graph.cycles()).hasSize(STEPS / 2).contains(List.of("s4", "s5", "s4"));
    }

    private static String step(int number, int before) {
        return "{\"Name\":\"s" + number + "\"" + (before < 0 ? "" : ",\"DependsOn\":[\"s" + before + "\"]") + "}";
    }

    private static StepGraph graph(String steps) {
        return StepGraph.of(PipelineDefinition.read("{\"Steps\":[" + steps + "]}"));
    }
}
