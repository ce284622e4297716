package studio.atelier.workbench.theme;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.paint.Color;

/**
 * The colours of one theme and accent, for what is drawn on a canvas. Immutable; equal to what style sheets see, because
 * both are read from the same files.
 */
public final class Palette {

    private static final int SERIES = 10;

    private final boolean dark;
    private final Accent accent;
    private final Map<Token, Color> colors;

    private Palette(boolean dark, Accent accent, Map<Token, Color> colors) {
        this.dark = dark;
        this.accent = accent;
        this.colors = colors;
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
        return new Palette(dark, accent, colors);
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
