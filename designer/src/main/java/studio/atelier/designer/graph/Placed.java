package studio.atelier.designer.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.atelier.workbench.canvas.Box;

/** Puts the card of the parameters to the left of what lies beside it, level with the first card. */
final class Placed {

    private Placed() {}

    static LayoutResult withParameters(PipelineGraph graph, LayoutResult result) {
        if (graph.parameters().isEmpty()) {
            return result;
        }
        List<Box> boxes = new ArrayList<>(result.cards().values());
        boxes.addAll(result.lanes().values());
        result.routes()
                .values()
                .forEach(route -> route.forEach(point -> boxes.add(new Box(point.x(), point.y(), 0, 0))));
        double top = boxes.stream().mapToDouble(Box::y).min().orElse(0);
        double height = CardSize.parametersHeight(graph.parameters().size());
        double left = boxes.stream()
                .filter(box -> box.y() <= top + height + CardSize.PARAMETERS_GAP)
                .mapToDouble(Box::x)
                .min()
                .orElse(0);
        Box card = new Box(
                left - CardSize.PARAMETERS_GAP - CardSize.PARAMETERS_WIDTH, top, CardSize.PARAMETERS_WIDTH, height);
        return new LayoutResult(
                result.direction(), result.cards(), result.ports(), result.routes(), result.lanes(), Optional.of(card));
    }
}
