package studio.atelier.designer.graph;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import studio.atelier.designer.graph.LayoutResult.Flow;

/**
 * Lays graphs out in layers. The same graph gives the same places every time. Cards never overlap.
 */
public final class GraphLayout {

    /** Above this many nodes the thorough way takes too long; a plainer one is used that knows no lanes. */
    static final int THOROUGH = 1000;

    private GraphLayout() {}

    /**
     * Takes as long as it takes: not for the JavaFX thread.
     *
     * @param canceled asked now and then
     * @throws CancellationException once it answers true
     */
    public static LayoutResult compute(PipelineGraph graph, Flow flow, BooleanSupplier canceled) {
        if (graph.nodes().isEmpty()) {
            return Placed.withParameters(graph, LayoutResult.empty());
        }
        LayoutResult placed = graph.nodes().size() <= THOROUGH
                ? new ElkLayout(graph, flow, canceled).compute()
                : new PlainLayout(graph, flow, canceled).compute();
        return Placed.withParameters(graph, placed);
    }
}
