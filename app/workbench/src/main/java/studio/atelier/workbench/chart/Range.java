package studio.atelier.workbench.chart;

import org.jspecify.annotations.Nullable;

/**
 * An interval of finite numbers, ends included.
 *
 * @param lo not above {@code hi}
 */
public record Range(double lo, double hi) {

    public Range {
        if (!(lo <= hi) || Double.isInfinite(lo) || Double.isInfinite(hi)) {
            throw new IllegalArgumentException(
                    "A range goes from a smaller to a larger number, not from " + lo + " to " + hi + ".");
        }
    }

    /** @return the range between two numbers in either order */
    public static Range between(double a, double b) {
        return new Range(Math.min(a, b), Math.max(a, b));
    }

    public double span() {
        return hi - lo;
    }

    public boolean contains(double value) {
        return value >= lo && value <= hi;
    }

    /** @return the smallest range that holds both; either may be missing */
    public static @Nullable Range union(@Nullable Range a, @Nullable Range b) {
        if (a == null) {
            return b;
        }
        return b == null ? a : new Range(Math.min(a.lo, b.lo), Math.max(a.hi, b.hi));
    }
}
