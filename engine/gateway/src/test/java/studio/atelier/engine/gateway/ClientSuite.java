package studio.atelier.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.CreateTrainingJobRequest;
import software.amazon.awssdk.services.sagemaker.model.ModelApprovalStatus;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageSummary;
import software.amazon.awssdk.services.sagemaker.model.OrderKey;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStep;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionSummary;
import software.amazon.awssdk.services.sagemaker.model.ProcessingInstanceType;
import software.amazon.awssdk.services.sagemaker.model.ProcessingJobStatus;
import software.amazon.awssdk.services.sagemaker.model.ResourceInUseException;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.SecondaryStatus;
import software.amazon.awssdk.services.sagemaker.model.SortOrder;
import software.amazon.awssdk.services.sagemaker.model.StartPipelineExecutionRequest;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import software.amazon.awssdk.services.sagemaker.model.TrainingJobStatus;
import software.amazon.awssdk.services.sagemaker.model.TrainingJobSummary;
import studio.atelier.engine.api.operation.EngineErrors;

/** What a client of SageMaker does, through whichever door. */
@EnabledOnOs({OS.LINUX, OS.MAC})
abstract class ClientSuite {

    static final String ROLE = "arn:aws:iam::000000000000:role/R";

    @TempDir
    Path folder;

    private Served served;
    private SageMakerClient client;

    abstract SageMakerClient clientOf(Served engine);

    @BeforeEach
    void open() throws Exception {
        served = Served.open(folder);
        client = clientOf(served);
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        served.close();
    }

    private static CreateTrainingJobRequest training(String name, String line) {
        return CreateTrainingJobRequest.builder()
                .trainingJobName(name)
                .roleArn(ROLE)
                .algorithmSpecification(algorithm -> algorithm
                        .trainingImage("atelier.local/shell")
                        .trainingInputMode("File")
                        .containerEntrypoint("/bin/sh", "-c", line)
                        .metricDefinitions(metric -> metric.name("loss").regex("loss=([0-9.]+)")))
                .outputDataConfig(output -> output.s3OutputPath("s3://out/models"))
                .resourceConfig(r -> r.instanceType("local").instanceCount(1).volumeSizeInGB(1))
                .stoppingCondition(stop -> stop.maxRuntimeInSeconds(60))
                .hyperParameters(Map.of("lr", "0.1", "name", "größe 漢字"))
                .tags(Tag.builder().key("team").value("blue").build())
                .build();
    }

    private void process(String name, String line) {
        client.createProcessingJob(request -> request.processingJobName(name)
                .roleArn(ROLE)
                .appSpecification(app -> app.imageUri("atelier.local/shell").containerEntrypoint("/bin/sh", "-c", line))
                .processingResources(resources -> resources.clusterConfig(cluster ->
                        cluster.instanceType("local").instanceCount(1).volumeSizeInGB(1))));
    }

    @Test
    void aTrainingJobIsCreatedDescribedWaitedForTaggedAndDeleted() {
        Instant before = Instant.now().minusSeconds(1);
        String arn = client.createTrainingJob(training("one", "echo loss=0.25")).trainingJobArn();

        var waited = client.waiter()
                .waitUntilTrainingJobCompletedOrStopped(
                        request -> request.trainingJobName("one"),
                        config -> config.backoffStrategyV2(
                                        BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(50)))
                                .maxAttempts(400));

        var job = waited.matched().response().orElseThrow();
        assertThat(job.trainingJobArn()).isEqualTo(arn);
        assertThat(job.trainingJobStatus()).isEqualTo(TrainingJobStatus.COMPLETED);
        assertThat(job.secondaryStatus()).isEqualTo(SecondaryStatus.COMPLETED);
        assertThat(job.hyperParameters()).containsEntry("name", "größe 漢字");
        assertThat(job.creationTime()).isBetween(before, Instant.now().plusSeconds(1));
        assertThat(job.trainingEndTime()).isAfterOrEqualTo(job.trainingStartTime());
        assertThat(job.modelArtifacts().s3ModelArtifacts()).isEqualTo("s3://out/models/one/output/model.tar.gz");
        assertThat(job.finalMetricDataList())
                .singleElement()
                .satisfies(metric -> assertThat(metric.value()).isEqualTo(0.25f));
        assertThat(job.outputDataConfig().kmsKeyId()).isEmpty();

