package studio.atelier.algorithms.xgboost.data;

import java.util.Arrays;
import java.util.List;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import studio.atelier.engine.api.algorithm.AlgorithmException;

/** Rows that name the columns in which they have a value. What is not named is missing. */
final class SparseRows {

    private long[] starts = new long[1025];
    private int[] indices = new int[16 * 1024];
    private float[] values = new float[16 * 1024];
    private float[] labels = new float[1024];
    private float[] weights = new float[0];
    private int[] groups = new int[0];
    private int rows;
    private int size;
    private int columns;

    void add(int index, float value) {
        if (size == indices.length) {
            indices = Arrays.copyOf(indices, Math.multiplyExact(size, 2));
            values = Arrays.copyOf(values, indices.length);
        }
        indices[size] = index;
        values[size] = value;
        size++;
        columns = Math.max(columns, index + 1);
    }

    /** Ends the row whose values were added. A weight of NaN and a group of -1 mean none. */
    void endRow(float label, float weight, int group) {
        if (rows == labels.length) {
            labels = Arrays.copyOf(labels, rows * 2);
            starts = Arrays.copyOf(starts, rows * 2 + 1);
        }
        labels[rows] = label;
        if (!Float.isNaN(weight) || weights.length > 0) {
            int old = weights.length;
            weights = Arrays.copyOf(weights, Math.max(old, labels.length));
            if (old == 0) {
                Arrays.fill(weights, 0, rows, 1);
            }
            weights[rows] = Float.isNaN(weight) ? 1 : weight;
        }
        if (group >= 0 || groups.length > 0) {
            groups = Arrays.copyOf(groups, Math.max(groups.length, labels.length));
            groups[rows] = Math.max(0, group);
        }
        rows++;
        starts[rows] = size;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** Makes one matrix of the pieces, at least {@code minColumns} wide. */
    static LoadedData join(List<SparseRows> pieces, int minColumns, int threads)
            throws XGBoostError, AlgorithmException {
        int rows =
                Math.toIntExact(pieces.stream().mapToLong(piece -> piece.rows).sum());
        int size =
                Math.toIntExact(pieces.stream().mapToLong(piece -> piece.size).sum());
        int columns = Math.max(
                minColumns,
                pieces.stream().mapToInt(piece -> piece.columns).max().orElse(0));
        boolean weighted = pieces.stream().anyMatch(piece -> piece.weights.length > 0);
        boolean grouped = pieces.stream().anyMatch(piece -> piece.groups.length > 0);
        long[] starts = new long[rows + 1];
        int[] indices = new int[size];
        float[] values = new float[size];
        float[] labels = new float[rows];
        float[] weights = new float[weighted ? rows : 0];
        int[] groups = new int[grouped ? rows : 0];
        Arrays.fill(weights, 1);
        int row = 0;
        int at = 0;
        for (SparseRows piece : pieces) {
            for (int i = 1; i <= piece.rows; i++) {
                starts[row + i] = at + piece.starts[i];
            }
            System.arraycopy(piece.indices, 0, indices, at, piece.size);
            System.arraycopy(piece.values, 0, values, at, piece.size);
            System.arraycopy(piece.labels, 0, labels, row, piece.rows);
            if (piece.weights.length > 0) {
                System.arraycopy(piece.weights, 0, weights, row, piece.rows);
            }
            if (piece.groups.length > 0) {
                System.arraycopy(piece.groups, 0, groups, row, piece.rows);
            }
            row += piece.rows;
            at += piece.size;
        }
        for (int i = 1; i < groups.length; i++) {
            if (groups[i] < groups[i - 1]) {
                throw AlgorithmException.clientError("The qid of row " + (i + 1) + " is " + groups[i] + ", after "
                        + groups[i - 1] + ": sort the rows by qid, so that those of a query stand together.");
            }
        }
        DMatrix matrix = new DMatrix(starts, indices, values, DMatrix.SparseType.CSR, columns, Float.NaN, threads);
        if (grouped) {
            matrix.setQueryId(groups);
        }
        return LoadedData.of(matrix, labels, weights, columns);
    }
}
