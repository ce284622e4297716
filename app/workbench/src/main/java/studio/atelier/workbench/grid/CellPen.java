package studio.atelier.workbench.grid;

import javafx.geometry.HPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import studio.atelier.workbench.scroll.TextPen;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Token;

/**
 * The cell being drawn: its place on the canvas, fonts and colours. One object serves all cells of a frame; renderers
 * keep no reference to it.
 */
public final class CellPen {

    /** Pixels between a cell's edge and its text. */
    public static final double PADDING = 8;

    private final TextPen pen;
    private GraphicsContext g;
    private Palette palette;
    private CellFonts fonts;
    double x;
    double y;
    double width;
    double height;
    boolean strongText;

    CellPen(TextPen pen, GraphicsContext g, Palette palette) {
        this.pen = pen;
        this.g = g;
        this.palette = palette;
        this.fonts = CellFonts.of(palette.type());
    }

    void begin(GraphicsContext context, Palette colours) {
        this.g = context;
        this.palette = colours;
        this.fonts = fonts.at(colours.type());
    }

    public Font body() {
        return fonts.body();
    }

    public Font strong() {
        return fonts.strong();
    }

    public Font number() {
        return fonts.number();
    }

    public Font caption() {
        return fonts.caption();
    }

    CellFonts fonts() {
        return fonts;
    }

    public GraphicsContext context() {
        return g;
    }

    public double x() {
        return x;
    }

    public double y() {
        return y;
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    public Color color(Token token) {
        return palette.get(token);
    }

    /** Writes the value in the cell's padding; returns the width written. */
    public double write(String text, Font font, Token token, HPos side) {
        return write(text, font, token, side, PADDING, width - 2 * PADDING);
    }

    /** Writes in a part of the cell that begins {@code from} pixels from its left edge. */
    public double write(String text, Font font, Token token, HPos side, double from, double space) {
        return pen.write(g, text, font, color(token), side, x + from, y, space, height);
    }

    public double measure(String text, Font font) {
        return pen.ruler(font).width(text);
    }

    public void box(Token token, double left, double top, double w, double h, double radius) {
        g.setFill(color(token));
        if (radius == 0) {
            g.fillRect(x + left, y + top, w, h);
        } else {
            g.fillRoundRect(x + left, y + top, w, h, 2 * radius, 2 * radius);
        }
    }
}
