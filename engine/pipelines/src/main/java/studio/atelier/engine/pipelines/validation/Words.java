package studio.atelier.engine.pipelines.validation;

import studio.atelier.engine.api.shape.Shape;
import studio.atelier.engine.pipelines.definition.JsonText;
import studio.atelier.engine.pipelines.definition.Nodes;
import tools.jackson.databind.JsonNode;

/** Words for values in messages. */
final class Words {

    private static final int MAX = 60;

    private Words() {}

    /** {@code a string}, {@code an integer}. */
    static String a(JsonNode value) {
        return Nodes.aKind(value);
    }

    static String a(Shape.Type type) {
        return switch (type) {
            case STRING -> "a string";
            case INTEGER, LONG -> "an integer";
            case FLOAT, DOUBLE -> "a number";
            case BOOLEAN -> "a boolean";
            case STRUCTURE -> "an object";
            case MAP -> "a map";
            case LIST -> "a list";
            case TIMESTAMP -> "a time";
            case BLOB -> "base64 text";
        };
    }

    /** The name of a thing as it stands within a sentence: {@code a Training step} for {@code A Training step}. */
    static String lower(String what) {
        return what.startsWith("A ") || what.startsWith("An ") || what.startsWith("The ")
                ? Character.toLowerCase(what.charAt(0)) + what.substring(1)
                : what;
    }

    /** A text with the end of a sentence, if it has none. */
    static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }

    /** A text, cut if it is long. */
    static String brief(String text) {
        return text.length() > MAX ? text.substring(0, MAX - 3) + "..." : text;
    }

    /** A value as JSON, cut if it is long. */
    static String brief(JsonNode value) {
        return value.isContainer() ? a(value) : brief(JsonText.compact(value));
    }
}
