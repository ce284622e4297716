package studio.atelier.engine.pipelines.expression;

/** A condition that is not well formed. The message says why and what to do. */
public final class ConditionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String problem;

    /** @param pointer where in the definition */
    public ConditionException(String pointer, String problem) {
        super(pointer + ": " + problem);
        this.pointer = pointer;
        this.problem = problem;
    }

    /** @param cause the expression that is not well formed */
    public ConditionException(String pointer, ExpressionException cause) {
        super(pointer + ": " + cause.problem(), cause);
        this.pointer = pointer;
        this.problem = cause.problem();
    }

    public String pointer() {
        return pointer;
    }

    /** The message without the place. */
    public String problem() {
        return problem;
    }
}
