package studio.atelier.designer.graph;

import java.util.Optional;
import studio.atelier.workbench.canvas.Box;

/** Puts the card of the parameters to the left of everything, level with the first card. */
final class Placed {

    private Placed() {}

    static LayoutResult withParameters(PipelineGraph graph, LayoutResult result) {
        if (graph.parameters().isEmpty()) {
            return result;
        }
        Box all = Box.around(result.cards().values()).orElse(new Box(0, 0, 0, 0));
        all = Box.around(result.lanes().values()).map(all::union).orElse(all);
        Box card = new Box(
                all.x() - CardSize.PARAMETERS_GAP - CardSize.PARAMETERS_WIDTH,
                all.y(),
                CardSize.PARAMETERS_WIDTH,
                CardSize.parametersHeight(graph.parameters().size()));
        return new LayoutResult(
                result.direction(), result.cards(), result.ports(), result.routes(), result.lanes(), Optional.of(card));
    }
}
