package studio.atelier.engine.pipelines.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.expression.PropertyPath.Index;
import studio.atelier.engine.pipelines.expression.PropertyPath.Key;
import studio.atelier.engine.pipelines.expression.PropertyPath.Member;
import studio.atelier.engine.pipelines.expression.PropertyPath.Segment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Follows a path in a JSON document. */
public final class PathEvaluator {

    /** The member that names the items of the lists in which SageMaker looks up by name. */
    private static final Map<String, String> IDENTIFYING = Map.ofEntries(
            Map.entry("Outputs", "OutputName"),
            Map.entry("ProcessingInputs", "InputName"),
            Map.entry("FinalMetricDataList", "MetricName"),
            Map.entry("InputDataConfig", "ChannelName"),
            Map.entry("MetricDefinitions", "Name"),
            Map.entry("OutputParameters", "OutputName"),
            Map.entry("ProductionVariants", "VariantName"),
            Map.entry("Containers", "ContainerHostname"),
            Map.entry("TrainingJobDefinitions", "DefinitionName"),
            Map.entry("TrainingJobSummaries", "TrainingJobName"),
            Map.entry("InstanceGroups", "InstanceGroupName"),
            Map.entry("Tags", "Key"));

    private PathEvaluator() {}

    /** The member that names the items of a list member of a request or response, if it is known. */
    public static Optional<String> identifyingMember(String list) {
        return Optional.ofNullable(IDENTIFYING.get(list));
    }

    /**
     * The value at a path.
     *
     * @throws ExpressionException if there is none, saying how far the path leads and what is there
     */
    public static JsonNode evaluate(PropertyPath path, JsonNode document) {
        JsonNode node = document;
        String list = "";
        List<Segment> segments = path.segments();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            JsonNode next = step(node, segment, list);
            if (next == null) {
                throw new ExpressionException(missing(path.first(i), node, segment));
            }
            node = next;
            list = segment instanceof Member(String name) ? name : segment instanceof Key(String key) ? key : "";
        }
        return node;
    }

    private static @Nullable JsonNode step(JsonNode node, Segment segment, String list) {
        return switch (segment) {
            case Member(String name) -> node instanceof ObjectNode object ? object.get(name) : null;
            case Index(int index) -> node instanceof ArrayNode array ? array.get(index) : null;
            case Key(String key) ->
                switch (node) {
                    case ObjectNode object -> object.get(key);
                    case ArrayNode array -> named(array, key, list);
                    default -> null;
                };
        };
    }

    private static @Nullable JsonNode named(ArrayNode array, String key, String list) {
        String identifying = IDENTIFYING.get(list);
        for (JsonNode item : array) {
            if (identifying != null
                    && Nodes.text(item, identifying).filter(key::equals).isPresent()) {
                return item;
            }
        }
        for (JsonNode item : array) {
            if (names(item).contains(key)) {
                return item;
            }
        }
        return null;
    }

    private static List<String> names(JsonNode item) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : item.properties()) {
            if (member.getKey().endsWith("Name") || member.getKey().equals("Key")) {
                member.getValue().stringValueOpt().ifPresent(names::add);
            }
        }
        return names;
    }

    private static String missing(PropertyPath reached, JsonNode node, Segment segment) {
        String where = reached.isEmpty() ? "the document" : reached.toString();
        return switch (node) {
            case ObjectNode object -> inObject(where, object, segment);
            case ArrayNode array -> inList(where, array, segment);
            default -> where + " is " + Nodes.aKind(node) + "; there is no " + segment + " in it.";
        };
    }

    private static String inObject(String where, ObjectNode object, Segment segment) {
        String name = switch (segment) {
            case Member(String member) -> member;
            case Key(String key) -> key;
            case Index(int index) -> "[" + index + "]";
        };
        String hint = Suggestion.hint(name, object.propertyNames());
        return where + " has no " + name + "." + (object.isEmpty() ? " It is empty." : hint);
    }

    private static String inList(String where, ArrayNode array, Segment segment) {
        return switch (segment) {
            case Index(int index) -> where + " has no item " + index + "; it has " + array.size() + ".";
            case Member(String name) ->
                where + " is a list; take an item by [0] or by ['name'] instead of ." + name + ".";
            case Key(String key) -> {
                List<String> names = new ArrayList<>();
                array.forEach(item -> names.addAll(names(item)));
                yield where + " has no item named " + key + "." + Suggestion.hint(key, names);
            }
        };
    }
}
