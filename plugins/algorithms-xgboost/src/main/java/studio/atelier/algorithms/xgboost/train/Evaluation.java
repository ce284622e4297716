package studio.atelier.algorithms.xgboost.train;

import java.util.LinkedHashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import studio.atelier.algorithms.xgboost.data.LoadedData;
import studio.atelier.algorithms.xgboost.metric.OwnMetrics;

/** Evaluates a model on all channels after a round. */
final class Evaluation {

    private final Map<String, LoadedData> channels;
    private final DMatrix[] data;
    private final String[] names;
    private final OwnMetrics own;

    Evaluation(Map<String, LoadedData> channels, OwnMetrics own) {
        this.channels = channels;
        this.data = channels.values().stream().map(LoadedData::matrix).toArray(DMatrix[]::new);
        this.names = channels.keySet().toArray(String[]::new);
        this.own = own;
    }

    /**
     * @return {@code channel-metric} to value: the library's metrics of all channels, then ours
     */
    Map<String, Double> of(Booster booster, int round) throws XGBoostError {
        Map<String, Double> values = new LinkedHashMap<>();
        String[] parts = booster.evalSet(data, names, round).split("\t");
        for (int i = 1; i < parts.length; i++) {
            int colon = parts[i].lastIndexOf(':');
            values.put(parts[i].substring(0, colon), number(parts[i].substring(colon + 1)));
        }
        if (own.any()) {
            for (Map.Entry<String, LoadedData> channel : channels.entrySet()) {
                LoadedData loaded = channel.getValue();
                own.compute(loaded.labels(), booster.predict(loaded.matrix()))
                        .forEach((name, value) -> values.put(channel.getKey() + "-" + name, value));
            }
        }
        return values;
    }

    private static double number(String text) {
        return switch (text) {
            case "nan", "-nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
