package studio.atelier.designer.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.OutputParameter;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStep;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStepMetadata;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.designer.run.JobResults.Result;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.api.operation.EngineErrors;

/** Finds what the steps of an execution left, made and decided. Waits for the engine. */
public final class RunOutputs {

    /** Objects of one output that are listed at most. */
    public static final int MOST = 500;

    /**
     * What was found.
     *
     * @param outputs by step, in the order of the run
     * @param cut places with more objects than are listed
     */
    public record Found(List<Output> outputs, List<ObjectUri> cut) {
        public Found {
            outputs = List.copyOf(outputs);
            cut = List.copyOf(cut);
        }
    }

    private final SageMakerClient client;
    private final ObjectStore objects;
    private final JobResults jobs;

    /**
     * @param client of the engine that the execution is on
     * @param objects where its steps store what they leave
     */
    public RunOutputs(SageMakerClient client, ObjectStore objects) {
        this.client = client;
        this.objects = objects;
        this.jobs = new JobResults(client);
    }

    /**
     * @throws IOException if a place cannot be listed, naming it
     */
    public Found of(RunState run) throws IOException {
        List<Output> found = new ArrayList<>();
        List<ObjectUri> cut = new ArrayList<>();
        Map<String, PipelineExecutionStepMetadata> metadata = metadata(run.arn());
        for (StepState step : run.steps().values()) {
            if (!step.status().isFinal()) {
                continue;
            }
            Optional.ofNullable(metadata.get(step.name())).ifPresent(known -> decided(step.name(), known, found));
            if (step.jobArn().isPresent()) {
                for (Result result : results(step.jobArn().get())) {
                    add(step.name(), result, found, cut);
                }
            }
        }
        return new Found(found, cut);
    }

    private Map<String, PipelineExecutionStepMetadata> metadata(String arn) {
        Map<String, PipelineExecutionStepMetadata> metadata = new HashMap<>();
        for (PipelineExecutionStep step : client.listPipelineExecutionStepsPaginator(
                        request -> request.pipelineExecutionArn(arn).maxResults(100))
                .pipelineExecutionSteps()) {
            if (step.metadata() != null) {
                metadata.put(step.stepName(), step.metadata());
            }
        }
        return metadata;
    }

    /** What a step decided or answered itself, without a job. */
    private static void decided(String step, PipelineExecutionStepMetadata metadata, List<Output> found) {
        if (metadata.condition() != null) {
            value(step, "outcome", metadata.condition().outcomeAsString(), found);
        }
        if (metadata.fail() != null) {
            value(step, "error message", metadata.fail().errorMessage(), found);
        }
        if (metadata.lambda() != null) {
            answers(step, metadata.lambda().outputParameters(), found);
        }
        if (metadata.callback() != null) {
            answers(step, metadata.callback().outputParameters(), found);
        }
    }

    private static void answers(String step, List<OutputParameter> parameters, List<Output> found) {
        parameters.forEach(parameter -> value(step, parameter.name(), parameter.value(), found));
    }

    private static void value(String step, String output, @Nullable String text, List<Output> found) {
        if (text != null && !text.isBlank()) {
            found.add(new Output.Value(step, output, text.strip()));
        }
    }

    private List<Result> results(String arn) {
        try {
            return jobs.of(arn);
        } catch (SageMakerException e) {
            if (!EngineErrors.isMissing(e)) {
                throw e;
            }
            return List.of(new Result.Text("deleted", arn));
        }
    }

    private void add(String step, Result result, List<Output> found, List<ObjectUri> cut) throws IOException {
        switch (result) {
            case Result.Text(String output, String text) -> found.add(new Output.Value(step, output, text));
            case Result.Version version ->
                found.add(new Output.ModelVersion(
                        step, version.output(), version.name(), version.arn(), version.created()));
            case Result.Place(String output, String place, boolean named) -> {
                ObjectUri uri = ObjectUri.parse(place);
                int before = found.size();
                if (list(step, output, uri, found)) {
                    cut.add(uri);
                }
                if (named && found.size() == before) {
                    found.add(new Output.Value(step, output, place));
                }
            }
        }
    }

    /** @return whether there are more than are listed */
    private boolean list(String step, String output, ObjectUri place, List<Output> found) throws IOException {
        List<ObjectStore.Entry> all = objects.list(place);
        for (ObjectStore.Entry entry : all.subList(0, Math.min(MOST, all.size()))) {
            String name = entry.relative().isEmpty() ? entry.uri().name() : entry.relative();
            found.add(new Output.Stored(step, output, name, entry.uri(), entry.size(), entry.modified()));
        }
        return all.size() > MOST;
    }
}
