package studio.atelier.algorithms.xgboost.data;

import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * A channel, ready for the library.
 *
 * @param matrix features, labels, and weights if the data has them
 * @param labels one label a row
 * @param weights one weight a row, or none at all
 * @param columns number of features
 */
public record LoadedData(DMatrix matrix, float[] labels, float[] weights, int columns) implements AutoCloseable {

    static LoadedData of(DMatrix matrix, float[] labels, float[] weights, int columns) throws XGBoostError {
        matrix.setLabel(labels);
        if (weights.length > 0) {
            matrix.setWeight(weights);
        }
        return new LoadedData(matrix, labels, weights, columns);
    }

    /** Whether every row has a place for every feature, as in CSV, so that its columns are known for sure. */
    public boolean dense() {
        return matrix instanceof DenseMatrix;
    }

    public int rows() {
        return labels.length;
    }

    @Override
    public void close() {
        matrix.dispose();
    }
}
