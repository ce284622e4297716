package studio.atelier.engine.dataprep.flow;

/** A text is no flow: it is no JSON, or its shape is not that of a flow. */
public final class FlowSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * @param line 1-based line of the fault; 0 if the fault is in the shape, not in the text
     * @param column 1-based column; 0 if unknown
     */
    public FlowSyntaxException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
