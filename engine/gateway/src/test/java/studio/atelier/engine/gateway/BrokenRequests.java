package studio.atelier.engine.gateway;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.shape.ApiShapes;
import studio.atelier.engine.api.shape.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes requests of an operation, each with one member that breaks what the API's shapes say of it. */
final class BrokenRequests {

    private static final int DEEPEST = 4;
    private static final int LONGEST = 100_000;
    private static final JsonNodeFactory NODES = Json.mapper().getNodeFactory();

    /**
     * A request.
     *
     * @param member what is broken, as messages spell it
     */
    record Broken(ObjectNode body, String member) {}

    private final ApiShapes shapes = ApiShapes.sageMaker();
    private final List<Broken> made = new ArrayList<>();

    private BrokenRequests() {}

    static List<Broken> of(String operation) {
        BrokenRequests requests = new BrokenRequests();
        requests.shapes
                .operation(operation)
                .flatMap(ApiShapes.OperationShapes::input)
                .flatMap(requests.shapes::shape)
                .ifPresent(shape -> requests.members(shape, body -> body, 0, new HashSet<>()));
        return requests.made;
    }

    private void members(Shape structure, UnaryOperator<JsonNode> around, int depth, Set<String> outer) {
        if (depth == DEEPEST || !outer.add(structure.name())) {
            return;
        }
        for (Map.Entry<String, String> member : structure.members().entrySet()) {
            String name = member.getKey();
            shapes.shape(member.getValue())
                    .ifPresent(shape -> values(
                            shape,
                            value -> around.apply(Json.object().set(name, value)),
                            spelled(name),
                            depth + 1,
                            outer));
        }
        outer.remove(structure.name());
    }

    private void values(Shape shape, UnaryOperator<JsonNode> around, String name, int depth, Set<String> outer) {
        wrong(shape).forEach(value -> made.add(new Broken((ObjectNode) around.apply(value), name)));
        switch (shape.type()) {
            case STRUCTURE -> members(shape, around, depth, outer);
            case LIST ->
                shape.element()
                        .flatMap(shapes::shape)
                        .ifPresent(element -> values(
                                element, value -> around.apply(Json.array().add(value)), name, depth, outer));
            case MAP ->
                shape.value()
                        .flatMap(shapes::shape)
                        .ifPresent(value -> values(
                                value, inner -> around.apply(Json.object().set("k", inner)), name, depth, outer));
            default -> {}
        }
    }

    private static String spelled(String member) {
        return Character.toLowerCase(member.charAt(0)) + member.substring(1);
    }

    private static List<JsonNode> wrong(Shape shape) {
        List<JsonNode> wrong = new ArrayList<>(ofOtherTypes(shape));
        switch (shape.type()) {
            case STRING -> {
                if (!shape.enumValues().isEmpty()) {
                    wrong.add(NODES.stringNode("no such value"));
                } else {
                    shape.min().filter(min -> min >= 1).ifPresent(min -> wrong.add(NODES.stringNode("")));
                    shape.max()
                            .filter(max -> max < LONGEST)
                            .ifPresent(max -> wrong.add(NODES.stringNode("a".repeat(max.intValue() + 1))));
                }
            }
            case INTEGER, LONG, FLOAT, DOUBLE -> {
                shape.min().ifPresent(min -> wrong.add(NODES.numberNode(min.longValue() - 1)));
                shape.max().ifPresent(max -> wrong.add(NODES.numberNode(max.longValue() + 1)));
            }
            case LIST -> shape.min().filter(min -> min >= 1).ifPresent(min -> wrong.add(Json.array()));
            case MAP -> shape.min().filter(min -> min >= 1).ifPresent(min -> wrong.add(Json.object()));
            default -> {}
        }
        return wrong;
    }

    private static List<JsonNode> ofOtherTypes(Shape shape) {
        JsonNode text = NODES.stringNode("x");
        JsonNode fraction = NODES.numberNode(1.5);
        JsonNode huge = NODES.numberNode(1e30);
        return switch (shape.type()) {
            case STRING, BLOB -> List.of(NODES.numberNode(7), NODES.booleanNode(true), Json.object(), Json.array());
            case INTEGER, LONG -> List.of(text, fraction, huge, NODES.booleanNode(true), Json.object());
            case FLOAT, DOUBLE -> List.of(text, Json.object());
            case BOOLEAN -> List.of(text, NODES.numberNode(1), Json.object());
            case TIMESTAMP -> List.of(text, huge, NODES.numberNode(-1e30), NODES.booleanNode(true), Json.array());
            case LIST -> List.of(text, NODES.numberNode(5), Json.object());
            case MAP, STRUCTURE -> List.of(text, NODES.numberNode(5), Json.array());
        };
    }
}
