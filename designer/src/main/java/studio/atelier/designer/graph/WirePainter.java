package studio.atelier.designer.graph;

import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import studio.atelier.designer.graph.LayoutResult.Flow;
import studio.atelier.designer.graph.LayoutResult.Point;
import studio.atelier.workbench.canvas.Box;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.theme.Token;

/** Draws wires, their ports and the pills of branches. */
final class WirePainter {

    private static final double DETAIL_FROM = 0.3;
    private static final double NAMES_FROM = 0.6;
    private static final double PORT = 4.5;

    /** How it stands with the two ends. */
    record Ends(NodeState from, NodeState to) {}

    /** @param plain leaves dashes out and takes straight lines: for very long wires and very full views */
    void wire(Pen pen, Wire wire, List<Point> route, Flow flow, Ends ends, boolean plain) {
        GraphicsContext g = pen.g();
        boolean running = ends.to().isMoving();
        Color color = pen.color(
                running ? Token.STATUS_RUNNING : ends.to().is(Status.SKIPPED) ? Token.BORDER_2 : Token.BORDER_3);
        if (plain || pen.frame().scale() < DETAIL_FROM) {
            g.setStroke(running ? color : pen.color(Token.BORDER_2));
            g.setLineWidth(pen.frame().pixels(1));
            g.setLineDashes();
            for (int i = 1; i < route.size(); i++) {
                g.strokeLine(
                        route.get(i - 1).x(),
                        route.get(i - 1).y(),
                        route.get(i).x(),
                        route.get(i).y());
            }
            return;
        }
        g.setLineWidth(running ? 2 : 1.75);
        g.setStroke(color);
        switch (wire.kind()) {
            case DATA, BRANCH -> g.setLineDashes();
            case PROPERTY -> g.setLineDashes(5, 4);
            case ORDER -> g.setLineDashes(2, 3);
        }
        if (running && pen.frame().nanos() != 0) {
            g.setStroke(color.deriveColor(0, 1, 1, 0.4));
            trace(g, route, flow);
            g.setStroke(color);
            g.setLineDashes(8, 8);
            g.setLineDashOffset(-(pen.frame().nanos() / 40_000_000.0) % 16);
        }
        trace(g, route, flow);
        g.setLineDashes();
        g.setLineDashOffset(0);
    }

    /** Curves that leave and reach every point along the flow. */
    static void trace(GraphicsContext g, List<Point> route, Flow flow) {
        g.beginPath();
        g.moveTo(route.getFirst().x(), route.getFirst().y());
        for (int i = 1; i < route.size(); i++) {
            Point from = route.get(i - 1);
            Point to = route.get(i);
            if (flow == Flow.DOWN) {
                double pull = pull(from.x() - to.x(), to.y() - from.y());
                g.bezierCurveTo(from.x(), from.y() + pull, to.x(), to.y() - pull, to.x(), to.y());
            } else {
                double pull = pull(from.y() - to.y(), to.x() - from.x());
                g.bezierCurveTo(from.x() + pull, from.y(), to.x() - pull, to.y(), to.x(), to.y());
            }
        }
        g.stroke();
    }

    private static double pull(double aside, double ahead) {
        return Math.abs(aside) < 0.5 ? ahead / 3 : ahead > 0 ? ahead * 0.5 : 40;
    }

    /** The smallest box that holds a wire, however it bends. */
    static Box bounds(List<Point> route) {
        Box box = new Box(route.getFirst().x(), route.getFirst().y(), 0, 0);
        for (Point point : route) {
            box = box.union(new Box(point.x(), point.y(), 0, 0));
        }
        return box.grown(44);
    }

    void port(Pen pen, Port port, Point at, boolean filled, Color color) {
        if (pen.frame().scale() < DETAIL_FROM) {
            return;
        }
        GraphicsContext g = pen.g();
        g.setStroke(color);
        g.setLineWidth(1.5);
        g.setFill(filled ? color : pen.color(Token.SURFACE_2));
        switch (port.kind()) {
            case DATA -> {
                g.fillOval(at.x() - PORT, at.y() - PORT, 2 * PORT, 2 * PORT);
                g.strokeOval(at.x() - PORT + 0.5, at.y() - PORT + 0.5, 2 * PORT - 1, 2 * PORT - 1);
            }
            case PROPERTY -> diamond(g, at, PORT + 0.5);
            case ORDER, BRANCH -> {
                Box bar = new Box(at.x() - 6.5, at.y() - 2.5, 13, 5);
                g.fillRoundRect(bar.x(), bar.y(), bar.width(), bar.height(), 5, 5);
                g.strokeRoundRect(bar.x(), bar.y(), bar.width(), bar.height(), 5, 5);
            }
        }
    }

    static void diamond(GraphicsContext g, Point at, double radius) {
        double[] x = {at.x(), at.x() + radius, at.x(), at.x() - radius};
        double[] y = {at.y() - radius, at.y(), at.y() + radius, at.y()};
        g.fillPolygon(x, y, 4);
        g.strokePolygon(x, y, 4);
    }

    /** @param room until the next port on the same side */
    void name(Pen pen, Port port, Point at, double room, Flow flow) {
        if (pen.frame().scale() < NAMES_FROM || port.name().isEmpty()) {
            return;
        }
        if (port.kind() == WireKind.BRANCH) {
            pill(pen, port, at, flow);
        } else if (flow == Flow.DOWN) {
            pen.text(port.name(), Pen.MICRO, Token.TEXT_3, at.x() + 8, at.y() + 14, Math.min(room - 12, 120));
        } else {
            pen.text(port.name(), Pen.MICRO, Token.TEXT_3, at.x() + 8, at.y() - 4, 60);
        }
    }

    private static void pill(Pen pen, Port port, Point at, Flow flow) {
        String icon =
                port.name().equals("Else") ? "ci-close" : port.name().equals("Each") ? "ci-repeat" : "ci-checkmark";
        double text = pen.width(port.name(), Pen.SMALL);
        double width = text + 30;
        Box box = flow == Flow.DOWN
                ? new Box(Math.round(at.x() - width / 2), at.y() + 12, width, 20)
                : new Box(at.x() + 10, at.y() - 10, width, 20);
        pen.fill(box, 10, pen.color(Token.SURFACE_2));
        pen.border(box, 10, 1, pen.color(Token.BORDER_2));
        pen.icon(icon, box.x() + 13, box.centerY(), 12, Token.TEXT_2);
        pen.text(port.name(), Pen.SMALL, Token.TEXT_2, box.x() + 21, box.y() + 14, text + 4);
    }
}
