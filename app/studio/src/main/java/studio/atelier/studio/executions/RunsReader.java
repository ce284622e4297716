package studio.atelier.studio.executions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionSummary;
import software.amazon.awssdk.services.sagemaker.model.PipelineSummary;
import studio.atelier.designer.run.RunReader;
import studio.atelier.designer.run.RunState;
import studio.atelier.designer.run.RunSummary;
import studio.atelier.designer.run.Statuses;
import studio.atelier.designer.run.StepState;
import studio.atelier.studio.room.Executions;
import studio.atelier.studio.room.FinalMetrics;
import studio.atelier.workbench.control.Status;

/** Reads pipelines and their executions through the client of any engine. Every method waits for the engine. */
final class RunsReader {

    private final SageMakerClient client;
    private final RunReader reader;

    RunsReader(SageMakerClient client) {
        this.client = client;
        this.reader = new RunReader(client);
    }

    /** @return all pipelines, the one that ran last first */
    List<PipelineEntry> pipelines() {
        return Executions.pipelines(client).stream()
                .sorted(Comparator.comparing(RunsReader::lastUse).reversed())
                .map(pipeline -> {
                    List<PipelineExecutionSummary> runs = Executions.of(client, pipeline.pipelineName());
                    return new PipelineEntry(
                            pipeline.pipelineName(),
                            runs.stream().findFirst().map(run -> Statuses.of(run.pipelineExecutionStatusAsString())),
                            runs.size());
                })
                .toList();
    }

    private static Instant lastUse(PipelineSummary pipeline) {
        return pipeline.lastExecutionTime() == null ? pipeline.creationTime() : pipeline.lastExecutionTime();
    }

    /** @return the executions of a pipeline, the latest first, without what only their own descriptions tell */
    List<RunEntry> runs(String pipeline) {
        List<PipelineExecutionSummary> all = Executions.of(client, pipeline);
        List<RunEntry> entries = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            PipelineExecutionSummary one = all.get(i);
            String arn = one.pipelineExecutionArn();
            String name = one.pipelineExecutionDisplayName();
            RunSummary summary = new RunSummary(
                    arn,
                    all.size() - i,
                    name == null ? arn.substring(arn.lastIndexOf('/') + 1) : name,
                    Statuses.of(one.pipelineExecutionStatusAsString()),
                    one.startTime());
            entries.add(new RunEntry(summary, note(one), Optional.empty(), Map.of(), Map.of()));
        }
        return entries;
    }

    private static String note(PipelineExecutionSummary run) {
        String reason = run.pipelineExecutionFailureReason();
        String description = run.pipelineExecutionDescription();
        return reason != null && !reason.isBlank() ? reason : description == null ? "" : description;
    }

    /** Reads parameters, steps, metrics and tags of an execution. */
    RunEntry details(RunEntry run) {
        RunState state = reader.read(run.arn(), reader.definition(run.arn()));
        String failed = state.steps().values().stream()
                .filter(step -> step.status() == Status.FAILED)
                .flatMap(step -> step.message().stream())
                .findFirst()
                .orElse("");
        RunSummary before = run.summary();
        RunSummary summary =
                new RunSummary(before.arn(), before.number(), state.name(), state.status(), before.started());
        return new RunEntry(
                summary, failed.isEmpty() ? run.note() : failed, Optional.of(state), metrics(state), tags(run.arn()));
    }

    private Map<String, Double> metrics(RunState state) {
        Map<String, Map<String, Double>> byStep = new LinkedHashMap<>();
        for (StepState step : state.steps().values()) {
            step.jobArn()
                    .filter(FinalMetrics::isTrainingJob)
                    .map(arn -> FinalMetrics.of(client, arn))
                    .ifPresent(found -> byStep.put(step.name(), found));
        }
        Set<String> once = new HashSet<>();
        Set<String> often = new HashSet<>();
        byStep.values()
                .forEach(found -> found.keySet().forEach(name -> {
                    if (!once.add(name)) {
                        often.add(name);
                    }
                }));
        Map<String, Double> metrics = new LinkedHashMap<>();
        byStep.forEach((step, found) ->
                found.forEach((name, value) -> metrics.put(often.contains(name) ? step + " " + name : name, value)));
        return metrics;
    }

    private Map<String, String> tags(String arn) {
        Map<String, String> tags = new LinkedHashMap<>();
        client.listTagsPaginator(request -> request.resourceArn(arn))
                .tags()
                .forEach(tag -> tags.put(tag.key(), tag.value()));
        return tags;
    }
}
