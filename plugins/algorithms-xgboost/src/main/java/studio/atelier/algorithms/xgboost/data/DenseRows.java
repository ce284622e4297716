package studio.atelier.algorithms.xgboost.data;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Rows with a value in every column, filled one after another and then packed into native memory.
 * Missing values are NaN.
 */
final class DenseRows implements AutoCloseable {

    private static final int FIRST_ROWS = 1024;

    private final int features;
    private final Arena arena = Arena.ofShared();
    private float[] values;
    private float[] labels = new float[FIRST_ROWS];
    private float[] weights;
    private int rows;
    private MemorySegment packed = MemorySegment.NULL;

    /** @param scratch an array to collect values in; {@link #pack} gives it back, perhaps a larger one */
    DenseRows(int features, boolean weighted, float[] scratch) {
        this.features = features;
        this.values = scratch;
        this.weights = new float[weighted ? FIRST_ROWS : 0];
    }

    /** Makes room for one more row; its values go to {@link #values()} from {@link #offset()} on. */
    void reserve() {
        if (rows == labels.length) {
            labels = Arrays.copyOf(labels, rows * 2);
            if (weights.length > 0) {
                weights = Arrays.copyOf(weights, rows * 2);
            }
        }
        int needed = Math.multiplyExact(rows + 1, features);
        if (needed > values.length) {
            values = Arrays.copyOf(values, Math.max(needed, Math.multiplyExact(values.length, 2)));
        }
    }

    float[] values() {
        return values;
    }

    int offset() {
        return rows * features;
    }

    void label(float label) {
        labels[rows] = label;
    }

    void weight(float weight) {
        weights[rows] = weight;
    }

    void commit() {
        rows++;
    }

    int rows() {
        return rows;
    }

    float[] labels() {
        return labels;
    }

    /** One weight a row, or none at all. */
    float[] weights() {
        return weights;
    }

    /** Moves the values to native memory and gives back the array they were collected in. */
    float[] pack() {
        packed = arena.allocate(ValueLayout.JAVA_FLOAT, Math.max(1L, (long) rows * features));
        MemorySegment.copy(values, 0, packed, ValueLayout.JAVA_FLOAT, 0, rows * features);
        float[] free = values;
        values = new float[0];
        labels = Arrays.copyOf(labels, rows);
        weights = weights.length == 0 ? weights : Arrays.copyOf(weights, rows);
        return free;
    }

    /** The packed values: {@code rows * features} floats, row by row. */
    MemorySegment packed() {
        return packed.asSlice(0, (long) rows * features * Float.BYTES);
    }

    @Override
    public void close() {
        arena.close();
    }
}
