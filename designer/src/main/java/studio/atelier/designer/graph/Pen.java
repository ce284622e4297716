package studio.atelier.designer.graph;

import java.util.HashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import studio.atelier.designer.graph.LayoutResult.Point;
import studio.atelier.workbench.canvas.Box;
import studio.atelier.workbench.canvas.Frame;
import studio.atelier.workbench.canvas.TextFit;
import studio.atelier.workbench.theme.Fonts;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.theme.Token;
import studio.atelier.workbench.theme.Type;

/**
 * The strokes that cards, wires and parameters have in common, on one frame. It is told places in the world and draws
 * in pixels: edges on whole ones, round corners as rows of rectangles, texts in fonts of the size that is seen. Without
 * a graphics card each of these is copied, where a scaled context would have every letter and corner computed as a
 * shape, in each frame.
 */
final class Pen {

    static final Font NAME = new Font(Fonts.SEMIBOLD, 12.5);
    static final Font SMALL = new Font(Fonts.REGULAR, 11.5);
    static final Font SMALL_MEDIUM = new Font(Fonts.MEDIUM, 11.5);
    static final Font TIME = new Font(Fonts.TABULAR, 11.5);
    static final Font VALUE = new Font(Fonts.MONO, 12.5);
    static final Font MICRO = Type.STANDARD.micro();
    static final double RADIUS = 6;

    /** Fonts come in half pixels, so that zooming does not draw the alphabet anew for each frame. */
    private static final double FONT_STEPS = 2;

    private static final Map<Font, Map<Integer, Font>> SIZED = new HashMap<>();

    private final Frame frame;
    private final TextFit fit;
    private final GraphicsContext g;
    private final double scale;
    private final double left;
    private final double top;

    Pen(Frame frame, TextFit fit) {
        this.frame = frame;
        this.fit = fit;
        this.g = frame.g();
        this.scale = frame.scale();
        this.left = Math.round(frame.viewport().offsetX());
        this.top = Math.round(frame.viewport().offsetY());
        frame.inPixels();
    }

    /** Draws in pixels. */
    GraphicsContext g() {
        return g;
    }

    /** Pixels per world unit. */
    double scale() {
        return scale;
    }

    /** The time of the frame for what moves; 0 if nothing is to move. */
    long nanos() {
        return frame.nanos();
    }

    /** The part of the world in view. */
    Box visible() {
        return frame.visible();
    }

    /** @return the pixel of a place in the world */
    double x(double world) {
        return world * scale + left;
    }

    /** @return the pixel of a place in the world */
    double y(double world) {
        return world * scale + top;
    }

    Color color(Token token) {
        return frame.palette().get(token);
    }

    /** @return world units that a text takes */
    double width(String text, Font font) {
        return fit.width(text, font);
    }

    /** Draws as much of a line as fits, its baseline at y. */
    void text(String text, Font font, Token token, double x, double y, double room) {
        String fitting = fit.fit(text, font, room);
        if (!fitting.isEmpty()) {
            g.setFont(sized(font));
            g.setFill(color(token));
            g.setTextAlign(TextAlignment.LEFT);
            g.setTextBaseline(VPos.BASELINE);
            g.fillText(fitting, x(x), Math.round(y(y)));
        }
    }

    void textRight(String text, Font font, Token token, double right, double y) {
        text(text, font, token, right - width(text, font), y, Double.MAX_VALUE);
    }

    /**
     * Draws as much of a line as fits in a font that does not scale.
     *
     * @param middle the world's y around which it stands
     * @param room world units
     */
    void fixedText(String text, Font font, Token token, double x, double middle, double room) {
        String fitting = fit.fit(text, font, room * scale);
        if (!fitting.isEmpty()) {
            g.setFont(font);
            g.setFill(color(token));
            g.setTextAlign(TextAlignment.LEFT);
            g.setTextBaseline(VPos.BASELINE);
            g.fillText(fitting, x(x), Math.round(y(middle) + font.getSize() * 0.36));
        }
    }

    void icon(String literal, double x, double y, double size, Token token) {
        Icons.draw(g, literal, x(x), y(y), stepped(size), color(token));
    }

    /** @param degrees turned clockwise around its middle */
    void turnedIcon(String literal, double x, double y, double size, Token token, double degrees) {
        g.save();
        g.translate(x(x), y(y));
        g.rotate(degrees);
        Icons.draw(g, literal, 0, 0, stepped(size), color(token));
        g.restore();
    }

    /** Fills a box with round corners. */
    void fill(Box box, double radius, Color color) {
        g.setFill(color);
        rounded(Math.round(x(box.x())), Math.round(y(box.y())), edge(box), foot(box), radius * scale);
    }

