package studio.atelier.algorithms.xgboost.input;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a channel.
 *
 * @param labels one per row
 * @param weights one per row, or null if the rows count alike
 * @param groups the query of each row for ranking, or null
 * @param features the features of all rows
 */
public record Table(float[] labels, float @Nullable [] weights, int @Nullable [] groups, Features features) {

    /** Feature values of all rows, in one of two layouts. */
    public sealed interface Features {

        /** Number of features. */
        int columns();
    }

    /**
     * Every value of every row; a missing one is NaN.
     *
     * @param blocks rows one after the other, {@code columns} values each; a row lies in one block
     */
    public record Dense(Block[] blocks, int columns) implements Features {}

    /**
     * Some rows of a dense table.
     *
     * @param values at least {@code rows * columns} values
     */
    public record Block(float[] values, int rows) {}

    /**
     * Only the values that are there, in compressed sparse rows.
     *
     * @param offsets where each row begins, and the end: one more than there are rows
     * @param indices the feature of each value, from 0
     */
    public record Sparse(long[] offsets, int[] indices, float[] values, int columns) implements Features {}

    /** Number of rows. */
    public int rows() {
        return labels.length;
    }
}
