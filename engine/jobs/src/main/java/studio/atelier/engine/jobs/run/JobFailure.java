package studio.atelier.engine.jobs.run;

/** A job cannot go on. The message becomes its failure reason, prefix included. */
final class JobFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private JobFailure(String message, Throwable cause) {
        super(message, cause);
    }

    private JobFailure(String message) {
        super(message);
    }

    static JobFailure client(String message) {
        return new JobFailure("ClientError: " + message);
    }

    static JobFailure client(String message, Throwable cause) {
        return new JobFailure("ClientError: " + message, cause);
    }

    /** The machine has no room for the job now; later it may. */
    static JobFailure capacity(String message) {
        return new JobFailure("CapacityError: " + message);
    }

    static JobFailure algorithm(String message) {
        return new JobFailure("AlgorithmError: " + message);
    }

    static JobFailure internal(String message, Throwable cause) {
        return new JobFailure("InternalServerError: " + message, cause);
    }

    /** What ran the job's containers went away. */
    static JobFailure lost(String message) {
        return new JobFailure("InternalServerError: " + message);
    }

    /** A reason that has its prefix, or is given the algorithm's. */
    static JobFailure reported(String reason) {
        boolean prefixed = reason.startsWith("ClientError:")
                || reason.startsWith("AlgorithmError:")
                || reason.startsWith("InternalServerError:");
        return new JobFailure(prefixed ? reason : "AlgorithmError: " + reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
