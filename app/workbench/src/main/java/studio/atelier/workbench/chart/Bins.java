package studio.atelier.workbench.chart;

import java.util.Arrays;

/**
 * How many values fall between edges.
 *
 * @param edges ascending, one more than counts; a bin holds its lower edge, the last one both
 */
public record Bins(double[] edges, long[] counts) {

    private static final int MOST = 200;

    public Bins {
        if (edges.length != counts.length + 1 || counts.length == 0) {
            throw new IllegalArgumentException(
                    "A histogram of " + counts.length + " bins needs one edge more, not " + edges.length + ".");
        }
        for (int i = 1; i < edges.length; i++) {
            if (!(edges[i] > edges[i - 1])) {
                throw new IllegalArgumentException("The edges of a histogram ascend; edge " + i + " is " + edges[i]
                        + " after " + edges[i - 1] + ".");
            }
        }
        edges = edges.clone();
        counts = counts.clone();
    }

    /**
     * Bins of equal, round width, which follows the spread of the middle half of the values (Freedman and Diaconis,
     * 1981). Values that are not finite are left out.
     *
     * @throws IllegalArgumentException if no value is finite
     */
    public static Bins of(double[] values) {
        double[] sorted = sorted(values);
        double span = sorted[sorted.length - 1] - sorted[0];
        double middle = Quantiles.of(sorted, 0.75) - Quantiles.of(sorted, 0.25);
        double width = 2 * middle / Math.cbrt(sorted.length);
        double wanted = span == 0 ? 1 : width > 0 ? Math.ceil(span / width) : Math.ceil(Math.sqrt(sorted.length));
        return of(sorted, (int) Math.clamp(wanted, 1, MOST));
    }

    /**
     * @param bins about how many, at least 1; the width is rounded up
     * @throws IllegalArgumentException if no value is finite
     */
    public static Bins of(double[] values, int bins) {
        double[] sorted = sorted(values);
        double lo = sorted[0];
        double hi = sorted[sorted.length - 1];
        double step = hi > lo ? Ticks.niceStep(hi - lo, Math.max(1, bins)) : Math.max(1, Math.abs(lo) * 0.1);
        double first = Math.floor(lo / step + 1e-9);
        int count = Math.max(1, (int) (Math.ceil(hi / step - 1e-9) - first));
        double[] edges = new double[count + 1];
        for (int i = 0; i <= count; i++) {
            edges[i] = (first + i) * step;
        }
        long[] counts = new long[count];
        for (double value : sorted) {
            counts[(int) Math.clamp(Math.floor(value / step + 1e-9) - first, 0, count - 1)]++;
        }
        return new Bins(edges, counts);
    }

    private static double[] sorted(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("A histogram needs at least one number; all values are missing.");
        }
        return sorted;
    }

    public int size() {
        return counts.length;
    }

    public long total() {
        return Arrays.stream(counts).sum();
    }

    /** @return the bin that holds the value, or -1 */
    public int find(double value) {
        if (!(value >= edges[0]) || value > edges[edges.length - 1]) {
            return -1;
        }
        int found = Arrays.binarySearch(edges, value);
        return Math.min(counts.length - 1, found >= 0 ? found : -found - 2);
    }
}
