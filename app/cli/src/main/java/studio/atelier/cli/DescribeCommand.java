package studio.atelier.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.embedded.EmbeddedEngine;
import tools.jackson.databind.node.ObjectNode;

/** {@code atelier describe}: the describe response of whatever is named. */
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        description = "Prints the Describe response of a job, execution, pipeline, model, package or package group.")
final class DescribeCommand implements Callable<Integer> {

    private static final String[][] OPERATIONS = {
        {"DescribeTrainingJob", "TrainingJobName"},
        {"DescribeProcessingJob", "ProcessingJobName"},
        {"DescribePipeline", "PipelineName"},
        {"DescribeModel", "ModelName"},
        {"DescribeModelPackageGroup", "ModelPackageGroupName"},
        {"DescribeModelPackage", "ModelPackageName"}
    };

    @Mixin
    private EngineOptions options = new EngineOptions();

    @Parameters(paramLabel = "NAME", description = "Name, id or ARN.")
    private String name = "";

    @Override
    public Integer call() throws IOException {
        try (EmbeddedEngine engine = options.open()) {
            options.line().getOut().println(Json.pretty(describe(engine)));
        }
        return 0;
    }

    private ObjectNode describe(EmbeddedEngine engine) {
        boolean execution = name.contains("/execution/");
        if (!execution) {
            for (String[] operation : OPERATIONS) {
                if (!name.startsWith("arn:") || fits(operation[0])) {
                    String key = operation[0].equals("DescribeModelPackage")
                            ? name
                            : name.substring(name.lastIndexOf('/') + 1);
                    try {
                        return engine.operations()
                                .invoke(operation[0], Json.object().put(operation[1], key));
                    } catch (SageMakerException e) {
                        if (e.statusCode() >= 500) {
                            throw e;
                        }
                        // It is none of this kind; the next is tried.
                    }
                }
            }
        }
        Optional<String> arn = execution || !name.startsWith("arn:") ? Found.execution(engine, name) : Optional.empty();
        return arn.map(found -> engine.operations()
                        .invoke("DescribePipelineExecution", Json.object().put("PipelineExecutionArn", found)))
                .orElseThrow(() -> new InputException("There is no job, execution, pipeline, model, package or package"
                        + " group " + name + "; 'atelier jobs' and 'atelier executions' list those there are"));
    }

    private boolean fits(String operation) {
        String kind = operation.substring("Describe".length()).replaceAll("(?<!^)([A-Z])", "-$1");
        return name.contains(":" + kind.toLowerCase(Locale.ROOT) + "/");
    }
}
