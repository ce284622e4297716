package studio.atelier.designer.graph;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import studio.atelier.workbench.canvas.Box;
import studio.atelier.workbench.canvas.Frame;
import studio.atelier.workbench.canvas.TextFit;
import studio.atelier.workbench.theme.Fonts;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.theme.Token;
import studio.atelier.workbench.theme.Type;

/** The strokes that cards, wires and parameters have in common, on one frame. */
final class Pen {

    static final Font NAME = new Font(Fonts.SEMIBOLD, 12.5);
    static final Font SMALL = new Font(Fonts.REGULAR, 11.5);
    static final Font SMALL_MEDIUM = new Font(Fonts.MEDIUM, 11.5);
    static final Font TIME = new Font(Fonts.TABULAR, 11.5);
    static final Font VALUE = new Font(Fonts.MONO, 12.5);
    static final Font MICRO = Type.STANDARD.micro();
    static final double RADIUS = 6;

    private final Frame frame;
    private final TextFit fit;

    Pen(Frame frame, TextFit fit) {
        this.frame = frame;
        this.fit = fit;
    }

    GraphicsContext g() {
        return frame.g();
    }

    Frame frame() {
        return frame;
    }

    Color color(Token token) {
        return frame.palette().get(token);
    }

    double width(String text, Font font) {
        return fit.width(text, font);
    }

    /** Draws as much of a line as fits, its baseline at y. */
    void text(String text, Font font, Token token, double x, double y, double room) {
        String fitting = fit.fit(text, font, room);
        if (!fitting.isEmpty()) {
            g().setFont(font);
            g().setFill(color(token));
            g().setTextAlign(TextAlignment.LEFT);
            g().setTextBaseline(VPos.BASELINE);
            g().fillText(fitting, x, y);
        }
    }

    void textRight(String text, Font font, Token token, double right, double y) {
        text(text, font, token, right - width(text, font), y, Double.MAX_VALUE);
    }

    void icon(String literal, double x, double y, double size, Token token) {
        Icons.draw(g(), literal, x, y, size, color(token));
    }

    /** @param degrees turned clockwise around its middle */
    void turnedIcon(String literal, double x, double y, double size, Token token, double degrees) {
        g().save();
        g().translate(x, y);
        g().rotate(degrees);
        Icons.draw(g(), literal, 0, 0, size, color(token));
        g().restore();
    }

    void fill(Box box, double radius, Color color) {
        g().setFill(color);
        g().fillRoundRect(box.x(), box.y(), box.width(), box.height(), 2 * radius, 2 * radius);
    }

    /** A line on the inner side of the edge. */
    void border(Box box, double radius, double width, Color color) {
        Box inner = box.grown(-width / 2);
        double r = Math.max(0, radius - width / 2);
        g().setStroke(color);
        g().setLineWidth(width);
        g().strokeRoundRect(inner.x(), inner.y(), inner.width(), inner.height(), 2 * r, 2 * r);
    }

    /** The shadow of something that lies on the canvas; level 1 for cards, 2 for a hovered one. */
    void shadow(Box box, int level) {
        Color shade = color(Token.SHADOW);
        fill(box.moved(0, 1).grown(0.6), RADIUS, shade.deriveColor(0, 1, 1, 0.55));
        if (level > 1) {
            fill(box.moved(0, 3).grown(2.5), RADIUS + 2, shade.deriveColor(0, 1, 1, 0.3));
            fill(box.moved(0, 5).grown(5), RADIUS + 4, shade.deriveColor(0, 1, 1, 0.2));
        }
    }
}
