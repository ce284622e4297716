package studio.atelier.engine.pipelines.expression;

import tools.jackson.databind.JsonNode;

/** An expression object found in a definition. */
public sealed interface Occurrence {

    /** Where it stands. */
    String pointer();

    /** Its JSON. */
    JsonNode json();

    /**
     * A well-formed one.
     *
     * @param inside what holds it directly
     */
    record Found(String pointer, JsonNode json, Expression expression, Inside inside) implements Occurrence {}

    /**
     * One that is not well formed.
     *
     * @param problem why
     */
    record Malformed(String pointer, JsonNode json, String problem) implements Occurrence {}

    /** What holds an expression directly. */
    enum Inside {
        /** A field, a list or a map: the expression's value goes there. */
        FIELD,
        JOIN,
        JSON_GET_PROPERTY_FILE,
        JSON_GET_S3_URI
    }
}
