package studio.atelier.designer.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribePipelineExecutionResponse;
import software.amazon.awssdk.services.sagemaker.model.Parameter;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStep;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStepMetadata;
import software.amazon.awssdk.services.sagemaker.model.StepStatus;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.workbench.control.Status;

/** Reads executions through the client of any engine. Every method waits for the engine. */
public final class RunReader {

    private final SageMakerClient client;

    public RunReader(SageMakerClient client) {
        this.client = client;
    }

    /** @return the definition that an execution runs, which may be older than its pipeline */
    public PipelineDefinition definition(String arn) {
        return PipelineDefinition.read(
                client.describePipelineDefinitionForExecution(request -> request.pipelineExecutionArn(arn))
                        .pipelineDefinition());
    }

    /**
     * Reads how an execution stands.
     *
     * @param definition the one that it runs
     */
    public RunState read(String arn, PipelineDefinition definition) {
        DescribePipelineExecutionResponse execution =
                client.describePipelineExecution(request -> request.pipelineExecutionArn(arn));
        Status status = Statuses.of(execution.pipelineExecutionStatusAsString());
        Map<String, StepState> steps = new LinkedHashMap<>();
        definition.steps().forEach(step -> steps.put(step.name(), StepState.waiting(step.name())));
        client.listPipelineExecutionStepsPaginator(
                        request -> request.pipelineExecutionArn(arn).maxResults(100))
                .pipelineExecutionSteps()
                .forEach(step -> steps.put(step.stepName(), step(step)));
        if (status.isFinal()) {
            // Nothing more will come: what did not start was passed over.
            steps.replaceAll((name, step) -> step.status() == Status.WAITING
                    ? step.with(Status.SKIPPED, status == Status.SUCCEEDED ? "branch not taken" : "not reached")
                    : step);
        }
        return new RunState(
                arn,
                name(execution, arn),
                status,
                Optional.ofNullable(execution.creationTime()).orElse(Instant.EPOCH),
                status.isFinal() ? Optional.ofNullable(execution.lastModifiedTime()) : Optional.empty(),
                Optional.ofNullable(execution.failureReason()),
                parameters(arn),
                steps);
    }

    private Map<String, String> parameters(String arn) {
        Map<String, String> values = new LinkedHashMap<>();
        List<Parameter> given =
                client
                        .listPipelineParametersForExecutionPaginator(request -> request.pipelineExecutionArn(arn))
                        .stream()
                        .flatMap(page -> page.pipelineParameters().stream())
                        .toList();
        given.forEach(parameter -> values.put(parameter.name(), parameter.value()));
        return values;
    }

    private static String name(DescribePipelineExecutionResponse execution, String arn) {
        String display = execution.pipelineExecutionDisplayName();
        return display == null || display.isBlank() ? arn.substring(arn.lastIndexOf('/') + 1) : display;
    }

    private static StepState step(PipelineExecutionStep step) {
        boolean cached = step.cacheHitResult() != null
                && step.cacheHitResult().sourcePipelineExecutionArn() != null
                && step.stepStatus() == StepStatus.SUCCEEDED;
        Optional<String> source =
                cached ? Optional.of(step.cacheHitResult().sourcePipelineExecutionArn()) : Optional.empty();
        return new StepState(
                step.stepName(),
                cached ? Status.CACHED : Statuses.of(step.stepStatusAsString()),
                branch(step.metadata()).orElse(""),
                0,
                Optional.ofNullable(step.startTime()),
                Optional.ofNullable(step.endTime()),
                jobArn(step.metadata()),
                Map.of(),
                Optional.ofNullable(step.failureReason()),
                source,
                step.attemptCount() == null ? 0 : step.attemptCount());
    }

    /** The branch that a Condition took, as the canvas names it. */
    private static Optional<String> branch(@Nullable PipelineExecutionStepMetadata metadata) {
        return metadata == null || metadata.condition() == null
                ? Optional.empty()
                : switch (metadata.condition().outcome()) {
                    case TRUE -> Optional.of("if true");
                    case FALSE -> Optional.of("else");
                    case null, default -> Optional.empty();
                };
    }

    /** The metadata has a member for each type of step; most of them hold an ARN. */
    private static Optional<String> jobArn(@Nullable PipelineExecutionStepMetadata metadata) {
        if (metadata == null) {
            return Optional.empty();
        }
        return metadata.sdkFields().stream()
                .map(field -> field.getValueOrDefault(metadata))
                .filter(Objects::nonNull)
                .flatMap(member -> arn(member).stream())
                .findFirst();
    }

    private static Optional<String> arn(Object member) {
        if (!(member instanceof SdkPojo pojo)) {
            return Optional.empty();
        }
        return pojo.sdkFields().stream()
                .filter(field -> field.locationName().equals("Arn"))
                .map(field -> (Object) field.getValueOrDefault(pojo))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }
}
