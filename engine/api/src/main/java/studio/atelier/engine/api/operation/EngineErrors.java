package studio.atelier.engine.api.operation;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sagemaker.model.ConflictException;
import software.amazon.awssdk.services.sagemaker.model.ResourceInUseException;
import software.amazon.awssdk.services.sagemaker.model.ResourceLimitExceededException;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/**
 * The exceptions of the engine: SageMaker's own, with its error codes, so that a client written for
 * the service reads them as it is used to.
 */
public final class EngineErrors {

    /** Error code of an operation that this engine does not have. */
    public static final String UNKNOWN_OPERATION = "UnknownOperationException";

    /** Error code of a request that came while the engine was too busy for it. */
    public static final String THROTTLING = "ThrottlingException";

    private static final String VALIDATION = "ValidationException";
    private static final String NOT_FOUND = "ResourceNotFound";
    private static final String SERVICE = "SageMaker";

    private EngineErrors() {}

    public static SageMakerException validation(String message) {
        return generic(VALIDATION, message);
    }

    public static SageMakerException notImplemented(String operation) {
        return generic(UNKNOWN_OPERATION, operation + " is not implemented by this engine");
    }

    /** A failure of the engine itself, not of the request. */
    public static SageMakerException internal(String message, Throwable cause) {
        return (SageMakerException) SageMakerException.builder()
                .awsErrorDetails(details("InternalFailure", message))
                .message(message)
                .cause(cause)
                .statusCode(500)
                .build();
    }

    /** The engine is too busy for the request; later it may do it. */
    public static SageMakerException throttling(String message) {
        return generic(THROTTLING, message);
    }

    public static ResourceInUseException inUse(String message) {
        return (ResourceInUseException) ResourceInUseException.builder()
                .awsErrorDetails(details("ResourceInUse", message))
                .message(message)
                .statusCode(400)
                .build();
    }

    public static ResourceNotFoundException notFound(String message) {
        return (ResourceNotFoundException) ResourceNotFoundException.builder()
                .awsErrorDetails(details(NOT_FOUND, message))
                .message(message)
                .statusCode(400)
                .build();
    }

    public static ResourceLimitExceededException limitExceeded(String message) {
        return (ResourceLimitExceededException) ResourceLimitExceededException.builder()
                .awsErrorDetails(details("ResourceLimitExceeded", message))
                .message(message)
                .statusCode(400)
                .build();
    }

    public static ConflictException conflict(String message) {
        return (ConflictException) ConflictException.builder()
                .awsErrorDetails(details("ConflictException", message))
                .message(message)
                .statusCode(400)
                .build();
    }

    /**
     * True if a refusal says that what the request names is not there. The service has a code of its own for some
     * resources only; of jobs, models and model packages the message alone tells (clients.md).
     */
    public static boolean isMissing(SageMakerException refusal) {
        if (refusal.awsErrorDetails() == null) {
            return refusal instanceof ResourceNotFoundException;
        }
        String message = String.valueOf(refusal.awsErrorDetails().errorMessage());
        return switch (String.valueOf(refusal.awsErrorDetails().errorCode())) {
            case NOT_FOUND -> true;
            case VALIDATION ->
                message.startsWith("Requested resource not found")
                        || message.startsWith("Could not find ")
                        || message.endsWith(" does not exist.");
            default -> false;
        };
    }

    private static SageMakerException generic(String code, String message) {
        return (SageMakerException) SageMakerException.builder()
                .awsErrorDetails(details(code, message))
                .message(message)
                .statusCode(400)
                .build();
    }

    private static AwsErrorDetails details(String code, String message) {
        return AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage(message)
                .serviceName(SERVICE)
                .build();
    }
}
