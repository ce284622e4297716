package studio.atelier.designer.run;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sagemaker.model.ProcessingOutput;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.api.object.ObjectUri;

/** Finds what the steps of an execution left behind. Waits for the engine. */
public final class RunOutputs {

    /** Objects of one output that are listed at most. */
    private static final int MOST = 500;

    /**
     * An object that a step left.
     *
     * @param output the name that the step gives it, as in {@code train} or {@code model}
     * @param name below the output
     * @param size in bytes
     */
    public record Output(String step, String output, String name, ObjectUri uri, long size, Instant modified) {}

    private final Engine engine;

    public RunOutputs(Engine engine) {
        this.engine = engine;
    }

    /**
     * @throws IOException if a place cannot be listed, naming it
     */
    public List<Output> of(RunState run) throws IOException {
        List<Output> found = new ArrayList<>();
        for (StepState step : run.steps().values()) {
            if (step.jobArn().isPresent() && step.status().isFinal()) {
                for (Map.Entry<String, String> place :
                        places(step.jobArn().get()).entrySet()) {
                    list(step.name(), place.getKey(), ObjectUri.parse(place.getValue()), found);
                }
            }
        }
        return found;
    }

    private Map<String, String> places(String job) {
        Map<String, String> places = new LinkedHashMap<>();
        String name = job.substring(job.lastIndexOf('/') + 1);
        if (job.contains(":training-job/")) {
            var training = engine.sageMaker().describeTrainingJob(request -> request.trainingJobName(name));
            if (training.modelArtifacts() != null && training.modelArtifacts().s3ModelArtifacts() != null) {
                places.put("model", training.modelArtifacts().s3ModelArtifacts());
            }
        } else if (job.contains(":processing-job/")) {
            var processing = engine.sageMaker().describeProcessingJob(request -> request.processingJobName(name));
            if (processing.processingOutputConfig() != null) {
                for (ProcessingOutput output :
                        processing.processingOutputConfig().outputs()) {
                    if (output.s3Output() != null && output.s3Output().s3Uri() != null) {
                        places.put(output.outputName(), output.s3Output().s3Uri());
                    }
                }
            }
        }
        return places;
    }

    private void list(String step, String output, ObjectUri place, List<Output> found) throws IOException {
        for (ObjectStore.Entry entry :
                engine.objects().list(place).stream().limit(MOST).toList()) {
            String name = entry.relative().isEmpty()
                    ? entry.uri().toString().substring(entry.uri().toString().lastIndexOf('/') + 1)
                    : entry.relative();
            found.add(new Output(step, output, name, entry.uri(), entry.size(), entry.modified()));
        }
    }
}
