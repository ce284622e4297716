package studio.atelier.workbench.chart;

/**
 * How values lie along an axis: {@code lo} at 0, {@code hi} at 1.
 *
 * @param lo the value at the start, above zero if logarithmic
 * @param hi the value at the end, above {@code lo}
 */
public record Scale(Kind kind, double lo, double hi) {

    /** The narrowest span, as a share of the size of the values, that doubles can still tell apart well. */
    private static final double NARROWEST = 1e-11;

    /** What the numbers of an axis mean. */
    public enum Kind {
        LINEAR,
        LOG,
        /** Milliseconds since 1970. */
        TIME,
        /** Seconds from a start. */
        DURATION,
        /** Places 0, 1, 2 with names. */
        CATEGORY
    }

    public Scale {
        if (!(lo < hi) || kind == Kind.LOG && lo <= 0) {
            throw new IllegalArgumentException("An axis (" + kind + ") cannot go from " + lo + " to " + hi + ".");
        }
    }

    /** @return a scale over the range, widened where it has no extent */
    public static Scale of(Kind kind, Range range) {
        if (range.span() > 0) {
            return new Scale(kind, range.lo(), range.hi());
        }
        if (kind == Kind.LOG) {
            return new Scale(kind, range.lo() / 2, range.lo() * 2);
        }
        double half = kind == Kind.TIME ? 30_000 : range.lo() == 0 ? 0.5 : Math.abs(range.lo()) * 0.1;
        return new Scale(kind, range.lo() - half, range.hi() + half);
    }

    private double bend(double value) {
        return kind == Kind.LOG ? Math.log10(value) : value;
    }

    private double unbend(double value) {
        return kind == Kind.LOG ? Math.pow(10, value) : value;
    }

    /** @return the place of the value, 0 to 1 within the axis; NaN where a logarithm has none */
    public double toUnit(double value) {
        if (kind == Kind.LOG) {
            return value > 0 ? (Math.log10(value) - bend(lo)) / (bend(hi) - bend(lo)) : Double.NaN;
        }
        return (value - lo) / (hi - lo);
    }

    /** @return the value at a place */
    public double fromUnit(double unit) {
        return unbend(bend(lo) + unit * (bend(hi) - bend(lo)));
    }

    /**
     * @param unit the place that stays where it is
     * @param factor above 1 shows less, below 1 more
     * @return the same scale if it would become too narrow
     */
    public Scale zoom(double unit, double factor) {
        double from = unit - unit / factor;
        return part(from, from + 1 / factor);
    }

    /** @return the axis moved by a share of its length: positive shows larger values */
    public Scale pan(double units) {
        return part(units, 1 + units);
    }

    /** @return the part between two places, which may lie outside 0 to 1 */
    public Scale part(double from, double to) {
        double start = fromUnit(from);
        double end = fromUnit(to);
        boolean tooNarrow = !(end - start > NARROWEST * Math.max(Math.abs(start), Math.abs(end)));
        boolean tooWide = !Double.isFinite(start) || !Double.isFinite(end) || kind == Kind.LOG && start <= 0;
        return tooNarrow || tooWide ? this : new Scale(kind, start, end);
    }

    public Range range() {
        return new Range(lo, hi);
    }
}
