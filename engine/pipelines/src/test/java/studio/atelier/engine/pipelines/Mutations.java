package studio.atelier.engine.pipelines;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.Pointers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Random changes of a JSON document. */
public final class Mutations {

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1.5e3",
            "\"\"",
            "\"x\"",
            "[]",
            "{}",
            "[[]]",
            "[null,1]",
            "{\"Get\":\"Steps.x\"}",
            "{\"Get\":\"Parameters.\"}",
            "{\"Get\":7}",
            "{\"Get\":\"Steps.a.b['c\"}",
            "{\"Std:Join\":null}",
            "{\"Std:Join\":{\"On\":\",\",\"Values\":[{\"Get\":\"Parameters.p\"},{}]}}",
            "{\"Std:JsonGet\":{\"Path\":\"$\",\"S3Uri\":\"s3://b/k\"}}",
            "{\"Std:Other\":[]}");

    private final Random random;

    public Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** One random edit of a random place. */
    public JsonEdit next(JsonNode root) {
        List<String> pointers = new ArrayList<>();
        collect(root, "", pointers);
        String pointer = pointers.get(random.nextInt(pointers.size()));
        boolean member = Pointers.find(root, Pointers.parent(pointer)).orElseThrow() instanceof ObjectNode;
        return switch (random.nextInt(6)) {
            case 0 -> new JsonEdit.Remove(pointer);
            case 1 ->
                member ? new JsonEdit.Rename(pointer, "Renamed~/" + random.nextInt()) : new JsonEdit.Remove(pointer);
            case 2 -> {
                JsonNode other = Pointers.find(root, pointers.get(random.nextInt(pointers.size())))
                        .orElseThrow();
                yield new JsonEdit.Put(pointer, other.deepCopy());
            }
            case 3 ->
                new JsonEdit.Put(Pointers.parent(pointer) + (member ? "/Added" + random.nextInt() : "/-"), value());
            default -> new JsonEdit.Put(pointer, value());
        };
    }

    /** The edit done on the tree, for comparison. */
    public static void apply(JsonNode root, JsonEdit edit) {
        JsonNode parent = Pointers.find(root, Pointers.parent(edit.pointer())).orElseThrow();
        String last = Pointers.last(edit.pointer());
        switch (parent) {
            case ObjectNode object -> apply(object, last, edit);
            case ArrayNode array -> {
                switch (edit) {
                    case JsonEdit.Remove remove -> array.remove(Integer.parseInt(last));
                    case JsonEdit.Put put when last.equals("-") -> array.add(put.value());
                    case JsonEdit.Put put -> array.set(Integer.parseInt(last), put.value());
                    case JsonEdit.Rename rename -> throw new IllegalArgumentException(rename.toString());
                }
            }
            default -> throw new IllegalArgumentException(edit.toString());
        }
    }

    private static void apply(ObjectNode object, String last, JsonEdit edit) {
        switch (edit) {
            case JsonEdit.Remove remove -> object.remove(last);
            case JsonEdit.Put put -> object.set(last, put.value());
            case JsonEdit.Rename rename -> {
                List<Map.Entry<String, JsonNode>> members = List.copyOf(object.properties());
                object.removeAll();
                members.forEach(m -> object.set(m.getKey().equals(last) ? rename.name() : m.getKey(), m.getValue()));
            }
        }
    }

    private JsonNode value() {
        return Json.parse(VALUES.get(random.nextInt(VALUES.size())));
    }

    private static void collect(JsonNode node, String pointer, List<String> pointers) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(m -> {
                pointers.add(Pointers.child(pointer, m.getKey()));
                collect(m.getValue(), Pointers.child(pointer, m.getKey()), pointers);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                pointers.add(Pointers.child(pointer, i));
                collect(array.get(i), Pointers.child(pointer, i), pointers);
            }
        }
    }
}
