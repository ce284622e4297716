package studio.atelier.designer.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.workbench.canvas.Box;

/**
 * Where everything of a graph lies, in world units, which are pixels at 100 %.
 *
 * @param direction the way that wires run
 * @param cards by node id
 * @param ports the middle of each
 * @param routes by wire: from port to port through any points between, at least two
 * @param lanes by lane, the outer ones first; only those that hold more than one step
 * @param parameters the card of the parameters; empty if there are none
 */
public record LayoutResult(
        Flow direction,
        Map<String, Box> cards,
        Map<Port, Point> ports,
        Map<Wire, List<Point>> routes,
        Map<Lane, Box> lanes,
        Optional<Box> parameters) {

    /** A place. */
    public record Point(double x, double y) {}

    /** Which way wires run. */
    public enum Flow {
        DOWN,
        RIGHT
    }

    /** A layout of nothing. */
    public static LayoutResult empty() {
        return new LayoutResult(Flow.DOWN, Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty());
    }
}
