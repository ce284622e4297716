package studio.atelier.engine.store.metadata;

/** The workspace's database cannot be used. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
