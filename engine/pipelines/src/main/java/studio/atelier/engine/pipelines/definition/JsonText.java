package studio.atelier.engine.pipelines.definition;

import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints JSON with every number as it was spelled, which Jackson's own writer does not promise. */
public final class JsonText {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder();
    private final String newline;

    private JsonText(String newline) {
        this.newline = newline;
    }

    /** In one line, with no spaces. */
    public static String compact(JsonNode node) {
        return new JsonText("").value(node, 0).out.toString();
    }

    /** One member a line, indented by two spaces. */
    public static String pretty(JsonNode node) {
        return new JsonText("\n").value(node, 0).out.toString();
    }

    /** As {@link #pretty}, for a place that is already indented by {@code depth} levels. */
    static String pretty(JsonNode node, int depth) {
        return new JsonText("\n").value(node, depth).out.toString();
    }

    /** A text in quotes, escaped where JSON demands it. */
    public static String quote(String text) {
        return new JsonText("").string(text).out.toString();
    }

    private JsonText value(JsonNode node, int depth) {
        switch (node) {
            case ObjectNode object -> object(object, depth);
            case ArrayNode array -> array(array, depth);
            case SpelledNumber number -> out.append(number.lexeme());
            default -> {
                if (node.isString()) {
                    string(node.stringValue());
                } else {
                    out.append(node.isNull() ? "null" : node.asString());
                }
            }
        }
        return this;
    }

    private void object(ObjectNode object, int depth) {
        if (object.isEmpty()) {
            out.append("{}");
            return;
        }
        out.append('{');
        Iterator<Map.Entry<String, JsonNode>> members = object.properties().iterator();
        while (members.hasNext()) {
            Map.Entry<String, JsonNode> member = members.next();
            indent(depth + 1);
            string(member.getKey());
            out.append(newline.isEmpty() ? ":" : ": ");
            value(member.getValue(), depth + 1);
            out.append(members.hasNext() ? "," : "");
        }
        indent(depth);
        out.append('}');
    }

    private void array(ArrayNode array, int depth) {
        if (array.isEmpty()) {
            out.append("[]");
            return;
        }
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            out.append(i > 0 ? "," : "");
            indent(depth + 1);
            value(array.get(i), depth + 1);
        }
        indent(depth);
        out.append(']');
    }

    private void indent(int depth) {
        if (!newline.isEmpty()) {
            out.append(newline).repeat("  ", depth);
        }
    }

    private JsonText string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < 0x20 || isLone(text, i)) {
                        out.append("\\u");
                        for (int shift = 12; shift >= 0; shift -= 4) {
                            out.append(HEX.charAt(c >> shift & 15));
                        }
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
        return this;
    }

    /** A half of a surrogate pair without its other half cannot be written as UTF-8. */
    private static boolean isLone(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
