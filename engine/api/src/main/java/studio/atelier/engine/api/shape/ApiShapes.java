package studio.atelier.engine.api.shape;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operations and shapes of the SageMaker API that the engine knows, read from
 * {@code api-shapes.json} (taken from botocore's service model, Apache-2.0).
 */
public final class ApiShapes {

    /**
     * An operation's shapes.
     *
     * @param input name of the request shape, if the operation takes one
     * @param output name of the response shape, if it answers with one
     */
    public record OperationShapes(String name, Optional<String> input, Optional<String> output) {}

    private static final class Holder {
        static final ApiShapes INSTANCE = load();
    }

    private final ObjectNode operations;
    private final ObjectNode shapes;
    private final Map<String, Shape> parsed = new ConcurrentHashMap<>();

    private ApiShapes(ObjectNode root) {
        this.operations = (ObjectNode) root.required("operations");
        this.shapes = (ObjectNode) root.required("shapes");
    }

    /** The shapes of the SageMaker API. Read once, on first use. */
    public static ApiShapes sageMaker() {
        return Holder.INSTANCE;
    }

    private static ApiShapes load() {
        try (InputStream in = Objects.requireNonNull(ApiShapes.class.getResourceAsStream("api-shapes.json"))) {
            return new ApiShapes((ObjectNode) Json.mapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<OperationShapes> operation(String name) {
        JsonNode node = operations.get(name);
        return node == null
                ? Optional.empty()
                : Optional.of(new OperationShapes(name, text(node, "in"), text(node, "out")));
    }

    public Optional<Shape> shape(String name) {
        Shape known = parsed.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        JsonNode node = shapes.get(name);
        if (node == null) {
            return Optional.empty();
        }
        Shape shape = parse(name, node);
        parsed.put(name, shape);
        return Optional.of(shape);
    }

    /** The shape of a structure's member, if there is such a member. */
    public Optional<Shape> member(Shape structure, String member) {
        return Optional.ofNullable(structure.members().get(member)).flatMap(this::shape);
    }

    private static Shape parse(String name, JsonNode node) {
        Map<String, String> members = new LinkedHashMap<>();
        if (node.get("m") instanceof ObjectNode m) {
            m.properties().forEach(e -> members.put(e.getKey(), e.getValue().stringValue()));
        }
        return new Shape(
                name,
                Shape.Type.valueOf(node.required("t").stringValue().toUpperCase(Locale.ROOT)),
                members,
                texts(node.get("req")),
                texts(node.get("e")),
                number(node, "min"),
                number(node, "max"),
                text(node, "p"),
                text(node, "of"),
                text(node, "k"),
                text(node, "v"));
    }

    private static List<String> texts(@Nullable JsonNode node) {
        return node == null ? List.of() : Json.texts(node);
    }

    private static Optional<String> text(JsonNode node, String key) {
        return Optional.ofNullable(node.get(key)).map(JsonNode::stringValue);
    }

    private static Optional<Double> number(JsonNode node, String key) {
        return Optional.ofNullable(node.get(key)).map(JsonNode::doubleValue);
    }
}
