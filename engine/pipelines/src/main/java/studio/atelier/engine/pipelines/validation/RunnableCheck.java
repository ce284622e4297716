package studio.atelier.engine.pipelines.validation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.definition.StepType;

/** Steps that are read and kept, but that this engine cannot run. */
final class RunnableCheck implements Check {

    /** Code of all findings about what this engine cannot run. */
    static final String CODE = "step-not-runnable";

    private static final Set<StepType> RUNNABLE = EnumSet.of(
            StepType.PROCESSING,
            StepType.TRAINING,
            StepType.CONDITION,
            StepType.FAIL,
            StepType.MODEL,
            StepType.REGISTER_MODEL,
            StepType.LINEAGE);
    private static final List<String> TYPES = Arrays.stream(StepType.values())
            .map(StepType::json)
            .filter(name -> !name.isEmpty())
            .toList();

    @Override
    public void check(Validation validation) {
        for (Step step : validation.steps()) {
            if (isServerless(step)) {
                validation
                        .findings()
                        .warning(
                                CODE,
                                step.argumentsPointer() + "/ServerlessJobConfig",
                                "Step " + step.name() + " trains a hosted model on serverless instances, which exist"
                                        + " only in the cloud, so the pipeline cannot run here with it.",
                                Optional.empty());
                continue;
            }
            if (RUNNABLE.contains(step.type()) || step.typeName().isEmpty()) {
                continue;
            }
            String pointer = step.pointer() + "/Type";
            if (step.type() == StepType.UNKNOWN) {
                validation
                        .findings()
                        .warning(
                                CODE,
                                pointer,
                                "There is no step type " + Words.brief(step.typeName()) + " known here"
                                        + "; the step is kept, but the pipeline cannot run with it."
                                        + validation
                                                .nearest(step.typeName(), TYPES)
                                                .map(n -> " Did you mean " + n + "?")
                                                .orElse(""),
                                validation.replaceByNearest(pointer, step.typeName(), TYPES));
            } else {
                validation
                        .findings()
                        .warning(
                                CODE,
                                pointer,
                                "Step " + step.name() + " " + describe(step.type())
                                        + "; this engine does not run that, so the pipeline cannot run here with it.",
                                Optional.empty());
            }
        }
    }

    private static boolean isServerless(Step step) {
        return step.type() == StepType.TRAINING
                && step.arguments().hasNonNull("ServerlessJobConfig")
                && !step.arguments().hasNonNull("AlgorithmSpecification");
    }

    private static String describe(StepType type) {
        return switch (type) {
            case TUNING -> "searches hyperparameters with many training jobs";
            case TRANSFORM -> "makes predictions for a data set with a batch transform job";
            case CALLBACK -> "sends a message to an SQS queue and waits for somebody to answer";
            case LAMBDA -> "calls an AWS Lambda function";
            case QUALITY_CHECK -> "compares data or predictions with a baseline (Model Monitor)";
            case CLARIFY_CHECK -> "checks bias or explains a model (Clarify)";
            case EMR -> "runs a Spark or Hadoop job on an Amazon EMR cluster";
            case EMR_SERVERLESS -> "runs a Spark or Hive job on Amazon EMR Serverless";
            case AUTO_ML -> "finds a model by itself (Autopilot)";
            case ENDPOINT_CONFIG -> "describes how an endpoint serves a model";
            case ENDPOINT -> "deploys a model to an endpoint";
            case FOR_EACH -> "runs its body once for each item of a list";
            case CLEANUP -> "deletes what other steps wrote to S3";
            case JOB -> "runs a job of a kind that exists only in the cloud";
            case INFERENCE_COMPONENT -> "deploys a model as an inference component of an endpoint";
            default -> "calls Amazon Bedrock, which exists only in the cloud";
        };
    }
}
