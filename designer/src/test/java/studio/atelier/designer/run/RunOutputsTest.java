package studio.atelier.designer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeTrainingJobRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeTrainingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.ListPipelineExecutionStepsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListPipelineExecutionStepsResponse;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStep;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.workbench.control.Status;

class RunOutputsTest {

    private static final String ARN = "arn:aws:sagemaker:us-east-1:000000000000:";
    private static final String PACKAGE = ARN + "model-package/abalone/3";
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");

    /** Describes one training job and one version of a model. */
    private static final class Described implements SageMakerClient {

        @Override
        public String serviceName() {
            return "sagemaker";
        }

        @Override
        public void close() {}

        @Override
        public DescribeTrainingJobResponse describeTrainingJob(DescribeTrainingJobRequest request) {
            if (!request.trainingJobName().equals("train-1")) {
                throw ResourceNotFoundException.builder().message("gone").build();
            }
            return DescribeTrainingJobResponse.builder()
                    .modelArtifacts(artifacts -> artifacts.s3ModelArtifacts("s3://b/train-1/output/model.tar.gz"))
                    .outputDataConfig(config -> config.s3OutputPath("s3://b"))
                    .build();
        }

        @Override
        public DescribeModelPackageResponse describeModelPackage(DescribeModelPackageRequest request) {
            assertThat(request.modelPackageName()).isEqualTo(PACKAGE);
            return DescribeModelPackageResponse.builder()
                    .modelPackageArn(PACKAGE)
                    .modelPackageGroupName("abalone")
                    .modelPackageVersion(3)
                    .creationTime(TIME)
                    .inferenceSpecification(specification -> specification.containers(container ->
                            container.image("xgboost:1.7-1").modelDataUrl("s3://b/train-1/output/model.tar.gz")))
                    .modelMetrics(metrics -> metrics.modelQuality(quality -> quality.statistics(source ->
                                    source.contentType("application/json").s3Uri("s3://b/evaluation.json")))
                            .bias(bias -> bias.postTrainingReport(source -> source.s3Uri("s3://elsewhere/bias.json"))))
                    .build();
        }

        @Override
        public ListPipelineExecutionStepsResponse listPipelineExecutionSteps(
                ListPipelineExecutionStepsRequest request) {
            return ListPipelineExecutionStepsResponse.builder()
                    .pipelineExecutionSteps(
                            PipelineExecutionStep.builder()
                                    .stepName("Check")
                                    .metadata(metadata -> metadata.condition(condition -> condition.outcome("False")))
                                    .build(),
                            PipelineExecutionStep.builder()
                                    .stepName("Stop")
                                    .metadata(metadata ->
                                            metadata.fail(fail -> fail.errorMessage("The error is 7.5, above 6.0")))
                                    .build(),
                            PipelineExecutionStep.builder()
                                    .stepName("Ask")
                                    .metadata(metadata -> metadata.lambda(lambda -> lambda.outputParameters(
                                            parameter -> parameter.name("rows").value("42"))))
                                    .build())
                    .build();
        }
    }

    private static RunState run(StepState... steps) {
        Map<String, StepState> named = new LinkedHashMap<>();
        for (StepState step : steps) {
            named.put(step.name(), step);
        }
        return new RunState(
                ARN + "pipeline/p/execution/1",
                "run",
                Status.SUCCEEDED,
                TIME,
                Optional.of(TIME),
                Optional.empty(),
                Map.of(),
                named);
    }

    private static StepState step(String name, Status status, String resource) {
        return new StepState(
                name,
                status,
                "",
                0,
                Optional.of(TIME),
                Optional.of(TIME),
                Optional.of(resource).filter(text -> !text.isEmpty()).map(text -> ARN + text),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<Output> outputs(RunState run) throws IOException {
        ListedObjects objects =
                new ListedObjects(List.of("s3://b/train-1/output/model.tar.gz", "s3://b/evaluation.json"));
        return new RunOutputs(new Described(), objects).of(run).outputs();
    }

    @Test
    void aRegisteredModelShowsItsVersionDataImageAndMetrics() throws IOException {
        List<Output> found = outputs(run(step("Register", Status.SUCCEEDED, "model-package/abalone/3")));

        assertThat(found)
                .containsExactly(
                        new Output.ModelVersion("Register", "model version", "abalone version 3", PACKAGE, TIME),
                        new Output.Stored(
                                "Register",
                                "model data",
                                "model.tar.gz",
                                ObjectUri.parse("s3://b/train-1/output/model.tar.gz"),
                                12,
                                TIME),
                        new Output.Value("Register", "image", "xgboost:1.7-1"),
                        new Output.Stored(
                                "Register",
                                "model quality statistics",
                                "evaluation.json",
                                ObjectUri.parse("s3://b/evaluation.json"),
                                12,
                                TIME),
                        new Output.Value("Register", "bias post training report", "s3://elsewhere/bias.json"));
    }

    @Test
    void aTrainingShowsOnlyWhatIsThere() throws IOException {
        assertThat(outputs(run(step("Train", Status.SUCCEEDED, "training-job/train-1"))))
                .extracting(Output::output, Output::name)
                .containsExactly(tuple("model", "model.tar.gz"));
    }

    @Test
    void conditionsFailuresAndAnswersAreTold() throws IOException {
        assertThat(outputs(run(
                        step("Check", Status.SUCCEEDED, ""),
                        step("Stop", Status.FAILED, ""),
                        step("Ask", Status.SUCCEEDED, ""))))
                .containsExactly(
                        new Output.Value("Check", "outcome", "False"),
                        new Output.Value("Stop", "error message", "The error is 7.5, above 6.0"),
                        new Output.Value("Ask", "rows", "42"));
    }

    @Test
    void stepsThatGoOnAreLeftOutAndADeletedJobIsTold() throws IOException {
        assertThat(outputs(run(
                        step("Train", Status.RUNNING, "training-job/train-1"),
                        step("Old", Status.CACHED, "training-job/gone"))))
                .containsExactly(new Output.Value("Old", "deleted", ARN + "training-job/gone"));
    }
}
