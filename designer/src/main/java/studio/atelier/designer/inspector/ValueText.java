package studio.atelier.designer.inspector;

import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a user typed, as JSON of the kind that stood there. */
final class ValueText {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ValueText() {}

    /**
     * @param before what stood there
     * @return the new value; nothing if the text is none of this kind
     */
    static Optional<JsonNode> parse(String text, JsonNode before) {
        if (before.isString() || before.isNull()) {
            return Optional.of(NODES.stringNode(text));
        }
        if (before.isBoolean()) {
            return switch (text.strip()) {
                case "true" -> Optional.of(NODES.booleanNode(true));
                case "false" -> Optional.of(NODES.booleanNode(false));
                default -> Optional.empty();
            };
        }
        try {
            BigDecimal number = new BigDecimal(text.strip());
            return Optional.of(
                    number.scale() <= 0 && text.strip().matches("[+-]?\\d{1,18}")
                            ? NODES.numberNode(number.longValueExact())
                            : NODES.numberNode(number));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
