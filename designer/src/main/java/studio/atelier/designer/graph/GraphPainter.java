package studio.atelier.designer.graph;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.graph.LayoutResult.Point;
import studio.atelier.workbench.canvas.Box;
import studio.atelier.workbench.canvas.CanvasModel;
import studio.atelier.workbench.canvas.Frame;
import studio.atelier.workbench.canvas.Painter;
import studio.atelier.workbench.canvas.TextFit;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.theme.Token;

/** Paints a whole graph: lanes, wires, cards, ports, parameters; of each what is in view. */
final class GraphPainter implements Painter {

    /** The wires of a graph with more of them are drawn plainly, wherever one looks. */
    private static final int PLAIN_ABOVE = 150;

    /** So far out, wires are no more than a haze. */
    private static final double WIRES_FROM = 0.04;

    private final CanvasModel<String> model;
    private final CardStates states;
    private final InstantSource clock;
    private final TextFit fit = new TextFit();
    private final CardPainter cards = new CardPainter();
    private final WirePainter wires = new WirePainter();
    private final ParametersPainter parameters = new ParametersPainter();
    private Drawing drawing = Drawing.empty();
    private PipelineGraph graph = drawing.graph();
    private LayoutResult layout = drawing.places();
    private @Nullable String hovered;

    GraphPainter(CanvasModel<String> model, CardStates states, InstantSource clock) {
        this.model = model;
        this.states = states;
        this.clock = clock;
    }

    void show(Drawing shown) {
        drawing = shown;
        graph = shown.graph();
        layout = shown.places();
    }

    void hover(@Nullable String node) {
        hovered = node;
    }

    @Override
    public void paint(Frame frame) {
        Pen pen = new Pen(frame, fit);
        lanes(pen);
        Box view = frame.visible();
        if (pen.scale() >= WIRES_FROM || graph.wires().size() <= PLAIN_ABOVE) {
            WireIndex index = drawing.wires();
            for (Wire wire : index.in(view)) {
                wires.wire(pen, wire, index.route(wire), layout.direction(), ends(wire), care(wire, view));
            }
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

    private WirePainter.Care care(Wire wire, Box view) {
        if (graph.wires().size() > PLAIN_ABOVE) {
            return WirePainter.Care.PLAIN;
        }
        return drawing.wires().isLong(wire, view) ? WirePainter.Care.SOLID : WirePainter.Care.FULL;
    }

    private void lanes(Pen pen) {
        Color ground = pen.color(Token.CANVAS).interpolate(pen.color(Token.SURFACE_1), 0.75);
        layout.lanes().values().forEach(box -> pen.framed(box, 8, ground, 1, pen.color(Token.BORDER_1)));
    }

    /** On a ground of their own, because wires run through where they stand. */
    private void laneTitles(Pen pen) {
        if (pen.scale() < 0.45) {
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
        if (card != null && pen.scale() >= 0.3) {
            parameters.wires(pen, graph, box, card, graph.parametersOf(lead));
        }
    }

    private void ports(Pen pen, String id) {
        if (pen.scale() < 0.3) {
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
                wires.name(pen, port, at, drawing.wires().room(port), layout.direction());
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
        return states.of(id);
    }

    private WirePainter.Ends ends(Wire wire) {
        return new WirePainter.Ends(state(wire.from().node()), state(wire.to().node()));
    }
}
