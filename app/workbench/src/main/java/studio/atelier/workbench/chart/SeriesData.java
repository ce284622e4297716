package studio.atelier.workbench.chart;

import java.util.Arrays;
import java.util.Map;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Points that only grow in number: x and y, with the least and largest y of any stretch at hand. Ten million points
 * take 160 MB. Any thread may append and any may read; a reader that asked for {@link #size()} sees all points below
 * it. A y that is not finite is a gap.
 */
public final class SeriesData {

    private static final int CHUNK_BITS = 14;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final Pyramid pyramid = new Pyramid();
    private final Signal changes = new Signal();
    private volatile double[][] xs = new double[4][];
    private volatile double[][] ys = new double[4][];
    private volatile boolean ascending = true;
    private volatile double leastX = Double.POSITIVE_INFINITY;
    private volatile double mostX = Double.NEGATIVE_INFINITY;
    private volatile double leastPositive = Double.POSITIVE_INFINITY;
    private volatile int size;

    /** @return points with x 0, 1, 2 and so on */
    public static SeriesData of(double... y) {
        SeriesData data = new SeriesData();
        for (int i = 0; i < y.length; i++) {
            data.put(i, y[i]);
        }
        return data;
    }

    /** @return points in the order of the map */
    public static SeriesData of(Map<? extends Number, ? extends Number> points) {
        SeriesData data = new SeriesData();
        points.forEach((x, y) -> data.put(x.doubleValue(), y.doubleValue()));
        return data;
    }

    /**
     * @throws IllegalArgumentException if x is not a finite number
     */
    public void append(double x, double y) {
        put(x, y);
        changes.fire();
    }

    /**
     * Appends many points and tells listeners once.
     *
     * @throws IllegalArgumentException if the arrays differ in length or an x is not a finite number; points before it
     *     stay
     */
    public void append(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "Points need as many y as x, not " + y.length + " for " + x.length + ".");
        }
        for (int i = 0; i < x.length; i++) {
            put(x[i], y[i]);
        }
        changes.fire();
    }

    private synchronized void put(double x, double y) {
        if (!Double.isFinite(x)) {
            throw new IllegalArgumentException("Point " + size + " has no place: its x is " + x + ".");
        }
        int index = size;
        int chunk = index >> CHUNK_BITS;
        if ((index & CHUNK - 1) == 0) {
            grow(chunk);
        }
        xs[chunk][index & CHUNK - 1] = x;
        ys[chunk][index & CHUNK - 1] = y;
        pyramid.put(index, y);
        if (x < mostX) {
            ascending = false;
        }
        leastX = Math.min(leastX, x);
        mostX = Math.max(mostX, x);
        if (y > 0 && y < leastPositive) {
            leastPositive = y;
        }
        size = index + 1;
    }

    private void grow(int chunk) {
        double[][] moreX = chunk == xs.length ? Arrays.copyOf(xs, chunk * 2) : xs;
        double[][] moreY = chunk == ys.length ? Arrays.copyOf(ys, chunk * 2) : ys;
        moreX[chunk] = new double[CHUNK];
        moreY[chunk] = new double[CHUNK];
        xs = moreX;
        ys = moreY;
    }

    public int size() {
        return size;
    }

    public double x(int index) {
        return xs[index >> CHUNK_BITS][index & CHUNK - 1];
    }

    public double y(int index) {
        return ys[index >> CHUNK_BITS][index & CHUNK - 1];
    }

    /** @return whether no x is smaller than the one before it, so that points can be looked up by x */
    public boolean isAscending() {
        return ascending;
    }

    /** @return the range of all x, or null without points */
    public @Nullable Range xRange() {
        return size == 0 ? null : new Range(leastX, mostX);
    }

    /** @return the range of the finite y with an index from {@code from} to below {@code to}; null if there is none */
    public @Nullable Range yRange(int from, int to) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        int limit = Math.min(to, size);
        int i = Math.max(0, from);
        while (i < limit) {
            int level = Pyramid.levelAt(i, limit);
            if (level >= 0) {
                least = Math.min(least, pyramid.least(level, i));
                most = Math.max(most, pyramid.most(level, i));
                i += Pyramid.sizeOf(level);
            } else {
                double y = y(i++);
                if (Double.isFinite(y)) {
                    least = Math.min(least, y);
                    most = Math.max(most, y);
                }
            }
        }
        return least <= most ? new Range(least, most) : null;
    }

    /** @return the smallest y above zero, or infinity; where a logarithmic axis may begin */
    public double leastPositive() {
        return leastPositive;
    }

    /** @return the first index with an x of at least this, for ascending points; {@code size()} if there is none */
    public int indexOf(double x) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = from + to >>> 1;
            if (x(middle) < x) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** @return the index of the point with a value whose x is nearest, for ascending points; -1 if there is none */
    public int nearest(double x) {
        int after = indexOf(x);
        int before = after - 1;
        int limit = size;
        while (after < limit && !Double.isFinite(y(after))) {
            after++;
        }
        while (before >= 0 && !Double.isFinite(y(before))) {
            before--;
        }
        if (after >= limit) {
            return before;
        }
        return before >= 0 && x - x(before) < x(after) - x ? before : after;
    }

    /** Calls back after points came, on the thread that appended them. */
    public Subscription onAppend(Runnable listener) {
        return changes.on(listener);
    }
}
