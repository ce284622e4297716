package studio.atelier.workbench.scroll;

import java.util.HashMap;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Writes single lines on a canvas, cut with an ellipsis where space ends. Keeps a ruler per font. JavaFX thread. */
public final class TextPen {

    /** The height of capitals of Inter and JetBrains Mono, in parts of the font size. */
    private static final double CAPITALS = 0.728;

    private final Map<Font, TextRuler> rulers = new HashMap<>();

    public TextRuler ruler(Font font) {
        return rulers.computeIfAbsent(font, TextRuler::new);
    }

    /** @return the baseline, on a whole pixel, that centres capitals in a strip */
    public static double baseline(Font font, double top, double height) {
        return Math.round(top + (height + font.getSize() * CAPITALS) / 2);
    }

    /**
     * Writes into a strip, centred upright.
     *
     * @return the width of what was written, in pixels
     */
    public double write(
            GraphicsContext g, String text, Font font, Paint paint, HPos side, double x, double y, double w, double h) {
        TextRuler ruler = ruler(font);
        String shown = ruler.fit(text, w);
        if (shown.isEmpty()) {
            return 0;
        }
        double width = ruler.width(shown);
        g.setFont(font);
        g.setFill(paint);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.BASELINE);
        double left = switch (side) {
            case LEFT -> x;
            case CENTER -> x + (w - width) / 2;
            case RIGHT -> x + w - width;
        };
        g.fillText(shown, Math.round(left), baseline(font, y, h));
        return width;
    }
}
