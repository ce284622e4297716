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

    /** How much work goes into a wire. */
    enum Care {
        /** Lines along the axes. */
        PLAIN,
        /** A curve without dashes, which would be made along all of it, also out of view. */
        SOLID,
        FULL
    }

    void wire(Pen pen, Wire wire, List<Point> route, Flow flow, Ends ends, Care care) {
        GraphicsContext g = pen.g();
        boolean running = ends.to().isMoving();
        Color color = pen.color(
                running ? Token.STATUS_RUNNING : ends.to().is(Status.SKIPPED) ? Token.BORDER_2 : Token.BORDER_3);
        if (care == Care.PLAIN || pen.scale() < DETAIL_FROM) {
            g.setFill(running || pen.scale() >= DETAIL_FROM ? color : pen.color(Token.BORDER_2));
            double bend = bend(wire);
            for (int i = 1; i < route.size(); i++) {
                corners(pen, route.get(i - 1), route.get(i), flow, bend);
            }
            return;
        }
        double scale = pen.scale();
        g.setLineWidth((running ? 2 : 1.75) * scale);
        g.setStroke(color);
        if (care == Care.SOLID) {
            trace(pen, route, flow);
            return;
        }
        switch (wire.kind()) {
            case DATA, BRANCH -> g.setLineDashes();
            case PROPERTY -> g.setLineDashes(5 * scale, 4 * scale);
            case ORDER -> g.setLineDashes(2 * scale, 3 * scale);
        }
        if (running && pen.nanos() != 0) {
            g.setStroke(color.deriveColor(0, 1, 1, 0.4));
            trace(pen, route, flow);
            g.setStroke(color);
            g.setLineDashes(8 * scale, 8 * scale);
            g.setLineDashOffset(-(pen.nanos() / 40_000_000.0) % 16 * scale);
        }
        trace(pen, route, flow);
        g.setLineDashes();
        g.setLineDashOffset(0);
    }

    /** How far from its step a wire turns aside, in world units: its own for each step, and before the next layer. */
    private static double bend(Wire wire) {
        return 10 + (wire.from().node().hashCode() & 15) * 2.4;
    }

    /** A way along the axes, which is cheap to draw many times. */
    private static void corners(Pen pen, Point from, Point to, Flow flow, double bend) {
        long x1 = Math.round(pen.x(from.x()));
        long y1 = Math.round(pen.y(from.y()));
        long x2 = Math.round(pen.x(to.x()));
        long y2 = Math.round(pen.y(to.y()));
        double off = bend * pen.scale();
        if (flow == Flow.DOWN) {
            long turn = turn(y1, y2, off);
            straight(pen, x1, y1, x1, turn);
            straight(pen, x1, turn, x2, turn);
            straight(pen, x2, turn, x2, y2);
        } else {
            long turn = turn(x1, x2, off);
            straight(pen, x1, y1, turn, y1);
            straight(pen, turn, y1, turn, y2);
            straight(pen, turn, y2, x2, y2);
        }
    }

    private static long turn(long from, long to, double off) {
        return from + Math.round(Math.signum(to - from) * Math.min(off, Math.abs(to - from) / 2.0));
    }

    private static void straight(Pen pen, long x1, long y1, long x2, long y2) {
        if (x1 != x2 || y1 != y2) {
            pen.g().fillRect(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1) + 1, Math.abs(y2 - y1) + 1);
        }
    }

    /** Curves that leave and reach every point along the flow. */
    private static void trace(Pen pen, List<Point> route, Flow flow) {
        GraphicsContext g = pen.g();
        g.beginPath();
        g.moveTo(pen.x(route.getFirst().x()), pen.y(route.getFirst().y()));
        for (int i = 1; i < route.size(); i++) {
            double fromX = pen.x(route.get(i - 1).x());
            double fromY = pen.y(route.get(i - 1).y());
            double toX = pen.x(route.get(i).x());
            double toY = pen.y(route.get(i).y());
            double back = 40 * pen.scale();
            if (flow == Flow.DOWN) {
                double pull = pull(fromX - toX, toY - fromY, back);
                g.bezierCurveTo(fromX, fromY + pull, toX, toY - pull, toX, toY);
            } else {
                double pull = pull(fromY - toY, toX - fromX, back);
                g.bezierCurveTo(fromX + pull, fromY, toX - pull, toY, toX, toY);
            }
        }
        g.stroke();
    }

    private static double pull(double aside, double ahead, double back) {
        return Math.abs(aside) < 0.5 ? ahead / 3 : ahead > 0 ? ahead * 0.5 : back;
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
        if (pen.scale() < DETAIL_FROM) {
            return;
        }
        Color ground = filled ? color : pen.color(Token.SURFACE_2);
        switch (port.kind()) {
            case DATA -> pen.dot(at, PORT, 1.5, ground, color);
            case PROPERTY -> pen.diamond(at, PORT + 1, 1.5, ground, color);
            case ORDER, BRANCH -> pen.framed(new Box(at.x() - 7, at.y() - 3, 14, 6), 3, ground, 1, color);
        }
    }

    /** @param room until the next port on the same side */
    void name(Pen pen, Port port, Point at, double room, Flow flow) {
        if (pen.scale() < NAMES_FROM || port.name().isEmpty()) {
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
        pen.framed(box, 10, pen.color(Token.SURFACE_2), 1, pen.color(Token.BORDER_2));
        pen.icon(icon, box.x() + 13, box.centerY(), 12, Token.TEXT_2);
        pen.text(port.name(), Pen.SMALL, Token.TEXT_2, box.x() + 21, box.y() + 14, text + 4);
    }
}
