package studio.atelier.engine.pipelines.execution;

/** A step did not succeed. */
final class StepFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** Names of failures as RetryPolicies use them (pipelines.md section 4). */
    static final String SERVICE_FAULT = "Step.SERVICE_FAULT";

    static final String JOB_INTERNAL_ERROR = "SageMaker.JOB_INTERNAL_ERROR";
    static final String CAPACITY_ERROR = "SageMaker.CAPACITY_ERROR";
    static final String RESOURCE_LIMIT = "SageMaker.RESOURCE_LIMIT";

    /** What no retry policy covers: the user's own errors. */
    private static final String NONE = "";

    private final String exceptionType;
    private final boolean stopped;

    private StepFailure(String message, String exceptionType, boolean stopped) {
        super(message);
        this.exceptionType = exceptionType;
        this.stopped = stopped;
    }

    static StepFailure of(String message) {
        return new StepFailure(message, NONE, false);
    }

    static StepFailure of(String message, String exceptionType) {
        return new StepFailure(message, exceptionType, false);
    }

    static StepFailure stopped(String message) {
        return new StepFailure(message, NONE, true);
    }

    /** The failure of a job by its reason. */
    static StepFailure ofJob(String reason) {
        if (reason.contains("the policy is strict")) {
            return new StepFailure(reason, CAPACITY_ERROR, false);
        }
        // Killed from outside, as out of memory is, counts as the platform's fault.
        boolean internal = reason.startsWith("InternalServerError")
                || reason.contains("exit code 137")
                || reason.contains("ExitCode 137");
        return new StepFailure(reason, internal ? JOB_INTERNAL_ERROR : NONE, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    String exceptionType() {
        return exceptionType;
    }

    /** True if the step ended because the execution is being stopped. */
    boolean isStopped() {
        return stopped;
    }
}
