package studio.atelier.studio.executions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import studio.atelier.designer.run.RunLauncher;
import studio.atelier.studio.room.Changes;
import studio.atelier.studio.room.RoomContext;
import studio.atelier.studio.room.RoomText;

/** What can be done to runs and pipelines. JavaFX thread; the engine is asked in the background. */
final class RunActions {

    private final RoomContext context;
    private final RunsModel model;
    private final Changes changes;
    private final SageMakerClient client;
    private final RunLauncher launcher;

    RunActions(RoomContext context, RunsModel model) {
        this.context = context;
        this.model = model;
        this.changes = new Changes(context.workbench());
        this.client = context.engine().sageMaker();
        this.launcher = new RunLauncher(client);
    }

    void open(RunEntry run) {
        context.links().openRun(run.arn());
    }

    void stop(List<RunEntry> runs) {
        for (RunEntry run : runs) {
            change("Stopping " + run.summary().title(), run, () -> launcher.stop(run.arn()));
        }
    }

    void retry(List<RunEntry> runs) {
        for (RunEntry run : runs) {
            change("Retrying " + run.summary().title(), run, () -> launcher.retry(run.arn()));
        }
    }

    void copyArns(List<RunEntry> runs) {
        changes.copyArns(runs.stream().map(RunEntry::arn).toList());
    }

    void rename(RunEntry run) {
        RunDialogs.rename(
                context.workbench(),
                run,
                name -> change(
                        "Renaming " + run.summary().title(),
                        run,
                        () -> client.updatePipelineExecution(request ->
                                request.pipelineExecutionArn(run.arn()).pipelineExecutionDisplayName(name))));
    }

    void editTags(RunEntry run) {
        RunDialogs.tags(
                context.workbench(),
                run,
                tags -> change("Tagging " + run.summary().title(), run, () -> writeTags(run, tags)));
    }

    void removeTag(RunEntry run, String key) {
        change(
                "Removing the tag " + key,
                run,
                () -> client.deleteTags(
                        request -> request.resourceArn(run.arn()).tagKeys(key)));
    }

    private void writeTags(RunEntry run, Map<String, String> tags) {
        List<String> gone = run.tags().keySet().stream()
                .filter(key -> !tags.containsKey(key))
                .toList();
        Map<String, String> fresh = new LinkedHashMap<>(tags);
        fresh.entrySet().removeIf(tag -> tag.getValue().equals(run.tags().get(tag.getKey())));
        if (!gone.isEmpty()) {
            client.deleteTags(request -> request.resourceArn(run.arn()).tagKeys(gone));
        }
        if (!fresh.isEmpty()) {
            client.addTags(request -> request.resourceArn(run.arn())
                    .tags(fresh.entrySet().stream()
                            .map(tag -> Tag.builder()
                                    .key(tag.getKey())
                                    .value(tag.getValue())
                                    .build())
                            .toList()));
        }
    }

    /** Deletes runs that have ended after asking, saying what is lost. */
    void delete(List<RunEntry> runs) {
        String which =
                runs.size() == 1 ? runs.getFirst().summary().title() : RoomText.count(runs.size(), "run", "runs");
        changes.ask(
                new Changes.Loss(
                        "Delete " + which + "?",
                        "Parameters, steps and times are lost, cached steps run anew, and later runs get lower numbers."
                                + " Jobs, models and data stay.",
                        "Delete"),
                "Deleting " + which,
                () -> runs.forEach(run -> context.engine().deleteExecution(run.arn())),
                model::refresh);
    }

    /** Deletes a pipeline after asking, saying what is lost. */
    void delete(PipelineEntry pipeline) {
        changes.ask(
                new Changes.Loss(
                        "Delete the pipeline " + pipeline.name() + "?",
                        "Its versions and " + RoomText.count(pipeline.runs(), "run", "runs")
                                + " with their parameters and times are lost, and its cached steps run anew. "
                                + "Jobs, models, data and definition files stay.",
                        "Delete"),
                "Deleting " + pipeline.name(),
                () -> client.deletePipeline(request -> request.pipelineName(pipeline.name())
                        .clientRequestToken(UUID.randomUUID().toString())),
                model::refresh);
    }

    private void change(String name, RunEntry run, Changes.Work work) {
        changes.start(name, work, () -> model.refresh(run.arn()));
    }
}
