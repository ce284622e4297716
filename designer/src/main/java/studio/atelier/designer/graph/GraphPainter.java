package studio.atelier.designer.graph;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.graph.LayoutResult.Flow;
import studio.atelier.designer.graph.LayoutResult.Point;
import studio.atelier.workbench.canvas.Box;
import studio.atelier.workbench.canvas.CanvasModel;
import studio.atelier.workbench.canvas.Frame;
import studio.atelier.workbench.canvas.Painter;
import studio.atelier.workbench.canvas.SpatialIndex;
import studio.atelier.workbench.canvas.TextFit;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.theme.Token;

/** Paints a whole graph: lanes, wires, cards, ports, parameters; of each what is in view. */
final class GraphPainter implements Painter {

    /** So many wires in view are drawn plainly. */
    private static final int FULL = 120;

    private final CanvasModel<String> model;
    private final InstantSource clock;
    private final TextFit fit = new TextFit();
    private final CardPainter cards = new CardPainter();
    private final WirePainter wires = new WirePainter();
    private final ParametersPainter parameters = new ParametersPainter();
    private final SpatialIndex<Wire> wireIndex = new SpatialIndex<>(600);
    private final Map<Port, Double> rooms = new HashMap<>();
    private PipelineGraph graph = PipelineGraph.empty();
    private LayoutResult layout = LayoutResult.empty();
    private Map<String, NodeState> states = Map.of();
    private @Nullable String hovered;

    GraphPainter(CanvasModel<String> model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
    }

    void show(PipelineGraph shown, LayoutResult places) {
        graph = shown;
        layout = places;
        wireIndex.clear();
        places.routes().forEach((wire, route) -> wireIndex.put(wire, WirePainter.bounds(route)));
        rooms.clear();
        for (String node : shown.nodes().keySet()) {
            room(shown.ports(node).stream().filter(p -> !p.input()).toList());
        }
    }

    /** How far each name of a port may reach before the next port. */
    private void room(List<Port> outputs) {
        List<Port> sorted = outputs.stream()
                .filter(p -> layout.ports().containsKey(p))
                .sorted(Comparator.comparingDouble(p -> point(p).x()))
                .toList();
        for (int i = 0; i < sorted.size(); i++) {
            rooms.put(
                    sorted.get(i),
                    i + 1 < sorted.size()
                            ? point(sorted.get(i + 1)).x()
                                    - point(sorted.get(i)).x()
                            : 200.0);
        }
    }

    void states(Map<String, NodeState> now) {
        states = now;
    }

    void hover(@Nullable String node) {
        hovered = node;
    }

    @Override
    public void paint(Frame frame) {
        Pen pen = new Pen(frame, fit);
        lanes(pen);
        Box view = frame.visible();
        List<Wire> seen = wireIndex.in(view);
        if (frame.scale() >= 0.05 || seen.size() < 3000) {
            boolean full = seen.size() > FULL;
            seen.forEach(wire ->
                    wires.wire(pen, wire, route(wire), layout.direction(), ends(wire), full || isLong(wire, view)));
        }
        laneTitles(pen);
        layout.parameters()
                .filter(view::intersects)
                .ifPresent(box -> parameters.card(
                        pen,
                        graph,
                        box,
                        graph.parametersOf(model.selection().lead().orElse(""))));
        Instant now = clock.instant();
        List<String> inView = model.index().in(view.grown(24));
        for (String id : inView) {
            GraphNode node = graph.nodes().get(id);
            Box box = layout.cards().get(id);
            if (node != null && box != null) {
                boolean selected = model.selection().contains(id);
                cards.paint(pen, node, box, new CardPainter.Look(state(id), selected, id.equals(hovered), now));
            }
        }
        inView.forEach(id -> ports(pen, id));
        layout.parameters().ifPresent(box -> parameterWires(pen, box));
    }

    /** Dashes are made along all of a wire, also where it is out of view. */
    private boolean isLong(Wire wire, Box view) {
        return wireIndex
                .box(wire)
                .filter(box -> box.width() > view.width() || box.height() > 2 * view.height())
                .isPresent();
    }

    private void lanes(Pen pen) {
        layout.lanes().forEach((lane, box) -> {
            pen.fill(box, 8, pen.color(Token.SURFACE_1).deriveColor(0, 1, 1, 0.75));
            pen.border(box, 8, pen.frame().scale() < 0.3 ? 2 : 1, pen.color(Token.BORDER_1));
        });
    }

    /** On a ground of their own, because wires run through where they stand. */
    private void laneTitles(Pen pen) {
        if (pen.frame().scale() < 0.45) {
            return;
        }
        layout.lanes().forEach((lane, box) -> {
            String owner = graph.node(lane.owner()).map(GraphNode::title).orElse(lane.owner());
            String title = lane.title() + " · " + owner;
            double room = box.width() - 24;
            double width = Math.min(room, pen.width(title, Pen.MICRO)) + 8;
            pen.fill(new Box(box.x() + 8, box.y() + 5, width, 15), 3, pen.color(Token.SURFACE_1));
            pen.text(title, Pen.MICRO, Token.TEXT_3, box.x() + 12, box.y() + 16, room);
        });
    }

    private void parameterWires(Pen pen, Box box) {
        String lead = model.selection().lead().orElse("");
        Box card = layout.cards().get(lead);
        if (card != null && pen.frame().scale() >= 0.3) {
            parameters.wires(pen, graph, box, card, graph.parametersOf(lead));
        }
    }

    private void ports(Pen pen, String id) {
        if (pen.frame().scale() < 0.3) {
            return;
        }
        for (Port port : graph.ports(id)) {
            Point at = layout.ports().get(port);
            if (at == null) {
                continue;
            }
            NodeState own = state(id);
            boolean filled = port.input() ? arrived(port) : own.hasData();
            wires.port(pen, port, at, filled, pen.color(portColor(port, own, filled)));
            if (!port.input()) {
                wires.name(pen, port, at, rooms.getOrDefault(port, 200.0), layout.direction());
            }
        }
    }

    private static Token portColor(Port port, NodeState own, boolean filled) {
        if (!filled) {
            return own.errors() > 0 ? Token.STATUS_FAILED : Token.BORDER_3;
        }
        if (port.input()) {
            return own.isMoving() ? Token.STATUS_RUNNING : Token.BORDER_3;
        }
        return own.status().map(Status::color).orElse(Token.BORDER_3);
    }

    /** Whether all that comes in by a port is there. */
    private boolean arrived(Port port) {
        boolean any = false;
        for (Wire wire : graph.into(port)) {
            any = true;
            if (!state(wire.from().node()).hasData()) {
                return false;
            }
        }
        return any;
    }

    private NodeState state(String id) {
        return states.getOrDefault(id, NodeState.IDLE);
    }

    private WirePainter.Ends ends(Wire wire) {
        return new WirePainter.Ends(
                state(wire.from().node()), state(wire.to().node()));
    }

    private List<Point> route(Wire wire) {
        return layout.routes().getOrDefault(wire, List.of(point(wire.from()), point(wire.to())));
    }

    private Point point(Port port) {
        return layout.ports().getOrDefault(port, new Point(0, 0));
    }

    Flow flow() {
        return layout.direction();
    }
}
