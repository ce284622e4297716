package studio.atelier.algorithms.xgboost.parameter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import studio.atelier.engine.api.algorithm.BuiltInAlgorithms;
import studio.atelier.engine.api.algorithm.HyperparameterSpec;

/**
 * The hyperparameters that SageMaker's XGBoost knows, with their limits: those of the description that other programs
 * read too, and what it has no words for.
 */
final class Rules {

    private static final String XGBOOST = "xgboost";
    private static final double ANY = Double.POSITIVE_INFINITY;

    private static final Map<String, Rule> RULES = rules();

    private Rules() {}

    static Map<String, Rule> all() {
        return RULES;
    }

    private static Map<String, Rule> rules() {
        Map<String, Rule> rules = new HashMap<>();
        for (HyperparameterSpec spec : new BuiltInAlgorithms().hyperparameters(XGBOOST)) {
            rules.put(spec.name(), new Rule.Described(spec));
        }
        excludedLimits(rules);
        forms(rules);
        return Map.copyOf(rules);
    }

    private static void excludedLimits(Map<String, Rule> rules) {
        for (String part : List.of("subsample", "colsample_bytree", "colsample_bylevel", "colsample_bynode")) {
            rules.put(part, new Rule.Above(0, 1, false));
        }
        for (String factor : List.of("scale_pos_weight", "huber_slope", "aft_loss_distribution_scale")) {
            rules.put(factor, new Rule.Above(0, ANY, false));
        }
        rules.put("sketch_eps", new Rule.Above(0, 1, true));
        rules.put("quantile_alpha", new Rule.Above(0, 1, true));
        rules.put("tweedie_variance_power", new Rule.Above(1, 2, true));
        rules.put("base_score", new Rule.Above(-ANY, ANY, true));
    }

    private static void forms(Map<String, Rule> rules) {
        rules.put("_tuning_objective_metric", new Rule.Form(".+", "the name of a metric, as validation:rmse"));
        rules.put("eval_metric", new Rule.Form(".+", "names of metrics, separated by commas"));
        rules.put("device", new Rule.Form("cpu|cuda(:\\d+)?|gpu(:\\d+)?", "cpu, cuda or cuda: and a number"));
        rules.put(
                "monotone_constraints",
                new Rule.Form(
                        "\\(?\\s*(-1|0|1)(\\s*,\\s*(-1|0|1))*\\s*,?\\s*\\)?", "a list of -1, 0 and 1, as (1,0,-1)"));
        rules.put(
                "interaction_constraints",
                new Rule.Form("\\[\\s*\\[.*\\]\\s*\\]", "a list of lists of feature numbers, as [[0,1],[2,3]]"));
        rules.put(
                "updater",
                new Rule.Choices(List.of(
                        "grow_colmaker",
                        "grow_histmaker",
                        "grow_quantile_histmaker",
                        "sync",
                        "refresh",
                        "prune",
                        "shotgun",
                        "coord_descent")));
    }
}
