package studio.atelier.engine.pipelines.validation;

import java.util.Map;
import studio.atelier.engine.pipelines.definition.Pointers;
import tools.jackson.databind.JsonNode;

/** Texts that no file or request can hold: half of a character that takes two (a surrogate without the other). */
final class TextIntegrityCheck implements Check {

    @Override
    public void check(Validation validation) {
        walk(validation, validation.definition().json(), "");
    }

    private static void walk(Validation validation, JsonNode node, String pointer) {
        if (node.isString()) {
            text(validation, node.stringValue(), pointer);
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String place = Pointers.child(pointer, member.getKey());
            text(validation, member.getKey(), place);
            if (member.getValue().isContainer() || member.getValue().isString()) {
                walk(validation, member.getValue(), place);
            }
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(validation, node.get(i), Pointers.child(pointer, i));
            }
        }
    }

    private static void text(Validation validation, String text, String pointer) {
        int at = loneSurrogate(text);
        if (at >= 0) {
            validation
                    .findings()
                    .error(
                            "broken-character",
                            pointer,
                            String.format(
                                    "Character %d of this text is half of a pair, \\u%04x, which is no character;"
                                            + " write the whole pair or remove it.",
                                    at + 1, (int) text.charAt(at)));
        }
    }

    private static int loneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }
}
