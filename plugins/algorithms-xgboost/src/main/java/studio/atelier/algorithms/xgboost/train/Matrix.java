package studio.atelier.algorithms.xgboost.train;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import ml.dmlc.xgboost4j.java.util.BigDenseMatrix;
import studio.atelier.algorithms.xgboost.input.Table;

/**
 * A channel's rows as the library holds them.
 *
 * @param name the channel, as log lines name it
 */
record Matrix(String name, DMatrix data, float[] labels) implements AutoCloseable {

    /**
     * @param columns how many features the library is to see; a sparse table may have fewer
     */
    static Matrix of(String name, Table table, int columns, int threads) throws XGBoostError {
        DMatrix data = switch (table.features()) {
            case Table.Dense dense -> dense(dense, table.rows());
            case Table.Sparse sparse ->
                new DMatrix(
                        sparse.offsets(),
                        sparse.indices(),
                        sparse.values(),
                        DMatrix.SparseType.CSR,
                        columns,
                        Float.NaN,
                        threads);
        };
        data.setLabel(table.labels());
        if (table.weights() != null) {
            data.setWeight(table.weights());
        }
        if (table.groups() != null) {
            data.setQueryId(table.groups());
        }
        return new Matrix(name, data, table.labels());
    }

    private static DMatrix dense(Table.Dense dense, int rows) throws XGBoostError {
        BigDenseMatrix copy = new BigDenseMatrix(rows, dense.columns());
        try {
            MemorySegment target =
                    MemorySegment.ofAddress(copy.address).reinterpret((long) rows * dense.columns() * Float.BYTES);
            long at = 0;
            for (Table.Block block : dense.blocks()) {
                int length = block.rows() * dense.columns();
                MemorySegment.copy(block.values(), 0, target, ValueLayout.JAVA_FLOAT, at, length);
                at += (long) length * Float.BYTES;
            }
            return new DMatrix(copy, Float.NaN);
        } finally {
            copy.dispose();
        }
    }

    @Override
    public void close() {
        data.dispose();
    }
}
