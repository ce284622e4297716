package studio.atelier.workbench.chart;

import javafx.scene.paint.Color;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Token;

/**
 * Colours of a heatmap: from the ground of the sheet to the first colour of charts and on to the colour of text, so that
 * more is always further from the ground, in light and in dark.
 */
final class ColorScale {

    private static final double START = 0.06;
    private static final double BEND = 0.62;

    private final Color ground;
    private final Color middle;
    private final Color end;
    private final Color onLight;
    private final Color onDark;

    ColorScale(Palette palette) {
        ground = palette.get(Token.SURFACE_2);
        middle = palette.series(0);
        end = middle.interpolate(palette.get(Token.TEXT_1), 0.72);
        onLight = palette.get(palette.isDark() ? Token.SURFACE_0 : Token.TEXT_1);
        onDark = palette.get(Token.ON_ACCENT);
    }

    /**
     * @param unit 0 to 1
     */
    Color at(double unit) {
        double u = START + Math.clamp(unit, 0, 1) * (1 - START);
        return u < BEND ? ground.interpolate(middle, u / BEND) : middle.interpolate(end, (u - BEND) / (1 - BEND));
    }

    /** @return a colour for text that is readable on the colour */
    Color textOn(Color color) {
        return contrast(onLight, color) >= contrast(onDark, color) ? onLight : onDark;
    }

    /** @return the contrast of two colours as WCAG 2 defines it, 1 to 21 */
    static double contrast(Color a, Color b) {
        double one = luminance(a);
        double two = luminance(b);
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    int argb(double unit) {
        Color color = at(unit);
        return 255 << 24
                | (int) Math.round(color.getRed() * 255) << 16
                | (int) Math.round(color.getGreen() * 255) << 8
                | (int) Math.round(color.getBlue() * 255);
    }
}
