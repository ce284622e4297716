package studio.atelier.engine.pipelines.expression;

import java.util.Optional;
import studio.atelier.engine.pipelines.definition.ParameterType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The same value as another type of parameter. */
public final class ScalarCast {

    private ScalarCast() {}

    /** Empty if the value does not read as the type. */
    public static Optional<JsonNode> to(ParameterType type, JsonNode value) {
        if (value.isContainer() || value.isNull()) {
            return Optional.empty();
        }
        String text = ScalarText.of(value);
        return type == ParameterType.STRING ? Optional.of(StringNode.valueOf(text)) : ParameterValues.typed(type, text);
    }
}
