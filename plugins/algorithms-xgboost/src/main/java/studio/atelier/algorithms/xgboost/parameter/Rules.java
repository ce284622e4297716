package studio.atelier.algorithms.xgboost.parameter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The hyperparameters that SageMaker's XGBoost knows, with their limits. */
final class Rules {

    private static final double ANY = Double.POSITIVE_INFINITY;

    static final List<String> OBJECTIVES = List.of(
            "reg:squarederror",
            "reg:linear",
            "reg:logistic",
            "reg:squaredlogerror",
            "reg:pseudohubererror",
            "reg:absoluteerror",
            "reg:quantileerror",
            "reg:gamma",
            "reg:tweedie",
            "binary:logistic",
            "binary:logitraw",
            "binary:hinge",
            "count:poisson",
            "multi:softmax",
            "multi:softprob",
            "rank:pairwise",
            "rank:ndcg",
            "rank:map",
            "survival:aft",
            "survival:cox");

    private static final Map<String, Rule> RULES = rules();

    private Rules() {}

    static Map<String, Rule> all() {
        return RULES;
    }

    private static Map<String, Rule> rules() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        job(rules);
        boosting(rules);
        trees(rules);
        otherBoosters(rules);
        objectives(rules);
        return Map.copyOf(rules);
    }

    private static void job(Map<String, Rule> rules) {
        rules.put("num_round", Rule.whole(1));
        rules.put("early_stopping_rounds", Rule.whole(1));
        rules.put("csv_weights", Rule.flag());
        rules.put("nthread", Rule.whole(1));
        rules.put("verbosity", new Rule.Whole(0, 3));
        rules.put("silent", Rule.flag());
        rules.put("seed", new Rule.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE));
        rules.put("save_model_on_termination", Rule.choice("true", "false"));
        rules.put("use_dask_gpu_training", Rule.choice("true", "false"));
        rules.put("_kfold", Rule.whole(2));
        rules.put("_num_cv_round", Rule.whole(1));
        rules.put("_tuning_objective_metric", new Rule.Form(".+", "the name of a metric, as validation:rmse"));
        rules.put("eval_metric", new Rule.Form(".+", "names of metrics, separated by commas"));
    }

    private static void boosting(Map<String, Rule> rules) {
        rules.put("booster", Rule.choice("gbtree", "gblinear", "dart"));
        rules.put("eta", Rule.between(0, 1));
        rules.put("gamma", Rule.atLeast(0));
        rules.put("max_depth", Rule.whole(0));
        rules.put("min_child_weight", Rule.atLeast(0));
        rules.put("max_delta_step", Rule.atLeast(0));
        rules.put("subsample", Rule.positive(1));
        rules.put("sampling_method", Rule.choice("uniform", "gradient_based"));
        rules.put("colsample_bytree", Rule.positive(1));
        rules.put("colsample_bylevel", Rule.positive(1));
        rules.put("colsample_bynode", Rule.positive(1));
        rules.put("lambda", Rule.atLeast(0));
        rules.put("alpha", Rule.atLeast(0));
        rules.put("num_parallel_tree", Rule.whole(1));
        rules.put("base_score", new Rule.Real(Double.NEGATIVE_INFINITY, true, ANY, true));
    }

    private static void trees(Map<String, Rule> rules) {
        rules.put("tree_method", Rule.choice("auto", "exact", "approx", "hist", "gpu_hist"));
        rules.put("device", new Rule.Form("cpu|cuda(:\\d+)?|gpu(:\\d+)?", "cpu, cuda or cuda: and a number"));
        rules.put("sketch_eps", new Rule.Real(0, true, 1, true));
        rules.put("scale_pos_weight", Rule.positive(ANY));
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
        rules.put("dsplit", Rule.choice("row", "col"));
        rules.put("refresh_leaf", Rule.flag());
        rules.put("process_type", Rule.choice("default", "update"));
        rules.put("grow_policy", Rule.choice("depthwise", "lossguide"));
        rules.put("max_leaves", Rule.whole(0));
        rules.put("max_bin", Rule.whole(2));
        rules.put("predictor", Rule.choice("auto", "cpu_predictor", "gpu_predictor"));
        rules.put("deterministic_histogram", Rule.choice("true", "false"));
        rules.put("single_precision_histogram", Rule.choice("true", "false"));
        rules.put(
                "monotone_constraints",
                new Rule.Form(
                        "\\(?\\s*(-1|0|1)(\\s*,\\s*(-1|0|1))*\\s*,?\\s*\\)?", "a list of -1, 0 and 1, as (1,0,-1)"));
        rules.put(
                "interaction_constraints",
                new Rule.Form("\\[\\s*\\[.*\\]\\s*\\]", "a list of lists of feature numbers, as [[0,1],[2,3]]"));
    }

    private static void otherBoosters(Map<String, Rule> rules) {
        rules.put("sample_type", Rule.choice("uniform", "weighted"));
        rules.put("normalize_type", Rule.choice("tree", "forest"));
        rules.put("rate_drop", Rule.between(0, 1));
        rules.put("one_drop", Rule.flag());
        rules.put("skip_drop", Rule.between(0, 1));
        rules.put("lambda_bias", Rule.between(0, 1));
        rules.put("feature_selector", Rule.choice("cyclic", "shuffle", "random", "greedy", "thrifty"));
        rules.put("top_k", Rule.whole(0));
    }

    private static void objectives(Map<String, Rule> rules) {
        rules.put("objective", new Rule.Choice(OBJECTIVES));
        rules.put("num_class", Rule.whole(2));
        rules.put("tweedie_variance_power", new Rule.Real(1, true, 2, true));
        rules.put("huber_slope", Rule.positive(ANY));
        rules.put("quantile_alpha", new Rule.Real(0, true, 1, true));
        rules.put("aft_loss_distribution", Rule.choice("normal", "logistic", "extreme"));
        rules.put("aft_loss_distribution_scale", Rule.positive(ANY));
        rules.put("lambdarank_pair_method", Rule.choice("mean", "topk"));
        rules.put("lambdarank_num_pair_per_sample", Rule.whole(1));
    }
}
