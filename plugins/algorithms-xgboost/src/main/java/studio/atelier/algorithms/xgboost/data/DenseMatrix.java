package studio.atelier.algorithms.xgboost.data;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** The library's matrix of dense rows that lie in native memory. */
final class DenseMatrix extends DMatrix {

    private DenseMatrix(long handle) {
        super(handle);
    }

    /** Joins the pieces into one matrix and lets go of them. */
    static LoadedData of(List<DenseRows> pieces, int features, int threads) throws XGBoostError {
        long rows = pieces.stream().mapToLong(DenseRows::rows).sum();
        float[] labels = new float[Math.toIntExact(rows)];
        boolean weighted = pieces.stream().anyMatch(piece -> piece.weights().length > 0);
        float[] weights = new float[weighted ? labels.length : 0];
        try (Arena arena = Arena.ofShared()) {
            MemorySegment values = arena.allocate(rows * features * Float.BYTES, Float.BYTES);
            long at = 0;
            int row = 0;
            for (DenseRows piece : pieces) {
                try (piece) {
                    MemorySegment part = piece.packed();
                    MemorySegment.copy(part, 0, values, at, part.byteSize());
                    at += part.byteSize();
                    System.arraycopy(piece.labels(), 0, labels, row, piece.rows());
                    if (weighted) {
                        System.arraycopy(piece.weights(), 0, weights, row, piece.rows());
                    }
                    row += piece.rows();
                }
            }
            DMatrix matrix = new DenseMatrix(NativeLibrary.get().dense(values, rows, features, threads));
            return LoadedData.of(matrix, labels, weights, features);
        }
    }
}
