package studio.atelier.engine.api.compute;

/** A container could not be started. The message is for the user: what failed and what to do. */
public final class ContainerStartException extends Exception {
    private static final long serialVersionUID = 1L;

    public ContainerStartException(String message) {
        super(message);
    }

    public ContainerStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
