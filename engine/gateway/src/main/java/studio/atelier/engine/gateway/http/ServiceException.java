package studio.atelier.engine.gateway.http;

/** A request is refused. Each protocol writes it in its own form. */
public class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /**
     * @param status the HTTP status
     * @param code the error code that clients make an exception class of
     */
    public ServiceException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** What happened and what to do. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
