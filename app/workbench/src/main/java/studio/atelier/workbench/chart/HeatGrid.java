package studio.atelier.workbench.chart;

import org.jspecify.annotations.Nullable;

/**
 * Values in cells of equal size over an area; row 0 is the lowest.
 *
 * @param values row after row; not finite where a cell is empty
 */
public record HeatGrid(Range x, Range y, int columns, int rows, double[] values) {

    public HeatGrid {
        if (columns < 1 || rows < 1 || values.length != columns * rows) {
            throw new IllegalArgumentException("A heatmap of " + columns + " by " + rows + " cells needs "
                    + (long) columns * rows + " values, not " + values.length + ".");
        }
        values = values.clone();
    }

    /** @return cells centred on the places 0, 1, 2 of two category axes, such as a confusion matrix */
    public static HeatGrid ofCategories(int columns, int rows, double[] values) {
        return new HeatGrid(new Range(-0.5, columns - 0.5), new Range(-0.5, rows - 0.5), columns, rows, values);
    }

    public double value(int column, int row) {
        return values[row * columns + column];
    }

    /** @return the range of the finite values, or null if there is none */
    public @Nullable Range range() {
        double lo = Double.POSITIVE_INFINITY;
        double hi = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                lo = Math.min(lo, value);
                hi = Math.max(hi, value);
            }
        }
        return lo <= hi ? new Range(lo, hi) : null;
    }

    /** @return the column at an x, or -1 outside */
    public int column(double at) {
        return x.contains(at) ? (int) Math.min(columns - 1, (at - x.lo()) / x.span() * columns) : -1;
    }

    /** @return the row at a y, or -1 outside */
    public int row(double at) {
        return y.contains(at) ? (int) Math.min(rows - 1, (at - y.lo()) / y.span() * rows) : -1;
    }
}
