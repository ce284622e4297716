package studio.atelier.engine.api.algorithm;

import org.jspecify.annotations.Nullable;

/**
 * An algorithm cannot go on. The message is one or two clear sentences for the user: what is wrong,
 * where (file, line, column, hyperparameter), and what to do.
 */
public final class AlgorithmException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whose fault it was; SageMaker prefixes the failure reason with it. */
    public enum Kind {
        /** The user's input: hyperparameters, channels, data. Shown as {@code ClientError: ...}. */
        CLIENT_ERROR,
        /** The algorithm failed on valid input. Shown as {@code AlgorithmError: ...}. */
        ALGORITHM_ERROR
    }

    private final Kind kind;

    private AlgorithmException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public static AlgorithmException clientError(String message) {
        return new AlgorithmException(Kind.CLIENT_ERROR, message, null);
    }

    public static AlgorithmException clientError(String message, Throwable cause) {
        return new AlgorithmException(Kind.CLIENT_ERROR, message, cause);
    }

    public static AlgorithmException algorithmError(String message, Throwable cause) {
        return new AlgorithmException(Kind.ALGORITHM_ERROR, message, cause);
    }

    public Kind kind() {
        return kind;
    }
}
