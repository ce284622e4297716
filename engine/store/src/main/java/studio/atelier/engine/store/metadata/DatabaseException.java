package studio.atelier.engine.store.metadata;

/** The workspace's database cannot be used. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean busy;

    DatabaseException(String message, Throwable cause) {
        this(message, cause, false);
    }

    DatabaseException(String message, Throwable cause, boolean busy) {
        super(message, cause);
        this.busy = busy;
    }

    /** True if others held what was asked for all the time, so that nothing is broken. */
    public boolean isBusy() {
        return busy;
    }
}
