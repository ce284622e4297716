package studio.atelier.workbench.chart;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.DoubleUnaryOperator;

/** The points of a scatter plot that can be told apart: one for each pixel, and no more looked at than a frame allows. */
final class PointThinner {

    private static final int MOST_SEEN = 150_000;

    private final BitSet taken = new BitSet();
    private double[] xs = new double[1024];
    private double[] ys = new double[1024];
    private int count;
    private int stride = 1;

    void collect(SeriesData data, Plot plot) {
        taken.clear();
        count = 0;
        Way across = Way.of(plot.x(), plot::px);
        Way up = Way.of(plot.y(), plot::py);
        int from = 0;
        int to = data.size();
        if (data.isAscending()) {
            from = data.indexOf(plot.x().lo());
            to = data.indexOf(Math.nextUp(plot.x().hi()));
        }
        stride = 1 + (to - from) / MOST_SEEN;
        int width = (int) plot.width() + 2;
        for (int i = from; i < to; i += stride) {
            double x = across.px(data.x(i));
            if (!(x >= plot.left() && x <= plot.right())) {
                continue;
            }
            double y = up.px(data.y(i));
            if (y >= plot.top() && y <= plot.bottom()) {
                int pixel = (int) (y - plot.top()) * width + (int) (x - plot.left());
                if (!taken.get(pixel)) {
                    taken.set(pixel);
                    add(x, y);
                }
            }
        }
    }

    /** Where values lie in pixels. On most axes that is one product and one sum, without a division for every point. */
    private record Way(boolean straight, double slope, double start, DoubleUnaryOperator bent) {

        static Way of(Scale scale, DoubleUnaryOperator px) {
            double slope = (px.applyAsDouble(scale.hi()) - px.applyAsDouble(scale.lo())) / (scale.hi() - scale.lo());
            return new Way(
                    scale.kind() != Scale.Kind.LOG, slope, px.applyAsDouble(scale.lo()) - scale.lo() * slope, px);
        }

        double px(double value) {
            return straight ? start + value * slope : bent.applyAsDouble(value);
        }
    }

    private void add(double x, double y) {
        if (count == xs.length) {
            xs = Arrays.copyOf(xs, count * 2);
            ys = Arrays.copyOf(ys, count * 2);
        }
        xs[count] = x;
        ys[count++] = y;
    }

    /** @return 1 if every point was looked at, n if every n-th was */
    int stride() {
        return stride;
    }

    int count() {
        return count;
    }

    double[] xs() {
        return xs;
    }

    double[] ys() {
        return ys;
    }
}
