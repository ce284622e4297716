package studio.atelier.algorithms.xgboost.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Computes metrics that the library lacks from its predictions. Weights do not count, as on SageMaker. */
public final class OwnMetrics {

    private final List<String> names;
    private final String objective;
    private final int classes;

    /**
     * @param names some of {@link MetricNames#OWN}
     * @param objective what the predictions are of
     * @param classes number of classes of a {@code multi:} objective
     */
    public OwnMetrics(List<String> names, String objective, int classes) {
        this.names = List.copyOf(names);
        this.objective = objective;
        this.classes = classes;
    }

    /** Whether there is anything to compute. */
    public boolean any() {
        return !names.isEmpty();
    }

    /**
     * @param predictions one row for each label, with one value or one for each class
     * @return name to value, in the order of the names
     */
    public Map<String, Double> compute(float[] labels, float[][] predictions) {
        Map<String, Double> values = new LinkedHashMap<>();
        boolean regression = names.stream().allMatch(OwnMetrics::ofValues);
        Confusion confusion = regression
                ? null
                : new Confusion(labels, classes(predictions), objective.startsWith("multi:") ? classes : 2);
        for (String name : names) {
            values.put(
                    name,
                    confusion == null || ofValues(name)
                            ? ofValues(name, labels, predictions)
                            : ofClasses(name, confusion));
        }
        return values;
    }

    private static boolean ofValues(String name) {
        return name.equals("mse") || name.equals("r2");
    }

    private static double ofValues(String name, float[] labels, float[][] predictions) {
        double mean = 0;
        for (float label : labels) {
            mean += label;
        }
        mean /= labels.length;
        double squares = 0;
        double spread = 0;
        for (int i = 0; i < labels.length; i++) {
            double error = labels[i] - predictions[i][0];
            double distance = labels[i] - mean;
            squares += error * error;
            spread += distance * distance;
        }
        if (name.equals("mse")) {
            return squares / labels.length;
        }
        return spread == 0 ? (squares == 0 ? 1 : 0) : 1 - squares / spread;
    }

    private static double ofClasses(String name, Confusion confusion) {
        return switch (name) {
            case "accuracy", "precision_micro", "recall_micro" -> confusion.accuracy();
            case "balanced_accuracy" -> confusion.balancedAccuracy();
            case "f1", "f1_macro" -> confusion.f1Macro();
            case "f1_binary" -> confusion.f1(1);
            case "precision" -> confusion.precision(1);
            case "precision_macro" -> confusion.precisionMacro();
            case "recall" -> confusion.recall(1);
            case "recall_macro" -> confusion.recallMacro();
            default -> throw new IllegalArgumentException("No metric " + name);
        };
    }

    private int[] classes(float[][] predictions) {
        float threshold = objective.equals("binary:logitraw") ? 0 : 0.5f;
        int[] chosen = new int[predictions.length];
        for (int i = 0; i < chosen.length; i++) {
            float[] row = predictions[i];
            if (row.length > 1) {
                chosen[i] = largest(row);
            } else {
                chosen[i] = objective.startsWith("multi:") ? (int) row[0] : row[0] > threshold ? 1 : 0;
            }
        }
        return chosen;
    }

    private static int largest(float[] row) {
        int best = 0;
        for (int c = 1; c < row.length; c++) {
            if (row[c] > row[best]) {
                best = c;
            }
        }
        return best;
    }
}
