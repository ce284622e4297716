package studio.atelier.engine.pipelines.definition;

import java.util.Collection;
import java.util.List;
import studio.atelier.engine.pipelines.definition.SourceMap.Node;

/** Applies an edit to the text of a document and leaves all other characters as they are. */
final class TextEditor {

    private final String text;
    private final SourceMap source;

    TextEditor(String text, SourceMap source) {
        this.text = text;
        this.source = source;
    }

    /** @throws IllegalArgumentException if the edit's place is not in the document */
    String apply(JsonEdit edit) {
        return switch (edit) {
            case JsonEdit.Put put -> put(put);
            case JsonEdit.Remove remove -> remove(remove.pointer());
            case JsonEdit.Rename rename -> rename(rename);
        };
    }

    private String put(JsonEdit.Put put) {
        String printed = print(put);
        return source.node(put.pointer())
                .map(node -> splice(node.start(), node.end(), printed))
                .orElseGet(() -> append(put.pointer(), printed));
    }

    private String print(JsonEdit.Put put) {
        boolean oneLine = text.indexOf('\n') < 0;
        return oneLine
                ? JsonText.compact(put.value())
                : JsonText.pretty(put.value(), Pointers.split(put.pointer()).size());
    }

    private String append(String pointer, String printed) {
        Node parent = existing(Pointers.parent(pointer));
        boolean object = text.charAt(parent.start()) == '{';
        String member = object ? JsonText.quote(Pointers.last(pointer)) + ": " + printed : printed;
        Collection<Node> siblings = siblings(parent);
        if (siblings.isEmpty()) {
            return splice(parent.start() + 1, parent.end() - 1, member);
        }
        Node last = List.copyOf(siblings).getLast();
        return splice(last.end(), last.end(), "," + gap(last) + member);
    }

    /** The white space that stands before a sibling, so that an added one looks like it. */
    private String gap(Node sibling) {
        int start = start(sibling);
        int from = start;
        while (from > 0 && " \n\r\t".indexOf(text.charAt(from - 1)) >= 0) {
            from--;
        }
        return text.substring(from, start);
    }

    private String remove(String pointer) {
        Node node = existing(pointer);
        Node parent = existing(Pointers.parent(pointer));
        List<Node> siblings = List.copyOf(siblings(parent));
        int index = siblings.indexOf(node);
        if (siblings.size() == 1) {
            return splice(parent.start() + 1, parent.end() - 1, "");
        }
        return index == 0
                ? splice(start(node), start(siblings.get(1)), "")
                : splice(siblings.get(index - 1).end(), node.end(), "");
    }

    private String rename(JsonEdit.Rename rename) {
        Node node = existing(rename.pointer());
        if (node.keyStart() < 0) {
            throw new IllegalArgumentException("A list item has no name: " + rename.pointer());
        }
        int end = text.lastIndexOf('"', node.start() - 1) + 1;
        return splice(node.keyStart(), end, JsonText.quote(rename.name()));
    }

    private Node existing(String pointer) {
        return source.node(pointer)
                .orElseThrow(() -> new IllegalArgumentException("There is nothing at " + pointer + " to edit"));
    }

    private static Collection<Node> siblings(Node parent) {
        return parent.items().isEmpty() ? parent.members().values() : parent.items();
    }

    private static int start(Node node) {
        return node.keyStart() < 0 ? node.start() : node.keyStart();
    }

    private String splice(int from, int to, String replacement) {
        return text.substring(0, from) + replacement + text.substring(to);
    }
}
