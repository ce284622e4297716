package studio.atelier.workbench.chart;

import java.util.Arrays;
import java.util.List;
import javafx.scene.paint.Color;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Token;

/** Draws box plots. */
final class BoxPainter {

    private static final double WIDEST = 40;

    private BoxPainter() {}

    static void paint(Pen pen, Plot plot, Series.Boxes series, Color color, Palette palette) {
        double half = Math.rint(Math.min(WIDEST, (plot.px(1) - plot.px(0)) * 0.5) / 2);
        List<BoxStats> boxes = series.boxes();
        Color soft = palette.get(Token.SURFACE_2).interpolate(color, palette.isDark() ? 0.28 : 0.2);
        for (int i = 0; i < boxes.size(); i++) {
            double x = Math.rint(plot.px(i));
            if (x + half >= plot.left() && x - half <= plot.right()) {
                box(pen, plot, boxes.get(i), x, half, color, soft);
            }
        }
    }

    private static void box(Pen pen, Plot plot, BoxStats box, double x, double half, Color color, Color soft) {
        double q1 = plot.py(box.q1());
        double q3 = plot.py(box.q3());
        double low = plot.py(box.low());
        double high = plot.py(box.high());
        double median = plot.py(box.median());
        if (Double.isFinite(q1) && Double.isFinite(low)) {
            pen.line(x, high, x, q3, color, 1.25, Dash.SOLID);
            pen.line(x, q1, x, low, color, 1.25, Dash.SOLID);
            pen.line(x - half / 2, high, x + half / 2, high, color, 1.25, Dash.SOLID);
            pen.line(x - half / 2, low, x + half / 2, low, color, 1.25, Dash.SOLID);
            pen.card(x - half, q3, half * 2, Math.max(3, q1 - q3), 2, soft, color);
            pen.line(x - half, median, x + half, median, color, 2.5, Dash.SOLID);
        }
        double[] outliers = box.outliers();
        double[] xs = new double[outliers.length];
        Arrays.fill(xs, x);
        double[] ys =
                Arrays.stream(outliers).map(plot::py).filter(Double::isFinite).toArray();
        if (ys.length > 0) {
            pen.points(xs, ys, ys.length, Marker.CIRCLE, 2, color.deriveColor(0, 1, 1, 0.7));
        }
    }
}
