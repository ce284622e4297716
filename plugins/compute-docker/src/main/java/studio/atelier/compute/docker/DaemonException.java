package studio.atelier.compute.docker;

/** Docker cannot be used. The message is for the user: why, and what to do. */
final class DaemonException extends Exception {
    private static final long serialVersionUID = 1L;

    DaemonException(String message, Throwable cause) {
        super(message, cause);
    }

    DaemonException(String message) {
        super(message);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
