package studio.atelier.designer.graph;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import studio.atelier.designer.graph.LayoutResult.Flow;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;

/**
 * A graph with the places of all that it has, and its wires found by place. Making one takes as long as it takes: not
 * for the JavaFX thread, which it is handed to.
 */
public final class Drawing {

    private final PipelineGraph graph;
    private final LayoutResult places;
    private final WireIndex wires;

    private Drawing(PipelineGraph graph, LayoutResult places) {
        this.graph = graph;
        this.places = places;
        this.wires = new WireIndex(graph, places);
    }

    /** A drawing of nothing. */
    public static Drawing empty() {
        return new Drawing(PipelineGraph.empty(), LayoutResult.empty());
    }

    public static Drawing of(PipelineDefinition definition, Flow flow) {
        return of(() -> PipelineGraph.of(definition), flow, () -> false);
    }

    /**
     * @param canceled asked now and then
     * @throws CancellationException once it answers true
     */
    static Drawing of(Supplier<PipelineGraph> graph, Flow flow, BooleanSupplier canceled) {
        PipelineGraph made = graph.get();
        return new Drawing(made, GraphLayout.compute(made, flow, canceled));
    }

    public PipelineGraph graph() {
        return graph;
    }

    public LayoutResult places() {
        return places;
    }

    WireIndex wires() {
        return wires;
    }
}
