package studio.atelier.engine.pipelines.validation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.pipelines.definition.StepType;

/** What each type of step may have, may expose and needs. */
final class StepRules {

    static final List<String> COMMON = List.of(
            "Name",
            "Type",
            "Arguments",
            "DependsOn",
            "DisplayName",
            "Description",
            "RetryPolicies",
            "CacheConfig",
            "PropertyFiles");

    private static final Set<StepType> CACHED = Set.of(
            StepType.PROCESSING,
            StepType.TRAINING,
            StepType.TUNING,
            StepType.TRANSFORM,
            StepType.AUTO_ML,
            StepType.QUALITY_CHECK,
            StepType.CLARIFY_CHECK,
            StepType.EMR,
            StepType.EMR_SERVERLESS,
            StepType.CALLBACK,
            StepType.LAMBDA,
            StepType.ENDPOINT_CONFIG,
            StepType.ENDPOINT);

    static final String SERVICE_FAULT = "Step.SERVICE_FAULT";
    static final String THROTTLING = "Step.THROTTLING";
    private static final String INTERNAL_ERROR = "SageMaker.JOB_INTERNAL_ERROR";
    private static final String CAPACITY = "SageMaker.CAPACITY_ERROR";
    private static final String LIMIT = "SageMaker.RESOURCE_LIMIT";
    private static final String EMR_LIMIT = "Emr.RESOURCE_LIMIT";

    static final List<String> EXCEPTION_TYPES =
            List.of(SERVICE_FAULT, THROTTLING, INTERNAL_ERROR, CAPACITY, LIMIT, EMR_LIMIT);

    private StepRules() {}

    static boolean mayBeCached(StepType type) {
        return type == StepType.UNKNOWN || CACHED.contains(type);
    }

    /** The exception types that a step's retry policies may name; none if it may have no policy. */
    static List<String> exceptionTypes(StepType type) {
        return switch (type) {
            case PROCESSING, TRAINING, TRANSFORM -> List.of(SERVICE_FAULT, THROTTLING, INTERNAL_ERROR, CAPACITY, LIMIT);
            case TUNING, AUTO_ML -> List.of(SERVICE_FAULT, THROTTLING, CAPACITY, LIMIT);
            case MODEL, REGISTER_MODEL, ENDPOINT_CONFIG -> List.of(SERVICE_FAULT, THROTTLING);
            case EMR -> List.of(SERVICE_FAULT, THROTTLING, EMR_LIMIT);
            case UNKNOWN -> EXCEPTION_TYPES;
            default -> List.of();
        };
    }

    /** Members beside the common ones. */
    static List<String> siblings(StepType type) {
        return switch (type) {
            case CALLBACK -> List.of("SqsQueueUrl", "OutputParameters");
            case LAMBDA -> List.of("FunctionArn", "OutputParameters");
            case QUALITY_CHECK, CLARIFY_CHECK ->
                List.of(
                        "CheckType",
                        "ModelPackageGroupName",
                        "SkipCheck",
                        "FailOnViolation",
                        "RegisterNewBaseline",
                        "SuppliedBaselineConstraints",
                        "SuppliedBaselineStatistics",
                        "ModelName");
            default -> List.of();
        };
    }

    /** The operation whose request the Arguments are, as far as its shape is known. */
    static Optional<String> operation(StepType type) {
        return switch (type) {
            case PROCESSING, QUALITY_CHECK, CLARIFY_CHECK -> Optional.of("CreateProcessingJob");
            case TRAINING -> Optional.of("CreateTrainingJob");
            case TUNING -> Optional.of("CreateHyperParameterTuningJob");
            case TRANSFORM -> Optional.of("CreateTransformJob");
            case MODEL -> Optional.of("CreateModel");
            case REGISTER_MODEL -> Optional.of("CreateModelPackage");
            case ENDPOINT_CONFIG -> Optional.of("CreateEndpointConfig");
            case ENDPOINT -> Optional.of("CreateEndpoint");
            default -> Optional.empty();
        };
    }

    /** Members of the Arguments that the engine fills in, so that they may be missing or hold a prefix only. */
    static Set<String> names(StepType type) {
        return switch (type) {
            case PROCESSING, QUALITY_CHECK, CLARIFY_CHECK -> Set.of("ProcessingJobName");
            case TRAINING -> Set.of("TrainingJobName");
            case TUNING -> Set.of("HyperParameterTuningJobName");
            case TRANSFORM -> Set.of("TransformJobName");
            case MODEL -> Set.of("ModelName");
            case ENDPOINT_CONFIG -> Set.of("EndpointConfigName");
            case ENDPOINT -> Set.of("EndpointName");
            default -> Set.of();
        };
    }

    /** The operation whose response the step exposes as its properties, as far as its shape is known. */
    static Optional<String> describe(StepType type) {
        return switch (type) {
            case PROCESSING -> Optional.of("DescribeProcessingJob");
            case TRAINING -> Optional.of("DescribeTrainingJob");
            case TUNING -> Optional.of("DescribeHyperParameterTuningJob");
            case TRANSFORM -> Optional.of("DescribeTransformJob");
            case MODEL -> Optional.of("DescribeModel");
            case REGISTER_MODEL -> Optional.of("DescribeModelPackage");
            case ENDPOINT_CONFIG -> Optional.of("DescribeEndpointConfig");
            case ENDPOINT -> Optional.of("DescribeEndpoint");
            default -> Optional.empty();
        };
    }
}
