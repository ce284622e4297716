package studio.atelier.engine.pipelines.expression;

/**
 * One step waits for another.
 *
 * @param from the step that comes first
 * @param to the step that waits
 * @param kind why
 * @param pointer where the definition says so
 */
public record Edge(String from, String to, Kind kind, String pointer) {

    /** Why a step waits. */
    public enum Kind {
        /** It is named in DependsOn. */
        DEPENDS_ON,
        /** It is mentioned in an expression. */
        REFERENCE,
        /** It is the Condition around the step. */
        BRANCH
    }
}
