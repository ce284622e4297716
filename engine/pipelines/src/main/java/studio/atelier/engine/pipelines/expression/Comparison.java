package studio.atelier.engine.pipelines.expression;

import java.util.Optional;

/** The comparing operators of conditions. */
public enum Comparison {
    EQUALS("Equals"),
    GREATER_THAN("GreaterThan"),
    GREATER_THAN_OR_EQUAL_TO("GreaterThanOrEqualTo"),
    LESS_THAN("LessThan"),
    LESS_THAN_OR_EQUAL_TO("LessThanOrEqualTo");

    private final String json;

    Comparison(String json) {
        this.json = json;
    }

    /** The condition's Type in a definition. */
    public String json() {
        return json;
    }

    public static Optional<Comparison> of(String json) {
        for (Comparison comparison : values()) {
            if (comparison.json.equals(json)) {
                return Optional.of(comparison);
            }
        }
        return Optional.empty();
    }

    /** Whether the operator holds for the sign of left compared with right. */
    boolean holds(int sign) {
        return switch (this) {
            case EQUALS -> sign == 0;
            case GREATER_THAN -> sign > 0;
            case GREATER_THAN_OR_EQUAL_TO -> sign >= 0;
            case LESS_THAN -> sign < 0;
            case LESS_THAN_OR_EQUAL_TO -> sign <= 0;
        };
    }
}
