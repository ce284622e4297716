package studio.atelier.workbench.theme;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.paint.Color;

/**
 * Contrast of colours as WCAG 2.2 defines it, and palettes in high contrast: texts are moved towards black or white
 * until they stand out by {@value #TEXT} to 1 on every ground, shapes by {@value #SHAPE} to 1. Borders step up a level,
 * the third text colour becomes the second, soft grounds go.
 */
final class Contrast {

    /** Level AAA for text. */
    static final double TEXT = 7;

    /** Level AA for text, which is more than shapes need. */
    static final double SHAPE = 4.5;

    /** What texts lie on. */
    static final List<Token> GROUNDS = List.of(
            Token.SURFACE_0,
            Token.SURFACE_1,
            Token.SURFACE_2,
            Token.SURFACE_3,
            Token.CANVAS,
            Token.HOVER,
            Token.SELECTION,
            Token.SELECTION_IDLE,
            Token.COLUMN_SELECTED,
            Token.ACCENT_SOFT);

    static final List<Token> TEXTS = List.of(
            Token.TEXT_1,
            Token.TEXT_2,
            Token.TEXT_3,
            Token.LINK,
            Token.ACCENT,
            Token.STATUS_QUEUED,
            Token.STATUS_RUNNING,
            Token.STATUS_SUCCEEDED,
            Token.STATUS_FAILED,
            Token.STATUS_STOPPED,
            Token.STATUS_CACHED,
            Token.STATUS_SKIPPED,
            Token.STATUS_WARNING);

    /** What {@link Token#ON_ACCENT} lies on. */
    static final List<Token> FILLS = List.of(
            Token.ACCENT_FILL,
            Token.ACCENT_FILL_HOVER,
            Token.ACCENT_FILL_PRESSED,
            Token.STATUS_SUCCEEDED_FILL,
            Token.STATUS_WARNING_FILL,
            Token.STATUS_FAILED_FILL);

    static final List<Token> SHAPES = List.of(
            Token.BORDER_2,
            Token.BORDER_3,
            Token.FOCUS,
            Token.TEXT_DISABLED,
            Token.STEP_PROCESS,
            Token.STEP_TRAIN,
            Token.STEP_TUNE,
            Token.STEP_TRANSFORM,
            Token.STEP_MODEL,
            Token.STEP_CONDITION,
            Token.STEP_FAIL,
            Token.STEP_QUALITY,
            Token.STEP_INTEGRATION,
            Token.CHART_1,
            Token.CHART_2,
            Token.CHART_3,
            Token.CHART_4,
            Token.CHART_5,
            Token.CHART_6,
            Token.CHART_7,
            Token.CHART_8,
            Token.CHART_9,
            Token.CHART_10);

    /** What shapes lie on. */
    static final List<Token> SHEETS =
            List.of(Token.SURFACE_0, Token.SURFACE_1, Token.SURFACE_2, Token.SURFACE_3, Token.CANVAS);

    private static final double STEP = 0.02;

    private Contrast() {}

    /** @return from 1, the same colour, to 21, black and white; opacity is not looked at */
    static double ratio(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    /** @return the colours of a palette, changed so that texts and shapes stand out */
    static Map<Token, Color> high(Map<Token, Color> colors, boolean dark) {
        Map<Token, Color> high = new EnumMap<>(colors);
        high.put(Token.BORDER_1, get(colors, Token.BORDER_2));
        high.put(Token.BORDER_2, get(colors, Token.BORDER_3));
        high.put(Token.BORDER_3, get(colors, Token.TEXT_3));
        high.put(Token.TEXT_3, get(colors, Token.TEXT_2));
        for (Token token : Token.values()) {
            if (token.name().endsWith("_SOFT")) {
                high.put(token, get(colors, Token.SURFACE_2));
            }
        }
        Color end = dark ? Color.WHITE : Color.BLACK;
        TEXTS.forEach(token -> high.put(token, apart(get(high, token), end, all(high, GROUNDS), TEXT)));
        SHAPES.forEach(token -> high.put(token, apart(get(high, token), end, all(high, SHEETS), SHAPE)));
        List<Color> onFills = List.of(get(high, Token.ON_ACCENT));
        FILLS.forEach(token -> high.put(token, apart(get(high, token), Color.BLACK, onFills, TEXT)));
        return high;
    }

    /** Moves a colour no further than it must. */
    private static Color apart(Color color, Color end, List<Color> grounds, double wanted) {
        Color moved = color;
        for (double part = 0; part < 1; part += STEP) {
            moved = shown(color.interpolate(end, part));
            Color now = moved;
            if (grounds.stream().allMatch(ground -> ratio(now, ground) >= wanted)) {
                return moved;
            }
        }
        return end;
    }

    /** @return the colour in the 256 steps a channel that style sheets write */
    private static Color shown(Color color) {
        return Color.web(web(color));
    }

    static String web(Color color) {
        return "rgba(%d,%d,%d,%.3f)"
                .formatted(
                        Math.round(color.getRed() * 255),
                        Math.round(color.getGreen() * 255),
                        Math.round(color.getBlue() * 255),
                        color.getOpacity());
    }

    private static List<Color> all(Map<Token, Color> colors, List<Token> tokens) {
        return tokens.stream().map(token -> get(colors, token)).toList();
    }

    private static Color get(Map<Token, Color> colors, Token token) {
        return Objects.requireNonNull(colors.get(token));
    }
}
