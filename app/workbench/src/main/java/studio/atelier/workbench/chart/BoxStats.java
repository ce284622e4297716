package studio.atelier.workbench.chart;

import java.util.Arrays;

/**
 * A box plot of some values: the box holds the middle half, whiskers reach to the last value within one and a half
 * boxes, what lies further out is an outlier (Tukey, 1977).
 *
 * @param outliers ascending; at most a few hundred, the outermost of them
 */
public record BoxStats(
        String label, long count, double low, double q1, double median, double q3, double high, double[] outliers) {

    private static final double REACH = 1.5;
    private static final int MOST_OUTLIERS = 300;

    public BoxStats {
        outliers = outliers.clone();
    }

    /**
     * @throws IllegalArgumentException if no value is finite
     */
    public static BoxStats of(String label, double... values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("The box " + label + " needs at least one number.");
        }
        double q1 = Quantiles.of(sorted, 0.25);
        double q3 = Quantiles.of(sorted, 0.75);
        double reach = REACH * (q3 - q1);
        double[] inside = Arrays.stream(sorted)
                .filter(value -> value >= q1 - reach && value <= q3 + reach)
                .toArray();
        double low = Math.min(q1, inside[0]);
        double high = Math.max(q3, inside[inside.length - 1]);
        double[] below = Arrays.stream(sorted)
                .filter(value -> value < low)
                .limit(MOST_OUTLIERS / 2)
                .toArray();
        double[] above = Arrays.stream(sorted).filter(value -> value > high).toArray();
        double[] outliers = Arrays.copyOf(below, below.length + Math.min(above.length, MOST_OUTLIERS / 2));
        int kept = outliers.length - below.length;
        System.arraycopy(above, above.length - kept, outliers, below.length, kept);
        return new BoxStats(label, sorted.length, low, q1, Quantiles.of(sorted, 0.5), q3, high, outliers);
    }

    /** @return the range from the lowest to the highest value, outliers too */
    public Range range() {
        double lo = outliers.length == 0 ? low : Math.min(low, outliers[0]);
        double hi = outliers.length == 0 ? high : Math.max(high, outliers[outliers.length - 1]);
        return new Range(lo, hi);
    }
}