    /**
     * Fills a box and draws a line on the inner side of its edge.
     *
     * @param line its width, at least a pixel
     */
    void framed(Box box, double radius, Color ground, double line, Color edge) {
        long x = Math.round(x(box.x()));
        long y = Math.round(y(box.y()));
        long width = Math.max(1, Math.round(line * scale));
        g.setFill(edge);
        rounded(x, y, edge(box), foot(box), radius * scale);
        g.setFill(ground);
        rounded(x + width, y + width, edge(box) - width, foot(box) - width, radius * scale - width);
    }

    /** Fills a box and draws a broken line on its edge. */
    void dashed(Box box, double radius, Color ground, Color edge) {
        fill(box, radius, ground);
        long x = Math.round(x(box.x()));
        long y = Math.round(y(box.y()));
        long right = edge(box) - 1;
        long bottom = foot(box) - 1;
        double corner = radius * scale;
        double step = Math.max(4, 7 * scale);
        double dash = step * 4 / 7;
        g.setFill(edge);
        for (double at = x + corner; at < right - corner; at += step) {
            double length = Math.min(dash, right - corner - at);
            g.fillRect(at, y, length, 1);
            g.fillRect(at, bottom, length, 1);
        }
        for (double at = y + corner; at < bottom - corner; at += step) {
            double length = Math.min(dash, bottom - corner - at);
            g.fillRect(x, at, 1, length);
            g.fillRect(right, at, 1, length);
        }
    }

    /** Draws a line of a pixel to the right. */
    void across(double fromX, double toX, double y, Color color) {
        g.setFill(color);
        long start = Math.round(x(fromX));
        g.fillRect(start, Math.round(y(y)), Math.round(x(toX)) - start, 1);
    }

    /** What shows of the shadow of a card, with {@code lifted} of one that stands out. */
    void shadow(Box box, boolean lifted) {
        Color shade = color(Token.SHADOW);
        if (lifted) {
            fill(box.moved(0, 5).grown(5), RADIUS + 4, shade.deriveColor(0, 1, 1, 0.2));
            fill(box.moved(0, 3).grown(2.5), RADIUS + 2, shade.deriveColor(0, 1, 1, 0.3));
        }
        g.setFill(shade.deriveColor(0, 1, 1, 0.55));
        double corner = 2 * RADIUS * scale;
        rounded(Math.round(x(box.x())), foot(box) - corner, edge(box), foot(box) + 1, RADIUS * scale);
    }

    /** A filled circle with a line around it, its middle at a place of the world. */
    void dot(Point at, double radius, double line, Color ground, Color edge) {
        double x = x(at.x());
        double y = y(at.y());
        double outer = Math.max(1.5, radius * scale);
        double inner = outer - Math.max(1, line * scale);
        g.setFill(edge);
        rounded(x - outer, y - outer, x + outer, y + outer, outer);
        if (!ground.equals(edge)) {
            g.setFill(ground);
            rounded(x - inner, y - inner, x + inner, y + inner, inner);
        }
    }

    /** A filled square on its corner with a line around it. */
    void diamond(Point at, double radius, double line, Color ground, Color edge) {
        double outer = Math.max(2, radius * scale);
        g.setFill(edge);
        tilted(x(at.x()), y(at.y()), outer);
        if (!ground.equals(edge)) {
            g.setFill(ground);
            tilted(x(at.x()), y(at.y()), outer - Math.max(1.4, line * scale * 1.4));
        }
    }

    private void tilted(double x, double y, double radius) {
        int rows = (int) Math.round(radius);
        for (int row = -rows; row < rows; row++) {
            double half = radius - Math.abs(row + 0.5);
            if (half > 0) {
                g.fillRect(x - half, y + row, 2 * half, 1);
            }
        }
    }

    /** Rows of one pixel where the corners are round, in pixels. */
    private void rounded(double x, double y, double right, double bottom, double radius) {
        double r = Math.max(0, Math.min(radius, Math.min(right - x, bottom - y) / 2));
        int rows = (int) Math.ceil(r);
        for (int row = 0; row < rows; row++) {
            double off = r - row - 0.5;
            double inset = off > 0 ? r - Math.sqrt(r * r - off * off) : 0;
            double width = right - x - 2 * inset;
            g.fillRect(x + inset, y + row, width, 1);
            g.fillRect(x + inset, bottom - row - 1, width, 1);
        }
        double middle = bottom - y - 2 * rows;
        if (middle > 0) {
            g.fillRect(x, y + rows, right - x, middle);
        }
    }

    private long edge(Box box) {
        return Math.round(x(box.right()));
    }

    private long foot(Box box) {
        return Math.round(y(box.bottom()));
    }

    private double stepped(double size) {
        return Math.max(1, Math.floor(size * scale * FONT_STEPS + 1e-6) / FONT_STEPS);
    }

    private Font sized(Font font) {
        int steps = (int) Math.max(FONT_STEPS, Math.floor(font.getSize() * scale * FONT_STEPS + 1e-6));
        return SIZED.computeIfAbsent(font, any -> new HashMap<>())
                .computeIfAbsent(steps, size -> new Font(font.getName(), size / FONT_STEPS));
    }
}
