package studio.atelier.designer.graph;

import org.junit.jupiter.api.Test;

class PipelineGraphTest {

    @Test
    void abaloneHasItsCardsAndWires() {
        PipelineGraph graph = Samples.graph("abalone-full");
        graph.nodes().values().forEach(n -> System.err.println(n));
        graph.wires().forEach(n -> System.err.println(n));
        System.err.println(graph.parameters());
        Samples.graph("generated-foreach").nodes().values().forEach(n -> System.err.println(n));
        Samples.graph("generated-foreach").wires().forEach(n -> System.err.println(n));
        for (int n : new int[] {100, 200, 400, 800, 1600, 5000}) {
            PipelineGraph g = Samples.generated(n);
            for (int i = 0; i < 2; i++) {
                long t = System.nanoTime();
                if (n <= 800) new ElkLayout(g, LayoutResult.Flow.DOWN, () -> false).compute();
                System.err.println(n + " elk " + (System.nanoTime() - t) / 1e6);
                t = System.nanoTime();
                new PlainLayout(g, LayoutResult.Flow.DOWN, () -> false).compute();
                System.err.println(n + " plain " + (System.nanoTime() - t) / 1e6);
            }
        }
    }
}
