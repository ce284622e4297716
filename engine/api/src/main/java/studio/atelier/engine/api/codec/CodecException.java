package studio.atelier.engine.api.codec;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A JSON value does not fit the member it was meant for. The message names the member. */
public final class CodecException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    CodecException(String path, String expected, JsonNode found) {
        super("Value at '" + path + "' must be " + expected + ", found "
                + found.getNodeType().name().toLowerCase(Locale.ROOT) + shown(found));
    }

    private static String shown(JsonNode found) {
        String text = found.isContainer() ? "" : " " + found;
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
