package studio.atelier.designer.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import studio.atelier.designer.graph.LayoutResult.Point;
import studio.atelier.workbench.canvas.Box;
import studio.atelier.workbench.canvas.SpatialIndex;

/** The wires of a graph by place, and how much room the names of its ports have. For one thread at a time. */
final class WireIndex {

    private static final double CELL = 600;
    private static final double FREE = 200;

    private final LayoutResult places;
    private final SpatialIndex<Wire> index = new SpatialIndex<>(CELL);
    private final Map<Port, Double> rooms = new HashMap<>();

    WireIndex(PipelineGraph graph, LayoutResult places) {
        this.places = places;
        places.routes().forEach((wire, route) -> index.put(wire, WirePainter.bounds(route)));
        for (String node : graph.nodes().keySet()) {
            measure(graph.ports(node));
        }
    }

    /** How far each name of an output may reach before the next one. */
    private void measure(List<Port> ports) {
        List<Port> sorted = new ArrayList<>(ports);
        sorted.removeIf(port -> port.input() || !places.ports().containsKey(port));
        if (sorted.size() > 1) {
            sorted.sort(Comparator.comparingDouble(port -> point(port).x()));
            for (int i = 0; i + 1 < sorted.size(); i++) {
                rooms.put(
                        sorted.get(i),
                        point(sorted.get(i + 1)).x() - point(sorted.get(i)).x());
            }
        }
    }

    /** @return the wires that may be seen in a box */
    List<Wire> in(Box view) {
        return index.in(view);
    }

    /** @return true of a wire that reaches far out of a box */
    boolean isLong(Wire wire, Box view) {
        return index.box(wire)
                .filter(box -> box.width() > view.width() || box.height() > 2 * view.height())
                .isPresent();
    }

    /** @return world units for the name of an output */
    double room(Port port) {
        return rooms.getOrDefault(port, FREE);
    }

    List<Point> route(Wire wire) {
        return places.routes().getOrDefault(wire, List.of(point(wire.from()), point(wire.to())));
    }

    private Point point(Port port) {
        return places.ports().getOrDefault(port, new Point(0, 0));
    }
}
