package studio.atelier.studio.models;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Numbers of an evaluation report, by short names. */
final class MetricFile {

    private static final int MOST = 24;

    private MetricFile() {}

    /**
     * @param report such as {@code {"regression_metrics": {"mse": {"value": 4.6, "standard_deviation": 2.1}}}}
     * @return such as {@code mse = 4.6, mse standard_deviation = 2.1}
     */
    static Map<String, Double> numbers(JsonNode report) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        collect("", report, numbers);
        return numbers;
    }

    private static void collect(String name, JsonNode node, Map<String, Double> numbers) {
        if (numbers.size() >= MOST) {
            return;
        }
        if (node.isNumber()) {
            numbers.putIfAbsent(name.isEmpty() ? "value" : name, node.doubleValue());
        }
        node.properties().forEach(entry -> collect(join(name, entry.getKey()), entry.getValue(), numbers));
    }

    private static String join(String name, String key) {
        boolean says = !key.equals("value") && !key.endsWith("_metrics");
        return says ? (name.isEmpty() ? key : name + " " + key) : name;
    }
}
