package studio.atelier.workbench.chart;

import java.util.List;
import javafx.scene.paint.Color;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Token;

/** Draws bars side by side in each place of a category axis. */
final class BarPainter {

    private static final double SHARE = 0.72;
    private static final double WIDEST = 48;
    private static final double LABEL = 16;

    private final List<Series> group;

    BarPainter(List<Series> group) {
        this.group = group;
    }

    void paint(Pen pen, Plot plot, Series.Bars bars, Color color, Palette palette) {
        double place = plot.px(1) - plot.px(0);
        double width = Math.min(WIDEST, place * SHARE / group.size());
        double offset = (group.indexOf(bars) - group.size() / 2.0) * width;
        double zero = plot.y().kind() == Scale.Kind.LOG ? plot.bottom() : plot.py(0);
        double[] values = bars.values();
        boolean roomy = group.size() * values.length <= 40 && (width >= 30 || group.size() == 1 && place >= 36);
        double gap = width > 6 ? 1 : 0;
        for (int i = 0; i < values.length; i++) {
            double end = plot.py(values[i]);
            double left = plot.px(i) + offset;
            if (Double.isFinite(end) && left + width > plot.left() && left < plot.right()) {
                double x = Math.rint(left + gap);
                double breadth = Math.max(1, Math.rint(left + width - gap) - x);
                double top = Math.rint(Math.min(zero, end));
                double height = Math.max(1, Math.rint(Math.max(zero, end)) - top);
                pen.fill(x, top, breadth, height, color);
                if (roomy) {
                    label(pen, plot, values[i], x + breadth / 2, end < zero ? top - 8 : top + height + 8, palette);
                }
            }
        }
    }

    private static void label(Pen pen, Plot plot, double value, double x, double y, Palette palette) {
        if (y > plot.top() - LABEL && y < plot.bottom()) {
            Color color = palette.get(Token.TEXT_2);
            pen.text(Ticks.number(value), x, Math.max(plot.top() + 6, y), TextStyle.AXIS, color, Pen.Align.CENTER);
        }
    }
}
