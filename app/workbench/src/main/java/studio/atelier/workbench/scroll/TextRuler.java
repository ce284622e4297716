package studio.atelier.workbench.scroll;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Measures one line of text from the widths of its characters, without laying it out: fast enough for every cell of a
 * frame. Kerning is left out, which errs on the wide side by less than a pixel in a word. JavaFX thread.
 */
public final class TextRuler {

    private static final String ELLIPSIS = "\u2026";
    private static final int TABLE = 0x250;
    private static final int REPEAT = 16;

    private final Font font;
    private final double[] table = new double[TABLE];
    private final Map<Integer, Double> others = new HashMap<>();
    private final Text probe = new Text();

    public TextRuler(Font font) {
        this.font = font;
        probe.setFont(font);
        Arrays.fill(table, -1);
    }

    public Font font() {
        return font;
    }

    /** @return the width of a line in pixels */
    public double width(String text) {
        double width = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            width += advance(point);
            i += Character.charCount(point);
        }
        return width;
    }

    /** @return the text, or as much of it as fits with an ellipsis; empty if not even that fits */
    public String fit(String text, double space) {
        double ellipsis = advance(ELLIPSIS.charAt(0));
        double width = 0;
        int cut = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int next = i + Character.charCount(point);
            width += advance(point);
            if (width + ellipsis <= space) {
                cut = next;
            }
            if (width > space) {
                return ellipsis > space ? "" : text.substring(0, cut).stripTrailing() + ELLIPSIS;
            }
            i = next;
        }
        return text;
    }

    private double advance(int point) {
        if (point < TABLE) {
            double known = table[point];
            if (known < 0) {
                known = measure(point);
                table[point] = known;
            }
            return known;
        }
        return others.computeIfAbsent(point, this::measure);
    }

    private double measure(int point) {
        if (Character.isISOControl(point)) {
            return 0;
        }
        // A single blank has no bounds of its own in every font; many in a row between marks have.
        probe.setText("|" + Character.toString(point).repeat(REPEAT) + "|");
        double with = probe.getLayoutBounds().getWidth();
        probe.setText("||");
        return (with - probe.getLayoutBounds().getWidth()) / REPEAT;
    }
}
