package studio.atelier.workbench.chart;

import java.util.Arrays;
import java.util.BitSet;

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
        int from = 0;
        int to = data.size();
        if (data.isAscending()) {
            from = data.indexOf(plot.x().lo());
            to = data.indexOf(Math.nextUp(plot.x().hi()));
        }
        stride = 1 + (to - from) / MOST_SEEN;
        int width = (int) plot.width() + 2;
        for (int i = from; i < to; i += stride) {
            double x = plot.px(data.x(i));
            double y = plot.py(data.y(i));
            if (plot.contains(x, y)) {
                int pixel = (int) (y - plot.top()) * width + (int) (x - plot.left());
                if (!taken.get(pixel)) {
                    taken.set(pixel);
                    add(x, y);
                }
            }
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
