package studio.atelier.algorithms.xgboost.parameter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import studio.atelier.algorithms.xgboost.metric.MetricNames;
import studio.atelier.engine.api.algorithm.AlgorithmException;
import studio.atelier.engine.api.algorithm.HyperparameterSpec;

/** Checks the hyperparameters of a job, all of them before it says what is wrong. */
public final class HyperparameterReader {

    /** Ours, not the library's. */
    private static final Set<String> OWN = Set.of(
            "num_round",
            "early_stopping_rounds",
            "csv_weights",
            "eval_metric",
            "silent",
            "save_model_on_termination",
            "use_dask_gpu_training",
            "_kfold",
            "_num_cv_round",
            "_tuning_objective_metric",
            "device");

    /** Parameters of older releases that XGBoost 3 no longer has and that changed no result. */
    private static final Set<String> GONE = Set.of(
            "sketch_eps",
            "dsplit",
            "predictor",
            "lambda_bias",
            "deterministic_histogram",
            "single_precision_histogram");

    static final Map<String, String> ALIASES =
            Map.of("learning_rate", "eta", "min_split_loss", "gamma", "reg_lambda", "lambda", "reg_alpha", "alpha");

    private final TreeMap<String, String> values = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private HyperparameterReader() {}

    /**
     * @param given the job's hyperparameters as text
     * @param threads CPUs that the job may use
     * @throws AlgorithmException naming every problem
     */
    public static Hyperparameters read(Map<String, String> given, int threads) throws AlgorithmException {
        return new HyperparameterReader().check(given, threads);
    }

    private Hyperparameters check(Map<String, String> given, int threads) throws AlgorithmException {
        given.forEach(this::take);
        if (!given.containsKey("num_round")) {
            problems.add("num_round is required: the number of boosting rounds, at least 1");
        }
        String objective = objective();
        List<String> metrics = metrics(objective);
        if (values.containsKey("_kfold")) {
            problems.add("_kfold is not supported: train with a validation channel instead of cross-validation");
        }
        if (!problems.isEmpty()) {
            throw AlgorithmException.clientError(
                    problems.size() == 1
                            ? "Hyperparameter " + problems.getFirst() + "."
                            : problems.size() + " hyperparameters are wrong: " + String.join("; ", problems) + ".");
        }
        int ourThreads = Math.min(threads, whole("nthread").orElse(threads));
        return new Hyperparameters(
                whole("num_round").orElseThrow(),
                whole("early_stopping_rounds"),
                whole("csv_weights").orElse(0) == 1,
                metrics.stream().filter(MetricNames::isNative).toList(),
                metrics.stream().filter(MetricNames.OWN::contains).toList(),
                tuningMetric(),
                objective,
                whole("num_class").orElse(0),
                ourThreads,
                library(objective, ourThreads),
                List.copyOf(notes));
    }

    private void take(String given, String text) {
        String name = ALIASES.getOrDefault(given, given);
        if (name.startsWith("sagemaker_")) {
            // The SDKs add these to every job.
            return;
        }
        String value = HyperparameterSpec.meant(text);
        Rule rule = Rules.all().get(name);
        if (rule == null) {
            problems.add(name + " is none that XGBoost knows");
            return;
        }
        rule.objection(value)
                .ifPresentOrElse(
                        expected -> problems.add(name + " must be " + expected + ", not \"" + value + "\""),
                        () -> values.put(name, value));
    }

    private String objective() {
        String objective = values.getOrDefault("objective", "reg:squarederror");
        if (objective.equals("reg:linear")) {
            objective = "reg:squarederror";
        }
        boolean classes = objective.startsWith("multi:");
        if (classes && !values.containsKey("num_class")) {
            problems.add("num_class is required for the objective " + objective);
        }
        if (!classes && values.containsKey("num_class")) {
            problems.add("num_class is only for the objectives multi:softmax and multi:softprob, not for " + objective);
        }
        if (objective.equals("reg:quantileerror") && !values.containsKey("quantile_alpha")) {
            problems.add("quantile_alpha is required for the objective reg:quantileerror");
        }
        return objective;
    }

    private List<String> metrics(String objective) {
        Set<String> metrics = new LinkedHashSet<>();
        String given = values.get("eval_metric");
        if (given != null) {
            for (String metric : given.replaceAll("[\\[\\]\"']", "").split(",")) {
                metrics.add(metric.strip());
            }
        }
        for (String metric : metrics) {
            checkMetric("eval_metric", metric, objective);
        }
        tuningMetric().ifPresent(metric -> {
            checkMetric("_tuning_objective_metric", metric, objective);
            metrics.add(metric);
        });
        return List.copyOf(metrics);
    }

    private void checkMetric(String name, String metric, String objective) {
        boolean own = MetricNames.OWN.contains(metric);
        if (!own && !MetricNames.isNative(metric)) {
            problems.add(name + " names \"" + metric + "\"; the metrics are "
                    + String.join(", ", MetricNames.NATIVE) + ", " + String.join(", ", MetricNames.OWN)
                    + ", and error@t, ndcg@n, map@n");
        }
        if (objective.startsWith("multi:")
                && Set.of("precision", "recall", "f1_binary").contains(metric)) {
            problems.add(name + " names " + metric + ", which is for two classes; for more there are f1_macro,"
                    + " precision_macro, precision_micro, recall_macro and recall_micro");
        }
        boolean classifies = objective.startsWith("binary:") || objective.startsWith("multi:");
        if (own && !Set.of("mse", "r2").contains(metric) && !classifies && !objective.equals("reg:logistic")) {
            problems.add(name + " names " + metric + ", which needs a binary: or multi: objective, not " + objective);
        }
    }

    private Optional<String> tuningMetric() {
        return Optional.ofNullable(values.get("_tuning_objective_metric"))
                .map(metric -> metric.substring(metric.indexOf(':') + 1));
    }

    private Map<String, Object> library(String objective, int threads) {
        Map<String, Object> library = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (GONE.contains(name)) {
                notes.add("Hyperparameter " + name + " is no longer part of XGBoost 3 and is left out.");
            } else if (!OWN.contains(name)) {
                library.put(name, value);
            }
        });
        String device = values.getOrDefault("device", "cpu");
        if ("gpu_hist".equals(values.get("tree_method"))) {
            library.put("tree_method", "hist");
            device = "cuda";
        }
        if (!device.equals("cpu") || "true".equals(values.get("use_dask_gpu_training"))) {
            notes.add("The built-in XGBoost has no GPU support; it trains on the CPU with the method hist.");
        }
        library.put("objective", objective);
        library.put("nthread", threads);
        return library;
    }

    private OptionalInt whole(String name) {
        String value = values.get(name);
        return value == null
                ? OptionalInt.empty()
                : OptionalInt.of(new BigDecimal(value)
                        .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                        .intValue());
    }
}
