package studio.atelier.engine.dataprep.operator;

/**
 * An operator cannot do what its parameters or its data ask for. The message names the parameter or
 * the column and says what to do; who runs the operator adds the node.
 */
public final class OperatorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OperatorException(String message) {
        super(message);
    }

    public OperatorException(String message, Throwable cause) {
        super(message, cause);
    }
}