        client.addTags(request -> request.resourceArn(arn)
                .tags(Tag.builder().key("stage").value("test").build()));
        client.deleteTags(request -> request.resourceArn(arn).tagKeys("team"));
        assertThat(client.listTags(request -> request.resourceArn(arn)).tags())
                .containsExactly(Tag.builder().key("stage").value("test").build());
        client.deleteTrainingJob(request -> request.trainingJobName("one"));
        assertThatThrownBy(() -> client.describeTrainingJob(request -> request.trainingJobName("one")))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("Requested resource not found");
    }

    @Test
    void jobsAreListedByFilterAndOrderInPages() {
        for (String name : List.of("b-2", "a-1", "b-1", "c-1")) {
            client.createTrainingJob(training(name, "true"));
        }
        client.createTrainingJob(training("b-fails", "exit 3"));
        for (String name : List.of("b-2", "a-1", "b-1", "c-1", "b-fails")) {
            ended(name);
        }

        var pages = client.listTrainingJobsPaginator(request -> request.nameContains("b-")
                .sortBy("Name")
                .sortOrder(SortOrder.ASCENDING)
                .maxResults(1));

        assertThat(pages.stream().count()).isEqualTo(3);
        assertThat(pages.trainingJobSummaries().stream().map(TrainingJobSummary::trainingJobName))
                .containsExactly("b-1", "b-2", "b-fails");
        assertThat(client.listTrainingJobs(request -> request.statusEquals("Failed"))
                        .trainingJobSummaries())
                .extracting(TrainingJobSummary::trainingJobName)
                .containsExactly("b-fails");
        assertThat(client.listTrainingJobs(request ->
                                request.creationTimeAfter(Instant.now().plusSeconds(60)))
                        .trainingJobSummaries())
                .isEmpty();
        assertThat(client.listTrainingJobs(request -> request.sortOrder(SortOrder.ASCENDING))
                        .trainingJobSummaries())
                .extracting(TrainingJobSummary::trainingJobName)
                .startsWith("b-2", "a-1");
        assertThat(catchThrowableOfType(
                                SageMakerException.class,
                                () -> client.listTrainingJobs(request -> request.nextToken("garbage")))
                        .awsErrorDetails()
                        .errorCode())
                .isEqualTo("ValidationException");
    }

    private String ended(String job) {
        String status = "InProgress";
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (List.of("InProgress", "Stopping").contains(status) && System.nanoTime() < deadline) {
            status = client.describeTrainingJob(request -> request.trainingJobName(job))
                    .trainingJobStatusAsString();
        }
        return status;
    }

    @Test
    void jobsAreStopped() {
        client.createTrainingJob(training("long", "sleep 60"));
        process("longer", "sleep 60");

        client.stopTrainingJob(request -> request.trainingJobName("long"));
        client.stopProcessingJob(request -> request.processingJobName("longer"));

        assertThat(ended("long")).isEqualTo("Stopped");
        var processed = client.waiter()
                .waitUntilProcessingJobCompletedOrStopped(
                        request -> request.processingJobName("longer"),
                        config -> config.backoffStrategyV2(
                                        BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(50)))
                                .maxAttempts(400))
                .matched()
                .response()
                .orElseThrow();
        assertThat(processed.processingJobStatus()).isEqualTo(ProcessingJobStatus.STOPPED);
        assertThat(processed.processingResources().clusterConfig().instanceType())
                .isEqualTo(ProcessingInstanceType.UNKNOWN_TO_SDK_VERSION);
        assertThatThrownBy(() -> client.stopProcessingJob(request -> request.processingJobName("longer")))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("is in status Stopped");
    }

    @Test
    void errorsHaveTheClassesAndCodesOfTheService() {
        client.createTrainingJob(training("taken", "true"));

        assertThatThrownBy(() -> client.createTrainingJob(training("taken", "true")))
                .isInstanceOf(ResourceInUseException.class)
                .hasMessageContaining("already exists");
        var missing = catchThrowableOfType(
                SageMakerException.class, () -> client.describeTrainingJob(request -> request.trainingJobName("none")));
        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(missing.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
        assertThat(missing.awsErrorDetails().errorMessage()).isEqualTo("Requested resource not found.");
        assertThat(EngineErrors.isMissing(missing)).isTrue();
        var missingPipeline = catchThrowableOfType(
                ResourceNotFoundException.class,
                () -> client.describePipeline(request -> request.pipelineName("none")));
        assertThat(missingPipeline.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFound");
        assertThat(EngineErrors.isMissing(missingPipeline)).isTrue();
        var invalid = catchThrowableOfType(
                SageMakerException.class, () -> client.createTrainingJob(request -> request.trainingJobName("_bad_")));
        assertThat(invalid.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
        assertThat(EngineErrors.isMissing(invalid)).isFalse();
        assertThat(invalid.awsErrorDetails().errorMessage()).contains("trainingJobName", "roleArn");
        var unknown = catchThrowableOfType(
                SageMakerException.class, () -> client.describeHumanTaskUi(request -> request.humanTaskUiName("x")));
        assertThat(unknown.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
        assertThat(unknown.awsErrorDetails().errorMessage()).contains("DescribeHumanTaskUi", "not implemented");
        assertThatThrownBy(() -> client.createModel(request -> request.modelName("m")
                        .primaryContainer(c -> c.image("i"))
                        .containers(c -> c.image("i"))))
                .isInstanceOf(SageMakerException.class);
        ended("taken");
    }

    @Test
    void aPipelineIsRunFollowedListedAndDeleted() {
        String definition = """
                {"Version": "2020-12-01", "Parameters": [{"Name": "Text", "Type": "String", "DefaultValue": "hello"}],
                 "Steps": [{"Name": "Say", "Type": "Processing", "Arguments": {
                   "ProcessingResources": {"ClusterConfig": {"InstanceType": "local", "InstanceCount": 1,
                     "VolumeSizeInGB": 1}},
                   "AppSpecification": {"ImageUri": "atelier.local/shell",
                     "ContainerEntrypoint": ["/bin/sh", "-c", "echo $0"], "ContainerArguments": [{"Get": "Parameters.Text"}]}}}]}
                """;
        String arn = client.createPipeline(request -> request.pipelineName("p")
                        .pipelineDefinition(definition)
                        .roleArn(ROLE)
                        .clientRequestToken("t".repeat(40)))
                .pipelineArn();
        assertThatThrownBy(() -> client.createPipeline(request ->
                        request.pipelineName("p").pipelineDefinition(definition).roleArn(ROLE)))
                .hasMessageContaining("already exists");
        assertThat(client.createPipeline(request -> request.pipelineName("p")
                                .pipelineDefinition(definition)
                                .roleArn(ROLE)
                                .clientRequestToken("t".repeat(40)))
                        .pipelineArn())
                .as("the same call, made again")
                .isEqualTo(arn);
        var start = StartPipelineExecutionRequest.builder()
                .pipelineName("p")
                .pipelineParameters(
                        parameter -> parameter.name("Text").value("über").build())
                .clientRequestToken("s".repeat(40))
                .build();
        String execution = client.startPipelineExecution(start).pipelineExecutionArn();
        assertThat(client.startPipelineExecution(start).pipelineExecutionArn())
                .as("the same call, made again")
                .isEqualTo(execution);
        PipelineExecutionStatus status = PipelineExecutionStatus.EXECUTING;
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (status == PipelineExecutionStatus.EXECUTING && System.nanoTime() < deadline) {
            status = client.describePipelineExecution(request -> request.pipelineExecutionArn(execution))
                    .pipelineExecutionStatus();
        }

        assertThat(status).isEqualTo(PipelineExecutionStatus.SUCCEEDED);
        assertThat(client
                        .listPipelineExecutionStepsPaginator(request -> request.pipelineExecutionArn(execution))
                        .pipelineExecutionSteps()
                        .stream()
                        .map(PipelineExecutionStep::stepName))
                .containsExactly("Say");
        assertThat(client.listPipelineParametersForExecution(request -> request.pipelineExecutionArn(execution))
                        .pipelineParameters())
                .singleElement()
                .satisfies(parameter -> assertThat(parameter.value()).isEqualTo("über"));
        assertThat(client.listPipelineExecutions(request -> request.pipelineName("p"))
                        .pipelineExecutionSummaries())
                .extracting(PipelineExecutionSummary::pipelineExecutionArn)
                .containsExactly(execution);
        assertThat(client.describePipeline(request -> request.pipelineName("p")).pipelineDefinition())
                .isEqualTo(definition);
        assertThat(client.listPipelines(request -> request.pipelineNamePrefix("p"))
                        .pipelineSummaries())
                .singleElement()
                .satisfies(summary -> assertThat(summary.pipelineArn()).isEqualTo(arn));
        client.deletePipeline(request -> request.pipelineName("p").clientRequestToken("d".repeat(40)));
        assertThatThrownBy(() -> client.describePipeline(request -> request.pipelineName("p")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void modelsPackagesAndGroups() {
        String model = client.createModel(request -> request.modelName("M")
                        .executionRoleArn(ROLE)
                        .primaryContainer(c -> c.image("atelier.local/shell").modelDataUrl("s3://out/m.tar.gz")))
                .modelArn();
        client.createModelPackageGroup(request -> request.modelPackageGroupName("g"));
        for (int i = 0; i < 3; i++) {
            client.createModelPackage(request -> request.modelPackageGroupName("g"));
        }
        String second = client.listModelPackages(request -> request.modelPackageGroupName("g"))
                .modelPackageSummaryList()
                .get(1)
                .modelPackageArn();
        client.updateModelPackage(request -> request.modelPackageArn(second)
                .modelApprovalStatus(ModelApprovalStatus.APPROVED)
                .approvalDescription("good"));

        assertThat(model).endsWith("model/m");
        assertThat(client.describeModel(request -> request.modelName("M"))
                        .primaryContainer()
                        .modelDataUrl())
                .isEqualTo("s3://out/m.tar.gz");
        assertThat(client.listModelPackages(request ->
                                request.modelPackageGroupName("g").modelApprovalStatus(ModelApprovalStatus.APPROVED))
                        .modelPackageSummaryList())
                .extracting(ModelPackageSummary::modelPackageArn)
                .containsExactly(second);
        assertThat(client.listModels(request -> request.sortOrder(OrderKey.ASCENDING))
                        .models())
                .singleElement()
                .satisfies(m -> assertThat(m.modelName()).isEqualTo("M"));
        assertThatThrownBy(() -> client.describeModel(request -> request.modelName("none")))
                .hasMessageContaining("Could not find model");
        client.listModelPackages(request -> request.modelPackageGroupName("g"))
                .modelPackageSummaryList()
                .forEach(
                        each -> client.deleteModelPackage(request -> request.modelPackageName(each.modelPackageArn())));
        client.deleteModelPackageGroup(request -> request.modelPackageGroupName("g"));
        client.deleteModel(request -> request.modelName("M"));
        assertThat(client.listModels().models()).isEmpty();
        assertThat(client.listModelPackageGroups(request -> {}).modelPackageGroupSummaryList())
                .isEmpty();
    }

    @Test
    void lineageIsTiedTogether() {
        String data = client.createArtifact(
                        request -> request.artifactType("DataSet").source(source -> source.sourceUri("s3://b/data")))
                .artifactArn();
        String action = client.createAction(request ->
                        request.actionName("train").actionType("Training").source(source -> source.sourceUri("job")))
                .actionArn();
        client.addAssociation(request -> request.sourceArn(data).destinationArn(action));

        assertThat(client.listAssociations(request -> request.sourceArn(data)).associationSummaries())
                .singleElement()
                .satisfies(tie -> assertThat(tie.destinationArn()).isEqualTo(action));
        client.deleteAssociation(request -> request.sourceArn(data).destinationArn(action));
        assertThat(client.listAssociations(request -> request.sourceArn(data)).associationSummaries())
                .isEmpty();
    }
}
