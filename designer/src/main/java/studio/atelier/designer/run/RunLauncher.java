package studio.atelier.designer.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Parameter;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SelectedStep;
import software.amazon.awssdk.services.sagemaker.model.SelectiveExecutionConfig;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;

/** Starts, stops and retries executions. Every method waits for the engine. */
public final class RunLauncher {

    private static final String ROLE = "arn:aws:iam::000000000000:role/Atelier";

    private final SageMakerClient client;

    public RunLauncher(SageMakerClient client) {
        this.client = client;
    }

    /**
     * What to start.
     *
     * @param parameters texts by name; those left out have their defaults
     * @param steps the only steps to run, empty for all
     * @param source the execution whose outputs stand for the steps that are not selected
     */
    public record Request(
            String pipeline,
            PipelineDefinition definition,
            Map<String, String> parameters,
            List<String> steps,
            Optional<String> source) {}

    /** Registers the definition under the pipeline's name and starts it. @return the execution's ARN */
    public String start(Request request) {
        upsert(request.pipeline(), request.definition());
        List<Parameter> given = request.parameters().entrySet().stream()
                .map(entry -> Parameter.builder()
                        .name(entry.getKey())
                        .value(entry.getValue())
                        .build())
                .toList();
        return client.startPipelineExecution(builder -> {
                    builder.pipelineName(request.pipeline())
                            .clientRequestToken(UUID.randomUUID().toString());
                    if (!given.isEmpty()) {
                        builder.pipelineParameters(given);
                    }
                    if (!request.steps().isEmpty()) {
                        builder.selectiveExecutionConfig(selection(request));
                    }
                })
                .pipelineExecutionArn();
    }

    public void stop(String arn) {
        client.stopPipelineExecution(builder -> builder.pipelineExecutionArn(arn)
                .clientRequestToken(UUID.randomUUID().toString()));
    }

    /** Runs again what failed or was stopped, and what follows it. */
    public void retry(String arn) {
        client.retryPipelineExecution(builder -> builder.pipelineExecutionArn(arn)
                .clientRequestToken(UUID.randomUUID().toString()));
    }

    private static SelectiveExecutionConfig selection(Request request) {
        SelectiveExecutionConfig.Builder config = SelectiveExecutionConfig.builder()
                .selectedSteps(request.steps().stream()
                        .map(step -> SelectedStep.builder().stepName(step).build())
                        .toList());
        request.source().ifPresent(config::sourcePipelineExecutionArn);
        return config.build();
    }

    private void upsert(String pipeline, PipelineDefinition definition) {
        try {
            String known = client.describePipeline(builder -> builder.pipelineName(pipeline))
                    .pipelineDefinition();
            if (!definition.text().equals(known)) {
                client.updatePipeline(builder -> builder.pipelineName(pipeline).pipelineDefinition(definition.text()));
            }
        } catch (ResourceNotFoundException e) {
            client.createPipeline(builder -> builder.pipelineName(pipeline)
                    .pipelineDefinition(definition.text())
                    .roleArn(ROLE)
                    .clientRequestToken(UUID.randomUUID().toString()));
        }
    }
}
