package studio.atelier.workbench.chart;

import javafx.scene.paint.Color;
import studio.atelier.workbench.theme.Palette;

/** Draws counts between edges as bars that touch. */
final class HistogramPainter {

    private HistogramPainter() {}

    static void paint(Pen pen, Plot plot, Bins bins, Color color, Palette palette) {
        double[] edges = bins.edges();
        long[] counts = bins.counts();
        double bottom = Math.rint(plot.y().kind() == Scale.Kind.LOG ? plot.bottom() : plot.py(0));
        Color fill = color.deriveColor(0, 1, 1, palette.isDark() ? 0.85 : 0.8);
        for (int i = 0; i < counts.length; i++) {
            double left = Math.rint(plot.px(edges[i]));
            double right = Math.rint(plot.px(edges[i + 1]));
            double top = plot.py(counts[i]);
            if (counts[i] > 0 && Double.isFinite(top) && right >= plot.left() && left <= plot.right()) {
                double gap = right - left > 3 ? 1 : 0;
                double y = Math.min(bottom - 1, Math.rint(top));
                pen.fill(left, y, Math.max(1, right - left - gap), bottom - y, fill);
            }
        }
    }
}
