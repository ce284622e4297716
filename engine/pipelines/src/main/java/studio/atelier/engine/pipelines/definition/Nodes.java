package studio.atelier.engine.pipelines.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Looks into JSON of unknown shape; what is missing or of another type is absent, never an error. */
public final class Nodes {

    private Nodes() {}

    public static Optional<String> text(JsonNode node, String key) {
        return get(node, key).flatMap(JsonNode::stringValueOpt);
    }

    public static Optional<ObjectNode> object(JsonNode node, String key) {
        return get(node, key).flatMap(n -> n instanceof ObjectNode o ? Optional.of(o) : Optional.empty());
    }

    public static Optional<ArrayNode> array(JsonNode node, String key) {
        return get(node, key).flatMap(n -> n instanceof ArrayNode a ? Optional.of(a) : Optional.empty());
    }

    /** The items of a list, empty if there is none. */
    public static ArrayNode items(JsonNode node, String key) {
        return array(node, key).orElseGet(Json::array);
    }

    /** The strings of a list; other items are left out. */
    public static List<String> texts(JsonNode node, String key) {
        List<String> texts = new ArrayList<>();
        items(node, key).forEach(item -> item.stringValueOpt().ifPresent(texts::add));
        return List.copyOf(texts);
    }

    /** A member that is neither missing nor null. */
    public static Optional<JsonNode> get(JsonNode node, String key) {
        return node instanceof ObjectNode
                ? Optional.ofNullable(node.get(key)).filter(n -> !n.isNull())
                : Optional.empty();
    }

    /** What a value is, as it stands in a sentence: {@code a string}, {@code an integer}, {@code null}. */
    public static String aKind(JsonNode node) {
        String kind = kind(node);
        return switch (kind) {
            case "integer", "object" -> "an " + kind;
            case "null" -> kind;
            default -> "a " + kind;
        };
    }

    /** What a value is, in a word: {@code string}, {@code number}, {@code list}. */
    public static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "list";
            case OBJECT -> "object";
            case STRING -> "string";
            case NUMBER -> node.isIntegralNumber() ? "integer" : "number";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            default -> "value";
        };
    }
}
