package studio.atelier.engine.pipelines.definition;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The types that a pipeline parameter may have. */
public enum ParameterType {
    STRING("String"),
    INTEGER("Integer"),
    FLOAT("Float"),
    BOOLEAN("Boolean");

    private final String json;

    ParameterType(String json) {
        this.json = json;
    }

    /** The name in a definition. */
    public String json() {
        return json;
    }

    public static Optional<ParameterType> of(String json) {
        for (ParameterType type : values()) {
            if (type.json.equals(json)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** True if a JSON value may stand for a parameter of this type; an integer may stand for a Float. */
    public boolean accepts(JsonNode value) {
        return switch (this) {
            case STRING -> value.isString();
            case INTEGER -> value.isIntegralNumber();
            case FLOAT -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
        };
    }
}
