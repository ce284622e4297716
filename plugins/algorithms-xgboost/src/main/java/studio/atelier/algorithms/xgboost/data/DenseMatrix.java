package studio.atelier.algorithms.xgboost.data;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import ml.dmlc.xgboost4j.java.ColumnBatch;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Makes the library's matrix of dense rows in native memory, without passing them through the heap. */
final class DenseMatrix {

    private DenseMatrix() {}

    /** Columns of a row-major matrix in native memory, described as NumPy's array interface. */
    private static final class Columns extends ColumnBatch {

        private final String json;

        Columns(long address, long rows, int features) {
            StringBuilder text = new StringBuilder("[");
            long stride = (long) features * Float.BYTES;
            for (int i = 0; i < features; i++) {
                text.append(i == 0 ? "" : ",")
                        .append("{\"data\":[")
                        .append(address + (long) i * Float.BYTES)
                        .append(",true],\"shape\":[")
                        .append(rows)
                        .append("],\"strides\":[")
                        .append(stride)
                        .append("],\"typestr\":\"<f4\",\"version\":3}");
            }
            json = text.append(']').toString();
        }

        @Override
        public String toJson() {
            return json;
        }

        @Override
        public String toFeaturesJson() {
            return json;
        }
    }

    /** Joins the pieces into one matrix and lets go of them. */
    static LoadedData of(List<DenseRows> pieces, int features, int threads) throws XGBoostError {
        long rows = pieces.stream().mapToLong(DenseRows::rows).sum();
        float[] labels = new float[Math.toIntExact(rows)];
        boolean weighted = pieces.stream().anyMatch(piece -> piece.weights().length > 0);
        float[] weights = new float[weighted ? labels.length : 0];
        try (Arena arena = Arena.ofShared()) {
            MemorySegment values = arena.allocate(ValueLayout.JAVA_FLOAT, rows * features);
            long at = 0;
            int row = 0;
            for (DenseRows piece : pieces) {
                try (piece) {
                    MemorySegment part = piece.packed();
                    MemorySegment.copy(part, 0, values, at, part.byteSize());
                    at += part.byteSize();
                    System.arraycopy(piece.labels(), 0, labels, row, piece.rows());
                    System.arraycopy(piece.weights(), 0, weights, row, piece.weights().length);
                    row += piece.rows();
                }
            }
            DMatrix matrix = new DMatrix(new Columns(values.address(), rows, features), Float.NaN, threads);
            return LoadedData.of(matrix, labels, weights, features);
        }
    }
}
