package studio.atelier.designer.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeTrainingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.MetricsSource;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.ProcessingOutput;

/** What a job or resource behind a step says that it left, by its describe response. Waits for the engine. */
final class JobResults {

    /** One of those things. */
    sealed interface Result {

        /**
         * A place in storage: an object, or a folder with a slash at its end.
         *
         * @param named worth telling even if nothing is there
         */
        record Place(String output, String uri, boolean named) implements Result {}

        record Version(String output, String name, String arn, Instant created) implements Result {}

        record Text(String output, String text) implements Result {}
    }

    private final SageMakerClient client;

    JobResults(SageMakerClient client) {
        this.client = client;
    }

    /**
     * @param arn of a job, a model or a model package; others leave nothing
     * @throws software.amazon.awssdk.services.sagemaker.model.SageMakerException if it was deleted, among others
     */
    List<Result> of(String arn) {
        String resource = arn.substring(arn.lastIndexOf(':') + 1);
        int slash = resource.indexOf('/');
        String name = resource.substring(slash + 1);
        List<Result> results = new ArrayList<>();
        switch (slash < 0 ? "" : resource.substring(0, slash)) {
            case "training-job" -> training(name, "", results);
            case "processing-job" -> processing(name, results);
            case "transform-job" -> transform(name, results);
            case "hyper-parameter-tuning-job" -> tuning(name, results);
            case "model" -> model(name, results);
            case "model-package" -> modelPackage(arn, results);
            default -> {
                // Nothing that has a place.
            }
        }
        return results;
    }

    /** @param prefix before the names of the outputs */
    private void training(String name, String prefix, List<Result> results) {
        DescribeTrainingJobResponse job = client.describeTrainingJob(request -> request.trainingJobName(name));
        if (job.modelArtifacts() != null) {
            place(prefix + "model", job.modelArtifacts().s3ModelArtifacts(), results);
        }
        if (job.outputDataConfig() != null && job.outputDataConfig().s3OutputPath() != null) {
            // The job writes below its name; output.tar.gz lies beside the model.
            place(
                    prefix + "output",
                    folder(job.outputDataConfig().s3OutputPath()) + name + "/output/output.tar.gz",
                    results);
        }
        if (job.checkpointConfig() != null && job.checkpointConfig().s3Uri() != null) {
            place(prefix + "checkpoints", folder(job.checkpointConfig().s3Uri()), results);
        }
    }

    private void processing(String name, List<Result> results) {
        var job = client.describeProcessingJob(request -> request.processingJobName(name));
        if (job.processingOutputConfig() != null) {
            for (ProcessingOutput output : job.processingOutputConfig().outputs()) {
                if (output.s3Output() != null && output.s3Output().s3Uri() != null) {
                    place(output.outputName(), folder(output.s3Output().s3Uri()), results);
                }
            }
        }
    }

    private void transform(String name, List<Result> results) {
        var job = client.describeTransformJob(request -> request.transformJobName(name));
        if (job.transformOutput() != null && job.transformOutput().s3OutputPath() != null) {
            place("predictions", folder(job.transformOutput().s3OutputPath()), results);
        }
    }

    private void tuning(String name, List<Result> results) {
        var job = client.describeHyperParameterTuningJob(request -> request.hyperParameterTuningJobName(name));
        if (job.bestTrainingJob() != null && job.bestTrainingJob().trainingJobName() != null) {
            results.add(new Result.Text("best job", job.bestTrainingJob().trainingJobName()));
            training(job.bestTrainingJob().trainingJobName(), "best ", results);
        }
    }

    private void model(String name, List<Result> results) {
        DescribeModelResponse model = client.describeModel(request -> request.modelName(name));
        results.add(new Result.Text("model", name));
        List<ContainerDefinition> containers = new ArrayList<>(model.containers());
        Optional.ofNullable(model.primaryContainer()).ifPresent(containers::addFirst);
        for (ContainerDefinition container : containers) {
            container(container.modelDataUrl(), container.image(), results);
        }
    }

    private void modelPackage(String arn, List<Result> results) {
        DescribeModelPackageResponse version = client.describeModelPackage(request -> request.modelPackageName(arn));
        String group = version.modelPackageGroupName() == null
                ? Objects.requireNonNullElse(version.modelPackageName(), arn)
                : version.modelPackageGroupName() + " version " + version.modelPackageVersion();
        results.add(new Result.Version(
                "model version",
                group,
                Objects.requireNonNullElse(version.modelPackageArn(), arn),
                Objects.requireNonNullElse(version.creationTime(), Instant.EPOCH)));
        if (version.inferenceSpecification() != null) {
            for (ModelPackageContainerDefinition container :
                    version.inferenceSpecification().containers()) {
                container(container.modelDataUrl(), container.image(), results);
            }
        }
        if (version.modelMetrics() != null) {
            metrics("", version.modelMetrics(), results);
        }
    }

    /** The sources of metrics, each named by the members that lead to it, as in "model quality statistics". */
    private static void metrics(String path, SdkPojo of, List<Result> results) {
        of.sdkFields().forEach(field -> {
            String name = (path + " " + words(field.memberName())).strip();
            switch (field.getValueOrDefault(of)) {
                case MetricsSource source -> named(name, source.s3Uri(), results);
                case SdkPojo inner -> metrics(name, inner, results);
                case null, default -> {
                    // Not given.
                }
            }
        });
    }

    private static void container(@Nullable String data, @Nullable String image, List<Result> results) {
        named("model data", data, results);
        if (image != null) {
            results.add(new Result.Text("image", image));
        }
    }

    private static void place(String output, @Nullable String uri, List<Result> results) {
        if (uri != null && !uri.isBlank()) {
            results.add(new Result.Place(output, uri, false));
        }
    }

    private static void named(String output, @Nullable String uri, List<Result> results) {
        if (uri != null && !uri.isBlank()) {
            results.add(new Result.Place(output, uri, true));
        }
    }

    private static String folder(String uri) {
        return uri.endsWith("/") ? uri : uri + "/";
    }

    private static String words(String member) {
        return member.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
