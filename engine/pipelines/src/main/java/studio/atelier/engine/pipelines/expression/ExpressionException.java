package studio.atelier.engine.pipelines.expression;

/** An expression that is not well formed, or that has no value. The message says why and what to do. */
public final class ExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;

    public ExpressionException(String problem) {
        super(problem);
        this.problem = problem;
    }

    public ExpressionException(String problem, Throwable cause) {
        super(problem, cause);
        this.problem = problem;
    }

    /** The message. */
    public String problem() {
        return problem;
    }
}
