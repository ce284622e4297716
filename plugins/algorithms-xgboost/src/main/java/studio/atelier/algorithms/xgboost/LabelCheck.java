package studio.atelier.algorithms.xgboost;

import java.util.Map;
import studio.atelier.algorithms.xgboost.data.LoadedData;
import studio.atelier.algorithms.xgboost.parameter.Hyperparameters;
import studio.atelier.engine.api.algorithm.AlgorithmException;

/** Checks that labels are such as the objective takes, and that the channels have the same columns. */
final class LabelCheck {

    private interface Allowed {
        boolean test(float label);
    }

    private LabelCheck() {}

    static void check(Map<String, LoadedData> tables, Hyperparameters parameters) throws AlgorithmException {
        String objective = parameters.objective();
        int classes = parameters.classes();
        for (Map.Entry<String, LoadedData> entry : tables.entrySet()) {
            switch (objective) {
                case "binary:logistic", "binary:logitraw", "binary:hinge" ->
                    check(entry, objective, "0 or 1", label -> label == 0 || label == 1);
                case "reg:logistic" -> check(entry, objective, "from 0 to 1", label -> label >= 0 && label <= 1);
                case "multi:softmax", "multi:softprob" ->
                    check(
                            entry,
                            objective,
                            "whole numbers from 0 to " + (classes - 1) + " (num_class is " + classes + ")",
                            label -> label >= 0 && label < classes && label == (int) label);
                case "count:poisson", "reg:tweedie", "reg:gamma" ->
                    check(entry, objective, "not negative", label -> label >= 0);
                case "reg:squaredlogerror" -> check(entry, objective, "above -1", label -> label > -1);
                default -> check(entry, objective, "finite numbers", Float::isFinite);
            }
        }
        columns(tables);
    }

    private static void check(Map.Entry<String, LoadedData> channel, String objective, String expected, Allowed allowed)
            throws AlgorithmException {
        float[] labels = channel.getValue().labels();
        for (int row = 0; row < labels.length; row++) {
            if (!allowed.test(labels[row])) {
                throw AlgorithmException.clientError("Row " + (row + 1) + " of channel " + channel.getKey()
                        + " has the label " + labels[row] + ", but for " + objective + " labels must be " + expected
                        + ". The label is the first column.");
            }
        }
    }

    private static void columns(Map<String, LoadedData> tables) throws AlgorithmException {
        LoadedData train = tables.get("train");
        LoadedData validation = tables.get("validation");
        if (train == null || validation == null) {
            return;
        }
        boolean fit = train.dense() && validation.dense()
                ? train.columns() == validation.columns()
                : validation.columns() <= train.columns();
        if (!fit) {
            throw AlgorithmException.clientError("Channel train has " + train.columns()
                    + " feature columns and channel validation has " + validation.columns()
                    + "; they must have the same.");
        }
    }
}
