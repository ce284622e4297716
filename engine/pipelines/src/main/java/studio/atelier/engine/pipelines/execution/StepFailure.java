package studio.atelier.engine.pipelines.execution;

import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sagemaker.model.ResourceLimitExceededException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.store.metadata.DatabaseException;

/** A step did not succeed. */
final class StepFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** Names of failures as RetryPolicies use them (pipelines.md section 4). */
    static final String SERVICE_FAULT = "Step.SERVICE_FAULT";

    static final String THROTTLING = "Step.THROTTLING";
    static final String JOB_INTERNAL_ERROR = "SageMaker.JOB_INTERNAL_ERROR";
    static final String CAPACITY_ERROR = "SageMaker.CAPACITY_ERROR";
    static final String RESOURCE_LIMIT = "SageMaker.RESOURCE_LIMIT";

    // Killed from outside, as out of memory is, counts as the platform's fault. Only where the engine itself says so:
    // what the script says comes later in the reason.
    private static final Pattern KILLED =
            Pattern.compile("AlgorithmError: (?:The container (?:of \\S+ )?ended with exit code 137 "
                    + "|ExecuteUserScriptError:\\nExitCode 137 )");

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

    static StepFailure stopped(String message) {
        return new StepFailure(message, NONE, true);
    }

    /** The failure of a job by its reason. */
    static StepFailure ofJob(String reason) {
        if (reason.startsWith("CapacityError:")) {
            return new StepFailure(reason, CAPACITY_ERROR, false);
        }
        boolean internal = reason.startsWith("InternalServerError:")
                || KILLED.matcher(reason).lookingAt();
        return new StepFailure(reason, internal ? JOB_INTERNAL_ERROR : NONE, false);
    }

    /** The failure of an operation that a step called. */
    static StepFailure ofCall(SageMakerException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String message = details == null ? String.valueOf(e.getMessage()) : details.errorMessage();
        if (e instanceof ResourceLimitExceededException) {
            return new StepFailure("ClientError: " + message, RESOURCE_LIMIT, false);
        }
        if (details != null && details.errorCode().equals(EngineErrors.THROTTLING)) {
            return new StepFailure("ThrottlingException: " + message, THROTTLING, false);
        }
        return e.statusCode() >= 500
                ? new StepFailure("InternalServerError: " + message, SERVICE_FAULT, false)
                : new StepFailure("ClientError: " + message, NONE, false);
    }

    /** The failure of the engine to read or write its database. */
    static StepFailure ofDatabase(DatabaseException e) {
        return e.isBusy()
                ? new StepFailure("ThrottlingException: " + e.getMessage(), THROTTLING, false)
                : new StepFailure("InternalServerError: " + e.getMessage(), SERVICE_FAULT, false);
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
