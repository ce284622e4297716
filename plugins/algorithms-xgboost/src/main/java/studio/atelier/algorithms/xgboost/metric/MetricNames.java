package studio.atelier.algorithms.xgboost.metric;

import java.util.List;
import java.util.Set;

/** The metrics that a job may ask for, and which way is better. */
public final class MetricNames {

    /** Metrics computed here. */
    public static final List<String> OWN = List.of(
            "accuracy",
            "balanced_accuracy",
            "f1",
            "f1_binary",
            "f1_macro",
            "precision",
            "precision_macro",
            "precision_micro",
            "recall",
            "recall_macro",
            "recall_micro",
            "mse",
            "r2");

    /** Metrics that the library computes. */
    public static final List<String> NATIVE = List.of(
            "rmse",
            "rmsle",
            "mae",
            "mape",
            "mphe",
            "logloss",
            "error",
            "merror",
            "mlogloss",
            "auc",
            "aucpr",
            "ndcg",
            "map",
            "poisson-nloglik",
            "gamma-nloglik",
            "gamma-deviance",
            "tweedie-nloglik",
            "cox-nloglik",
            "aft-nloglik",
            "interval-regression-accuracy",
            "quantile");

    private static final Set<String> WITH_ARGUMENT = Set.of("error", "ndcg", "map", "tweedie-nloglik");

    private static final Set<String> HIGHER_IS_BETTER =
            Set.of("auc", "aucpr", "ndcg", "map", "interval-regression-accuracy");

    private MetricNames() {}

    /** Whether the library computes a metric; {@code error@0.7}, {@code ndcg@5-} are such names, too. */
    public static boolean isNative(String name) {
        int at = name.indexOf('@');
        if (at < 0) {
            return NATIVE.contains(name);
        }
        return WITH_ARGUMENT.contains(name.substring(0, at))
                && name.substring(at + 1).matches("\\d*\\.?\\d+-?");
    }

    /** Whether more of a metric is better. */
    public static boolean higherIsBetter(String name) {
        int at = name.indexOf('@');
        String base = at < 0 ? name : name.substring(0, at);
        if (base.endsWith("-")) {
            base = base.substring(0, base.length() - 1);
        }
        return HIGHER_IS_BETTER.contains(base) || (OWN.contains(base) && !base.equals("mse"));
    }
}
