package studio.atelier.designer.graph;

import java.time.Instant;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import studio.atelier.workbench.canvas.Box;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.theme.Fonts;
import studio.atelier.workbench.theme.Token;

/** Draws the card of a step as fully as the scale allows. */
final class CardPainter {

    private static final double COMPACT_BELOW = 0.6;
    private static final double BAR_BELOW = 0.3;
    private static final double PLAIN_BELOW = 0.12;
    private static final double TURN_NANOS = 2e9;
    private static final double RADIUS_BAR = 10;
    private static final Font COMPACT = new Font(Fonts.SEMIBOLD, 9.5);

    /** What is drawn now, besides the node. */
    record Look(NodeState state, boolean selected, boolean hovered, Instant now) {}

    void paint(Pen pen, GraphNode node, Box box, Look look) {
        if (pen.scale() < BAR_BELOW) {
            bar(pen, box, look);
        } else if (pen.scale() < COMPACT_BELOW) {
            ground(pen, box, look);
            compact(pen, node, box, look);
        } else {
            ground(pen, box, look);
            head(pen, node, box, look);
            foot(pen, node, box, look);
            badge(pen, box, look.state());
        }
    }

    private static void bar(Pen pen, Box box, Look look) {
        if (look.selected()) {
            pen.fill(box.grown(2.5 / pen.scale()), 0, pen.color(Token.FOCUS));
        }
        double radius = pen.scale() < PLAIN_BELOW ? 0 : RADIUS_BAR;
        pen.fill(box, radius, pen.color(look.state().color(Token.BORDER_2)));
    }

    private static void ground(Pen pen, Box box, Look look) {
        NodeState state = look.state();
        boolean full = pen.scale() >= COMPACT_BELOW;
        boolean skipped = state.is(Status.SKIPPED);
        if (look.selected()) {
            pen.fill(box.grown(4), Pen.RADIUS + 4, pen.color(Token.ACCENT_SOFT));
        }
        if (!skipped && full) {
            pen.shadow(box, look.hovered());
        }
        Color ground = pen.color(skipped ? Token.SURFACE_1 : Token.SURFACE_2);
        if (look.selected()) {
            pen.framed(box, Pen.RADIUS, ground, 2, pen.color(Token.FOCUS));
        } else if (state.errors() > 0) {
            pen.framed(box, Pen.RADIUS, ground, 2, pen.color(Token.STATUS_FAILED));
        } else {
            Color edge = pen.color(look.hovered() ? Token.BORDER_3 : Token.BORDER_2);
            if (skipped) {
                pen.dashed(box, Pen.RADIUS, ground, edge);
            } else {
                pen.framed(box, Pen.RADIUS, ground, 1, edge);
            }
        }
        if (state.is(Status.FAILED) && full) {
            footGround(pen, box, look.selected() || state.errors() > 0 ? 2 : 1);
        }
    }

    /** @param line width of the edge, which stays free */
    private static void footGround(Pen pen, Box box, double line) {
        Box inner = box.grown(-line);
        Box foot = Box.between(inner.x(), box.y() + CardSize.HEAD, inner.right(), inner.bottom());
        // Round below, and square above, where the line of the head is.
        pen.fill(foot, Pen.RADIUS - line, pen.color(Token.STATUS_FAILED_SOFT));
        pen.fill(new Box(foot.x(), foot.y(), foot.width(), foot.height() / 2), 0, pen.color(Token.STATUS_FAILED_SOFT));
    }

    private static void tile(Pen pen, GraphNode node, Box tile, double icon) {
        pen.fill(tile, 4, pen.color(node.category().soft()));
        pen.icon(
                node.category().icon(),
                tile.centerX(),
                tile.centerY(),
                icon,
                node.category().color());
    }

