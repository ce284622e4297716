package studio.atelier.algorithms.xgboost.parameter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The hyperparameters of a job, checked.
 *
 * @param rounds boosting rounds in all, those of a checkpoint included
 * @param earlyStopping rounds without a better metric after which training ends
 * @param csvWeights whether the second column of CSV files is the row's weight
 * @param nativeMetrics metrics that the library computes; empty for the objective's own
 * @param ownMetrics metrics that are computed here
 * @param tuningMetric the metric that a tuning job looks at, without its {@code validation:}
 * @param objective XGBoost's name of the objective
 * @param classes number of classes, 0 if the objective has none
 * @param threads threads for the library
 * @param library what the library is told
 * @param notes what the job's log should say about the parameters, one sentence each
 */
public record Hyperparameters(
        int rounds,
        OptionalInt earlyStopping,
        boolean csvWeights,
        List<String> nativeMetrics,
        List<String> ownMetrics,
        Optional<String> tuningMetric,
        String objective,
        int classes,
        int threads,
        Map<String, Object> library,
        List<String> notes) {}
