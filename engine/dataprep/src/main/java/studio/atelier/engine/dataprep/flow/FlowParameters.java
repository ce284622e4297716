package studio.atelier.engine.dataprep.flow;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The values of a flow's parameters, put in where a text says {@code {{name}}}.
 *
 * @param values name to value
 */
public record FlowParameters(Map<String, String> values) {

    private static final Pattern REFERENCE = Pattern.compile("\\{\\{\\s*([^{}]+?)\\s*}}");

    public FlowParameters {
        values = Map.copyOf(values);
    }

    /**
     * The flow's own values, replaced by {@code overrides}. A parameter's value stands in the flow
     * under {@code default_value}, {@code defaultValue} or {@code value}.
     */
    public static FlowParameters of(FlowDocument flow, Map<String, String> overrides) {
        Map<String, String> values = new LinkedHashMap<>();
        for (JsonNode parameter : flow.json().path("parameters")) {
            for (String key : new String[] {"default_value", "defaultValue", "value"}) {
                JsonNode value = parameter.path(key);
                if (value.isValueNode() && !value.isNull()) {
                    values.put(parameter.path("name").asString(""), value.asString());
                }
            }
        }
        values.putAll(overrides);
        return new FlowParameters(values);
    }

    /** The names in {@code {{name}}} anywhere in the JSON that have no value. */
    public Set<String> missing(JsonNode json) {
        Set<String> names = new LinkedHashSet<>();
        collect(json, names);
        names.removeAll(values.keySet());
        return names;
    }

    private static void collect(JsonNode json, Set<String> names) {
        if (json.isString()) {
            Matcher matcher = REFERENCE.matcher(json.stringValue());
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        }
        json.forEach(child -> collect(child, names));
    }

    /** A copy of the JSON with every known {@code {{name}}} replaced. */
    public ObjectNode resolve(ObjectNode json) {
        ObjectNode copy = Json.object();
        json.properties().forEach(e -> copy.set(e.getKey(), replaced(e.getValue())));
        return copy;
    }

    private JsonNode replaced(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return resolve(object);
        }
        if (json instanceof ArrayNode array) {
            ArrayNode copy = Json.array();
            array.forEach(item -> copy.add(replaced(item)));
            return copy;
        }
        if (json.isString() && json.stringValue().contains("{{")) {
            return StringNode.valueOf(REFERENCE
                    .matcher(json.stringValue())
                    .replaceAll(m -> Matcher.quoteReplacement(values.getOrDefault(m.group(1), m.group()))));
        }
        return json;
    }
}
