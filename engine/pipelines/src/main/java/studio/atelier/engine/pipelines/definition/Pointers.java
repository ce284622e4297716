package studio.atelier.engine.pipelines.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** JSON pointers (RFC 6901) as text. */
public final class Pointers {

    private Pointers() {}

    /** The pointer of a member, or of a list item by its index, below {@code base}. */
    public static String child(String base, String segment) {
        return base + "/" + segment.replace("~", "~0").replace("/", "~1");
    }

    public static String child(String base, int index) {
        return base + "/" + index;
    }

    /** The unescaped segments; of the empty pointer, none. */
    public static List<String> split(String pointer) {
        if (pointer.isEmpty()) {
            return List.of();
        }
        List<String> segments = new ArrayList<>();
        int start = 1;
        while (true) {
            int end = pointer.indexOf('/', start);
            String segment = end < 0 ? pointer.substring(start) : pointer.substring(start, end);
            segments.add(segment.replace("~1", "/").replace("~0", "~"));
            if (end < 0) {
                return segments;
            }
            start = end + 1;
        }
    }

    /** All but the last segment. */
    public static String parent(String pointer) {
        return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    }

    /** The last segment, unescaped; empty for the root. */
    public static String last(String pointer) {
        List<String> segments = split(pointer);
        return segments.isEmpty() ? "" : segments.getLast();
    }

    /** The value at a pointer, if there is one. */
    public static Optional<JsonNode> find(JsonNode root, String pointer) {
        JsonNode node = root;
        for (String segment : split(pointer)) {
            JsonNode child = node instanceof ArrayNode array ? array.get(index(segment)) : node.get(segment);
            if (child == null) {
                return Optional.empty();
            }
            node = child;
        }
        return Optional.of(node);
    }

    /** A list index, or -1 if the text is none. */
    static int index(String segment) {
        if (segment.isEmpty() || segment.length() > 9) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }
}
