package studio.atelier.engine.pipelines.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where each value of a JSON document stands in its text, by JSON pointer (RFC 6901). Positions are kept
 * as a tree beside the values, so that long keys and deep nesting cost no memory for pointers.
 */
public final class SourceMap {

    /**
     * A place in the text.
     *
     * @param line from 1
     * @param column from 1, in characters (UTF-16 units)
     * @param offset from 0, in characters
     */
    public record Position(int line, int column, int offset) {}

    /** The place of one value and of what lies in it. Offsets are from 0; the end is exclusive. */
    record Node(int keyStart, int start, int end, List<Node> items, Map<String, Node> members) {

        @Nullable
        Node child(String segment) {
            if (!items.isEmpty()) {
                int index = Pointers.index(segment);
                return index >= 0 && index < items.size() ? items.get(index) : null;
            }
            return members.get(segment);
        }
    }

    private final Node root;
    private final int[] lineStarts;

    SourceMap(String text, Node root) {
        this.root = root;
        this.lineStarts = lineStarts(text);
    }

    /** Where the value of a pointer starts, or, where there is no such value, its nearest ancestor that exists. */
    public Position of(String pointer) {
        Node node = root;
        for (String segment : Pointers.split(pointer)) {
            Node child = node.child(segment);
            if (child == null) {
                break;
            }
            node = child;
        }
        return position(node.start());
    }

    /** The line and column of an offset. */
    public Position position(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, offset - lineStarts[line] + 1, offset);
    }

    Optional<Node> node(String pointer) {
        Node node = root;
        for (String segment : Pointers.split(pointer)) {
            Node child = node.child(segment);
            if (child == null) {
                return Optional.empty();
            }
            node = child;
        }
        return Optional.of(node);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[64];
        int count = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = i + 1;
        }
        return Arrays.copyOf(starts, count);
    }
}
