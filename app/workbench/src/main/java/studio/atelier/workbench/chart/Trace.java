package studio.atelier.workbench.chart;

import java.util.Arrays;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * A line as pixels: its points where they are few, else four for each column of pixels (first, least, most and last),
 * so that the cost follows the width of the view and not the number of points. Keeps its arrays for the next frame.
 */
final class Trace {

    /** Beyond this many points for a column of pixels they are summed up: a path through more of them is slow. */
    private static final int PER_COLUMN = 1;

    /** Columns taller than this, on average, are drawn as bars: a path through them would be slow and look alike. */
    private static final double DENSE = 14;

    /** Points that no column can sum up, because x goes back, are thinned out beyond this. */
    private static final int MOST_UNORDERED = 40_000;

    private static final double FAR = 20_000;

    private double[] xs = new double[1024];
    private double[] ys = new double[1024];
    private double[] tops = new double[1024];
    private double[] bottoms = new double[1024];
    private int count;
    private int columns;
    private boolean dense;
    private boolean sparse;

    /** Computes the pixels of a line in a plot. */
    void follow(SeriesData data, Plot plot) {
        count = 0;
        columns = 0;
        dense = false;
        sparse = false;
        int size = data.size();
        if (!data.isAscending()) {
            int stride = 1 + size / MOST_UNORDERED;
            for (int i = 0; i < size; i += stride) {
                add(plot.px(data.x(i)), pixel(plot, data.y(i)));
            }
            return;
        }
        int from = Math.max(0, data.indexOf(plot.x().lo()) - 1);
        int to = Math.min(size, data.indexOf(plot.x().hi()) + 1);
        if (to < size && data.x(to - 1) <= plot.x().hi()) {
            to++;
        }
        if (to - from <= plot.width() * PER_COLUMN) {
            sparse = to - from < plot.width() / 12;
            points(data, plot, from, to);
        } else {
            sum(data, plot, from, to);
        }
    }

    private void points(SeriesData data, Plot plot, int from, int to) {
        for (int i = from; i < to; i++) {
            add(plot.px(data.x(i)), pixel(plot, data.y(i)));
        }
        cut(plot.left() - 8, 0, 1);
        cut(plot.right() + 8, count - 1, count - 2);
    }

    /** Moves the end of a segment that lies far outside to the border, along the segment. */
    private void cut(double border, int end, int inner) {
        if (count >= 2 && (border - xs[end]) * (border - xs[inner]) < 0) {
            double share = (border - xs[end]) / (xs[inner] - xs[end]);
            ys[end] += (ys[inner] - ys[end]) * share;
            xs[end] = border;
        }
    }

    private void sum(SeriesData data, Plot plot, int from, int to) {
        columns = (int) Math.ceil(plot.width());
        if (tops.length < columns) {
            tops = new double[columns];
            bottoms = new double[columns];
        }
        double travel = 0;
        int filled = 0;
        int next = from;
        for (int column = 0; column < columns; column++) {
            int first = next;
            next = column == columns - 1 ? to : Math.clamp(data.indexOf(plot.xAt(plot.left() + column + 1)), first, to);
            Range range = data.yRange(first, next);
            if (range == null) {
                tops[column] = Double.NaN;
                if (next > first) {
                    add(Double.NaN, Double.NaN);
                }
                continue;
            }
            double least = bounded(plot, range.lo());
            double most = bounded(plot, range.hi());
            tops[column] = most;
            bottoms[column] = least;
            travel += least - most;
            filled++;
            double x = plot.left() + column;
            add(x, pixel(plot, data.y(first)));
            add(x + 0.35, least);
            add(x + 0.65, most);
            add(x + 1, pixel(plot, data.y(next - 1)));
        }
        dense = filled > columns * 0.9 && travel > DENSE * columns;
        if (dense) {
            connect();
        }
    }

    /** Lets each column reach the one before it, and gives all of them the width of a line. */
    private void connect() {
        double lastTop = Double.NaN;
        double lastBottom = Double.NaN;
        for (int i = 0; i < columns; i++) {
            double top = tops[i];
            double bottom = bottoms[i];
            if (!Double.isNaN(top) && !Double.isNaN(lastTop)) {
                tops[i] = Math.min(top, lastBottom);
                bottoms[i] = Math.max(bottom, lastTop);
            }
            lastTop = top;
            lastBottom = bottom;
        }
    }

    private static double bounded(Plot plot, double value) {
        double y = plot.py(value);
        return Double.isNaN(y) ? plot.bottom() + 1 : Math.clamp(y, plot.top() - 1, plot.bottom() + 1);
    }

    private static double pixel(Plot plot, double value) {
        double y = plot.py(value);
        return Double.isFinite(y) ? Math.clamp(y, -FAR, FAR) : Double.NaN;
    }

    private void add(double x, double y) {
        if (count == xs.length) {
            xs = Arrays.copyOf(xs, count * 2);
            ys = Arrays.copyOf(ys, count * 2);
        }
        xs[count] = x;
        ys[count] = y;
        count++;
    }

    /** @return whether points are so few that each may carry a marker */
    boolean isSparse() {
        return sparse;
    }

    /** @return the number of points, gaps counted */
    int count() {
        return count;
    }

    boolean isDense() {
        return dense;
    }

    /** Draws the line; {@code dash} is left out where points were summed up. */
    void draw(Pen pen, Plot plot, Color color, double width, Dash dash) {
        if (dense) {
            pen.columns(Math.rint(plot.left()), tops, bottoms, columns, color);
            return;
        }
        int start = 0;
        for (int i = 0; i <= count; i++) {
            if (i == count || Double.isNaN(ys[i])) {
                stretch(pen, start, i, color, width, columns > 0 ? Dash.SOLID : dash);
                start = i + 1;
            }
        }
    }

    private void stretch(Pen pen, int from, int to, Color color, double width, Dash dash) {
        if (to - from == 1) {
            pen.points(new double[] {xs[from]}, new double[] {ys[from]}, 1, Marker.CIRCLE, width, color);
        } else if (to > from) {
            double[] x = from == 0 ? xs : Arrays.copyOfRange(xs, from, to);
            double[] y = from == 0 ? ys : Arrays.copyOfRange(ys, from, to);
            pen.polyline(x, y, to - from, color, width, dash);
        }
    }

    /** Tints what lies between the line and a height below it. */
    void fill(GraphicsContext g, double bottom, Color color) {
        g.setFill(color);
        int start = 0;
        for (int i = 0; i <= count; i++) {
            if (i == count || Double.isNaN(ys[i])) {
                int length = i - start;
                if (length > 1) {
                    double[] x = Arrays.copyOfRange(xs, start, i + 2);
                    double[] y = Arrays.copyOfRange(ys, start, i + 2);
                    x[length] = xs[i - 1];
                    y[length] = bottom;
                    x[length + 1] = xs[start];
                    y[length + 1] = bottom;
                    g.fillPolygon(x, y, length + 2);
                }
                start = i + 1;
            }
        }
    }

    /** Draws a marker at each point that has a value. */
    void drawMarkers(Pen pen, Marker marker, double radius, Color color) {
        double[] x = new double[count];
        double[] y = new double[count];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (!Double.isNaN(ys[i])) {
                x[kept] = xs[i];
                y[kept++] = ys[i];
            }
        }
        pen.points(x, y, kept, marker, radius, color);
    }
}
