package studio.atelier.engine.pipelines.definition;

/**
 * A text that cannot be read as a pipeline definition. The message says what is wrong, where, and what
 * to do.
 */
public final class DefinitionSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final int line;
    private final int column;

    /**
     * @param problem what is wrong and what to do, without the place
     * @param line from 1
     * @param column from 1, in characters
     */
    public DefinitionSyntaxException(String problem, int line, int column) {
        super("Line " + line + ", column " + column + ": " + problem);
        this.problem = problem;
        this.line = line;
        this.column = column;
    }

    /** The message without the place. */
    public String problem() {
        return problem;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
