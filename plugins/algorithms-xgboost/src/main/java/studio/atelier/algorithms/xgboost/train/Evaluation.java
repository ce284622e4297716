package studio.atelier.algorithms.xgboost.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import studio.atelier.algorithms.xgboost.metric.OwnMetrics;

/** Evaluates a model on all channels after a round. */
final class Evaluation {

    private final List<Matrix> matrices;
    private final DMatrix[] data;
    private final String[] names;
    private final OwnMetrics own;

    Evaluation(List<Matrix> matrices, OwnMetrics own) {
        this.matrices = matrices;
        this.data = matrices.stream().map(Matrix::data).toArray(DMatrix[]::new);
        this.names = matrices.stream().map(Matrix::name).toArray(String[]::new);
        this.own = own;
    }

    /**
     * @return {@code channel-metric} to value as text: the library's metrics of all channels, then ours
     */
    Map<String, String> of(Booster booster, int round) throws XGBoostError {
        Map<String, String> values = new LinkedHashMap<>();
        String[] parts = booster.evalSet(data, names, round).split("\t");
        for (int i = 1; i < parts.length; i++) {
            int colon = parts[i].lastIndexOf(':');
            values.put(parts[i].substring(0, colon), parts[i].substring(colon + 1));
        }
        if (own.any()) {
            for (Matrix matrix : matrices) {
                own.compute(matrix.labels(), booster.predict(matrix.data()))
                        .forEach((name, value) -> values.put(
                                matrix.name() + "-" + name, String.format(java.util.Locale.ROOT, "%.6f", value)));
            }
        }
        return values;
    }
}
