package studio.atelier.workbench.theme;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.paint.Color;

/**
 * How things look: the colours of one theme and accent, in high contrast or not, and the size of text. For what is drawn
 * on a canvas. Immutable; equal to what style sheets see, because both come from the same files.
 */
public final class Palette {

    private static final int SERIES = 10;

    private final boolean dark;
    private final Accent accent;
    private final boolean highContrast;
    private final Map<Token, Color> colors;
    private final Type type;

    private Palette(boolean dark, Accent accent, boolean highContrast, Map<Token, Color> colors, Type type) {
        this.dark = dark;
        this.accent = accent;
        this.highContrast = highContrast;
        this.colors = colors;
        this.type = type;
    }

    static Palette of(boolean dark, Accent accent, Map<String, String> values) {
        EnumMap<Token, Color> colors = new EnumMap<>(Token.class);
        for (Token token : Token.values()) {
            String value = values.get(token.css());
            if (value == null) {
                throw new IllegalStateException("tokens.css names no " + token.css());
            }
            colors.put(token, Color.web(value));
        }
        return new Palette(dark, accent, false, colors, Type.STANDARD);
    }

    /** @return the light colours */
    public static Palette light() {
        return of(false, Accent.BLUE);
    }

    /** @return the dark colours */
    public static Palette dark() {
        return of(true, Accent.BLUE);
    }

    public static Palette of(boolean dark, Accent accent) {
        return TokenSheet.palette(dark, accent);
    }

    /** @return the same theme with texts of at least 7:1 on every ground, or as it is by itself */
    public Palette withHighContrast(boolean on) {
        if (on == highContrast) {
            return this;
        }
        Palette plain = of(dark, accent);
        return new Palette(dark, accent, on, on ? Contrast.high(plain.colors, dark) : plain.colors, type);
    }

    /**
     * @param body size of body text in pixels, from {@link Type#SMALLEST} to {@link Type#LARGEST}
     * @throws IllegalArgumentException for a size outside the bounds
     */
    public Palette withTextSize(double body) {
        return new Palette(dark, accent, highContrast, colors, new Type(body));
    }

    public boolean isHighContrast() {
        return highContrast;
    }

    /** @return the fonts and their sizes */
    public Type type() {
        return type;
    }

    public boolean isDark() {
        return dark;
    }

    public Accent accent() {
        return accent;
    }

    public Color get(Token token) {
        return Objects.requireNonNull(colors.get(token));
    }

    /**
     * @param index of a series of a chart, from 0; the ten colours repeat
     */
    public Color series(int index) {
        return get(Token.values()[Token.CHART_1.ordinal() + Math.floorMod(index, SERIES)]);
    }
}