    private static void head(Pen pen, GraphNode node, Box box, Look look) {
        tile(pen, node, new Box(box.x() + 8, box.y() + 7, 26, 26), 16);
        double left = box.x() + 42;
        double room = box.right() - 10 - left;
        NodeState.Metric metric = look.state().metric().orElse(null);
        if (metric != null) {
            double used = Math.max(pen.width(metric.value(), Pen.VALUE), pen.width(metric.name(), Pen.MICRO));
            pen.textRight(metric.value(), Pen.VALUE, Token.TEXT_1, box.right() - 10, box.y() + 18);
            pen.textRight(metric.name(), Pen.MICRO, Token.TEXT_2, box.right() - 10, box.y() + 33);
            room -= used + 5;
        }
        pen.text(node.title(), Pen.NAME, Token.TEXT_1, left, box.y() + 18, room);
        pen.text(node.subtitle(), Pen.SMALL, Token.TEXT_2, left, box.y() + 33, room);
    }

    private static void foot(Pen pen, GraphNode node, Box box, Look look) {
        NodeState state = look.state();
        pen.across(box.x() + 1, box.right() - 1, box.y() + CardSize.HEAD, pen.color(Token.BORDER_1));
        double base = box.y() + 57;
        double right = box.right() - 10;
        String time = state.timeAt(look.now());
        if (!time.isEmpty()) {
            pen.textRight(time, Pen.TIME, Token.TEXT_2, right, base);
            right -= pen.width(time, Pen.TIME) + 8;
        }
        Foot foot = Foot.of(node, state);
        double x = box.x() + 10;
        if (!foot.icon().isEmpty()) {
            statusIcon(pen, foot, state, x + 7, box.y() + 53, 14);
            x += 21;
        }
        pen.text(foot.word(), foot.font(), foot.color(), x, base, right - x);
        x += pen.width(foot.word(), foot.font()) + 6;
        pen.text(foot.detail(), Pen.SMALL, foot.detailColor(), x, base, right - x);
        progress(pen, box, state);
    }

    private static void statusIcon(Pen pen, Foot foot, NodeState state, double x, double y, double size) {
        if (state.isMoving() && pen.nanos() != 0) {
            double turn = pen.nanos() % TURN_NANOS / TURN_NANOS;
            pen.turnedIcon(foot.icon(), x, y, size, foot.color(), turn * 360);
        } else {
            pen.icon(foot.icon(), x, y, size, foot.color());
        }
    }

    private static void progress(Pen pen, Box box, NodeState state) {
        if (!state.isMoving() || state.progress().isEmpty()) {
            return;
        }
        double width = (box.width() - 6) * state.progress().getAsDouble();
        pen.fill(new Box(box.x() + 3, box.bottom() - 4, box.width() - 6, 3), 1.5, pen.color(Token.STATUS_RUNNING_SOFT));
        if (width >= 1) {
            pen.fill(new Box(box.x() + 3, box.bottom() - 4, width, 3), 1.5, pen.color(Token.STATUS_RUNNING));
        }
    }

    /** Texts keep about the size on the screen that they have at 100 %. */
    private static void compact(Pen pen, GraphNode node, Box box, Look look) {
        double tile = 36;
        tile(pen, node, new Box(box.x() + 10, box.centerY() - tile / 2, tile, tile), 24);
        Foot foot = Foot.of(node, look.state());
        double right = box.right() - 12;
        if (!foot.icon().isEmpty()) {
            statusIcon(pen, foot, look.state(), right - 12, box.centerY(), 26);
            right -= 30;
        }
        double left = box.x() + tile + 18;
        pen.fixedText(node.title(), COMPACT, Token.TEXT_1, left, box.centerY(), right - left);
    }

    private static void badge(Pen pen, Box box, NodeState state) {
        int count = state.errors() > 0 ? state.errors() : state.warnings();
        if (count == 0) {
            return;
        }
        String text = count > 99 ? "99+" : Integer.toString(count);
        double width = Math.max(16, pen.width(text, Pen.MICRO) + 9);
        Box at = new Box(box.right() - width / 2 - 2, box.y() - 8, width, 16);
        pen.fill(at, 8, pen.color(state.errors() > 0 ? Token.STATUS_FAILED_FILL : Token.STATUS_WARNING_FILL));
        pen.text(text, Pen.MICRO, Token.ON_ACCENT, at.centerX() - pen.width(text, Pen.MICRO) / 2, at.y() + 12, width);
    }
}
