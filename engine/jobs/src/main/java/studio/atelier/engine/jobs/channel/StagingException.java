package studio.atelier.engine.jobs.channel;

/** Input data cannot be brought into the container. The message is for the user. */
public final class StagingException extends Exception {
    private static final long serialVersionUID = 1L;

    public StagingException(String message) {
        super(message);
    }

    public StagingException(String message, Throwable cause) {
        super(message, cause);
    }
}
