package studio.atelier.studio.executions;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which way a metric gets better, as far as its name tells. */
public enum MetricSense {
    LOWER,
    HIGHER;

    private static final Set<String> LOW =
            Set.of("rmse", "mse", "mae", "mape", "rmsle", "loss", "logloss", "mlogloss", "error", "merror", "std");

    private static final Set<String> HIGH =
            Set.of("accuracy", "acc", "auc", "aucpr", "f1", "precision", "recall", "r2", "map", "ndcg", "score");

    /**
     * @param metric such as {@code validation:rmse} or {@code test_accuracy}
     * @return nothing for a name that does not tell
     */
    public static Optional<MetricSense> of(String metric) {
        for (String word : metric.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
            if (LOW.contains(word)) {
                return Optional.of(LOWER);
            }
            if (HIGH.contains(word)) {
                return Optional.of(HIGHER);
            }
        }
        return Optional.empty();
    }

    boolean isBetter(double value, double than) {
        return this == LOWER ? value < than : value > than;
    }
}
