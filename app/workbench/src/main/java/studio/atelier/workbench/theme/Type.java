package studio.atelier.workbench.theme;

import javafx.scene.text.Font;

/**
 * The faces and sizes that text is set in. All sizes follow the size of body text, and so does what holds a line of
 * text, such as a row.
 *
 * @param body size of body text in pixels, from {@value #SMALLEST} to {@value #LARGEST}; the look is drawn for 12
 */
public record Type(double body) {

    public static final int SMALLEST = 12;
    public static final int LARGEST = 18;

    /** The sizes of the look. */
    public static final Type STANDARD = new Type(SMALLEST);

    /**
     * @throws IllegalArgumentException for a size outside the bounds
     */
    public Type {
        if (!(body >= SMALLEST && body <= LARGEST)) {
            throw new IllegalArgumentException(
                    "Text is from %d to %d pixels high, not %s".formatted(SMALLEST, LARGEST, body));
        }
    }

    /** @return how much larger text is than in the look, from 1 */
    public double scale() {
        return body / SMALLEST;
    }

    /** @return a length that holds text, such as the height of a row, in whole pixels */
    public double px(double length) {
        return Math.rint(length * scale());
    }

    /**
     * @param size in the look, in pixels
     */
    public Font font(String family, double size) {
        return new Font(family, size * scale());
    }

    public Font caption() {
        return font(Fonts.REGULAR, 11);
    }

    public Font text() {
        return font(Fonts.REGULAR, 12);
    }

    public Font control() {
        return font(Fonts.MEDIUM, 12);
    }

    public Font strong() {
        return font(Fonts.SEMIBOLD, 12);
    }

    public Font micro() {
        return font(Fonts.MEDIUM, 10.5);
    }

    public Font number() {
        return font(Fonts.TABULAR, 12);
    }

    public Font code() {
        return font(Fonts.MONO, 11.5);
    }
}
