package studio.atelier.studio.editor;

import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.OperationRegistry;
import tools.jackson.databind.node.ObjectNode;

/** Describes what an ARN names, in SageMaker's JSON. */
public final class DescribeArn {

    private DescribeArn() {}

    /** @return the describe response, indented; empty for kinds that have none, and for what was deleted */
    public static Optional<String> pretty(OperationRegistry operations, String arn) {
        String resource = arn.substring(arn.lastIndexOf(':') + 1);
        int slash = resource.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String name = resource.substring(slash + 1);
        ObjectNode request = Json.object();
        String operation = switch (resource.substring(0, slash)) {
            case "training-job" -> {
                request.put("TrainingJobName", name);
                yield "DescribeTrainingJob";
            }
            case "processing-job" -> {
                request.put("ProcessingJobName", name);
                yield "DescribeProcessingJob";
            }
            case "model" -> {
                request.put("ModelName", name);
                yield "DescribeModel";
            }
            case "model-package" -> {
                request.put("ModelPackageName", arn);
                yield "DescribeModelPackage";
            }
            default -> "";
        };
        if (operation.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.pretty(operations.invoke(operation, request)));
        } catch (SageMakerException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
