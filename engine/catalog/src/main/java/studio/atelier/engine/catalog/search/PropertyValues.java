package studio.atelier.engine.catalog.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The values that a property of a resource has. Names are paths of members; of a list every element counts. {@code
 * Tags.KEY} is the value of a tag and {@code Metrics.NAME} the last value of a metric.
 */
final class PropertyValues {

    static final String TAGS = "Tags";
    static final String METRICS = "Metrics";

    private PropertyValues() {}

    static List<JsonNode> of(JsonNode resource, String name) {
        Optional<String> tag = after(name, TAGS);
        if (tag.isPresent()) {
            return named(resource.path(TAGS), "Key", tag.get(), "Value");
        }
        Optional<String> metric = after(name, METRICS);
        if (metric.isPresent()) {
            return named(resource.path("FinalMetricDataList"), "MetricName", metric.get(), "Value");
        }
        return at(resource, name)
                .filter(value -> !value.isNull() && !value.isMissingNode())
                .toList();
    }

    private static Optional<String> after(String name, String first) {
        return name.startsWith(first + ".") ? Optional.of(name.substring(first.length() + 1)) : Optional.empty();
    }

    private static List<JsonNode> named(JsonNode list, String nameMember, String name, String valueMember) {
        return list.valueStream()
                .filter(element -> element.path(nameMember).asString("").equals(name))
                .map(element -> element.path(valueMember))
                .toList();
    }

    private static Stream<JsonNode> at(JsonNode node, String path) {
        if (node.isArray()) {
            return node.valueStream().flatMap(element -> at(element, path));
        }
        if (node.has(path)) {
            JsonNode value = node.path(path);
            return value.isArray() ? value.valueStream() : Stream.of(value);
        }
        int dot = path.indexOf('.');
        return dot < 0 ? Stream.empty() : at(node.path(path.substring(0, dot)), path.substring(dot + 1));
    }
}
