package studio.atelier.engine.pipelines.expression;

/** An expression of a step that has no value at run time. The message names step, place, expression and reason. */
public final class EvaluationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String step;
    private final String pointer;
    private final String expression;

    /**
     * @param step name of the step whose definition holds the expression
     * @param pointer where the expression stands in the definition
     * @param expression the expression in short form
     * @param reason why it has no value
     */
    public EvaluationException(String step, String pointer, String expression, String reason, Throwable cause) {
        super("Step " + step + ", " + pointer + ": " + expression + " has no value: " + reason, cause);
        this.step = step;
        this.pointer = pointer;
        this.expression = expression;
    }

    public String step() {
        return step;
    }

    public String pointer() {
        return pointer;
    }

    public String expression() {
        return expression;
    }
}
