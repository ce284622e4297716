package studio.atelier.designer.graph;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
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

    /**
     * Computes on a thread of its own.
     *
     * @return completes there; canceling it ends the work soon
     */
    public static CompletableFuture<LayoutResult> start(PipelineGraph graph, Flow flow) {
        CompletableFuture<LayoutResult> result = new CompletableFuture<>();
        Thread.ofVirtual().name("graph-layout").start(() -> {
            try {
                result.complete(compute(graph, flow, result::isDone));
            } catch (CancellationException e) {
                result.cancel(false);
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}
