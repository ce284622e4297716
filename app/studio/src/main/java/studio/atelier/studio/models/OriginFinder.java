package studio.atelier.studio.models;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStep;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionSummary;
import software.amazon.awssdk.services.sagemaker.model.PipelineSummary;
import studio.atelier.studio.room.Executions;

/** Finds the runs that registered models. Runs that ended are looked through once. Used by one thread. */
final class OriginFinder {

    /** Runs of a pipeline that are looked through, the latest ones. */
    private static final int MOST = 500;

    private final SageMakerClient client;
    private final Map<String, Origin> origins = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    OriginFinder(SageMakerClient client) {
        this.client = client;
    }

    Optional<Origin> of(String modelPackageArn) {
        return Optional.ofNullable(origins.get(modelPackageArn));
    }

    /** Looks through the runs that ended since the last call, and those that go on. */
    void update() {
        Set<String> pipelines = new HashSet<>();
        for (PipelineSummary pipeline : Executions.pipelines(client)) {
            pipelines.add(pipeline.pipelineName());
            pipeline(pipeline.pipelineName());
        }
        // Models of a pipeline that was deleted have no known origin any more.
        origins.values().removeIf(origin -> !pipelines.contains(origin.pipeline()));
    }

    private void pipeline(String name) {
        List<PipelineExecutionSummary> runs = Executions.of(client, name);
        for (int i = 0; i < Math.min(MOST, runs.size()); i++) {
            PipelineExecutionSummary run = runs.get(i);
            if (!seen.contains(run.pipelineExecutionArn())) {
                look(name, "Run " + (runs.size() - i), run);
            }
        }
    }

    private void look(String pipeline, String title, PipelineExecutionSummary run) {
        String arn = run.pipelineExecutionArn();
        List<PipelineExecutionStep> steps = client
                .listPipelineExecutionStepsPaginator(request ->
                        request.pipelineExecutionArn(arn).sortOrder("Ascending").maxResults(100))
                .stream()
                .flatMap(page -> page.pipelineExecutionSteps().stream())
                .toList();
        Optional<String> job = Optional.empty();
        for (PipelineExecutionStep step : steps) {
            if (step.metadata() == null) {
                continue;
            }
            if (step.metadata().trainingJob() != null
                    && step.metadata().trainingJob().arn() != null) {
                job = Optional.of(step.metadata().trainingJob().arn());
            }
            if (step.metadata().registerModel() != null
                    && step.metadata().registerModel().arn() != null) {
                origins.putIfAbsent(
                        step.metadata().registerModel().arn(), new Origin(arn, pipeline, title, step.stepName(), job));
            }
        }
        boolean over = run.pipelineExecutionStatus() != PipelineExecutionStatus.EXECUTING
                && run.pipelineExecutionStatus() != PipelineExecutionStatus.STOPPING;
        // A failed run can be retried and register a model then.
        if (over && run.pipelineExecutionStatus() == PipelineExecutionStatus.SUCCEEDED) {
            seen.add(arn);
        }
    }
}
