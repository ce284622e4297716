package studio.atelier.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** Requests and answers of every operation, held against the shapes of the API. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ShapesTest {

    private static final String ROLE = "arn:aws:iam::000000000000:role/R";

    /** A job that has not ended has no artifacts, a version in a group no name, though the shapes say that all have. */
    private static final Set<String> AS_ON_THE_SERVICE =
            Set.of("DescribeTrainingJob.ModelArtifacts is missing", "DescribeModelPackage.ModelPackageName is missing");

    @TempDir
    Path folder;

    private Served served;
    private final List<String> differences = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        served = Served.open(folder);
    }

    @AfterEach
    void close() throws Exception {
        served.close();
    }

    @TestFactory
    List<DynamicTest> whatAShapeForbidsIsRefusedAndNamed() {
        return served.engine.operations().names().stream()
                .map(operation -> DynamicTest.dynamicTest(operation, () -> refusesAllBroken(operation)))
                .toList();
    }

    private void refusesAllBroken(String operation) {
        for (BrokenRequests.Broken broken : BrokenRequests.of(operation)) {
            SageMakerException refusal = catchThrowableOfType(
                    SageMakerException.class, () -> served.engine.operations().invoke(operation, broken.body()));

            assertThat(refusal).as("%s", broken).isNotNull();
            assertThat(refusal.statusCode()).as("%s", broken).isEqualTo(400);
            assertThat(refusal.awsErrorDetails().errorCode()).as("%s", broken).isEqualTo("ValidationException");
            assertThat(refusal.awsErrorDetails().errorMessage())
                    .as("%s", broken)
                    .contains("detected: Value ", broken.member(), "failed to satisfy constraint");
        }
    }

    @Test
    void answersHaveTheShapesOfTheService() {
        String training = jobs();
        String execution = pipelines();
        registry();
        lineage();
        call("AddTags", """
                {"ResourceArn": "%s", "Tags": [{"Key": "a", "Value": "b"}]}""".formatted(training));
        call("ListTags", """
                {"ResourceArn": "%s"}""".formatted(training));
        for (String resource :
                List.of("TrainingJob", "Model", "ModelPackage", "ModelPackageGroup", "Pipeline", "PipelineExecution")) {
            ObjectNode found = call("Search", """
                    {"Resource": "%s"}""".formatted(resource));
            assertThat(found.path("Results")).as(resource).isNotEmpty();
        }
        call("DeletePipeline", """
                {"PipelineName": "p"}""");

        assertThat(execution).contains(":pipeline/p/execution/");
        assertThat(differences).isEmpty();
    }

    private ObjectNode call(String operation, String body) {
        ObjectNode answer = served.engine.operations().invoke(operation, Json.parseObject(body));
        AnswerShape.differences(operation, answer).stream()
                .filter(difference -> !AS_ON_THE_SERVICE.contains(difference))
                .forEach(differences::add);
        return answer;
    }

    private ObjectNode ended(String operation, String body, String status) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            ObjectNode answer = call(operation, body);
            if (!List.of("InProgress", "Stopping", "Executing")
                            .contains(answer.path(status).asString(""))
                    || System.nanoTime() > deadline) {
                return answer;
            }
        }
    }

    private String jobs() {
        String training = call("CreateTrainingJob", """
                {"TrainingJobName": "t", "RoleArn": "%s",
                 "AlgorithmSpecification": {"TrainingImage": "atelier.local/shell", "TrainingInputMode": "File",
                   "ContainerEntrypoint": ["/bin/sh", "-c", "echo loss=0.5; echo 1 > /opt/ml/model/m"],
                   "MetricDefinitions": [{"Name": "loss", "Regex": "loss=([0-9.]+)"}]},
                 "OutputDataConfig": {"S3OutputPath": "s3://out/models"},
                 "ResourceConfig": {"InstanceType": "local", "InstanceCount": 1, "VolumeSizeInGB": 1},
                 "StoppingCondition": {"MaxRuntimeInSeconds": 60},
                 "HyperParameters": {"a": "b"}, "Environment": {"A": "b"}}""".formatted(ROLE))
                .path("TrainingJobArn")
                .asString("");
        call("CreateProcessingJob", """
                {"ProcessingJobName": "q", "RoleArn": "%s",
                 "AppSpecification": {"ImageUri": "atelier.local/shell", "ContainerEntrypoint": ["/bin/sh", "-c", "exit 3"]},
                 "ProcessingResources": {"ClusterConfig": {"InstanceType": "local", "InstanceCount": 1,
                   "VolumeSizeInGB": 1}}}""".formatted(ROLE));
        ObjectNode job = ended("DescribeTrainingJob", """
                {"TrainingJobName": "t"}""", "TrainingJobStatus");
        ended("DescribeProcessingJob", """
                {"ProcessingJobName": "q"}""", "ProcessingJobStatus");
        call("ListTrainingJobs", "{}");
        call("ListProcessingJobs", "{}");
        assertThat(job.path("TrainingJobStatus").asString("")).isEqualTo("Completed");
        assertThat(job.path("ModelArtifacts").path("S3ModelArtifacts").asString(""))
                .endsWith("model.tar.gz");
        return training;
    }

    private String pipelines() {
        call("CreatePipeline", """
                {"PipelineName": "p", "RoleArn": "%s", "PipelineDefinition": %s}""".formatted(
                        ROLE, Json.write(Json.mapper().getNodeFactory().stringNode("""
                {"Version": "2020-12-01", "Parameters": [{"Name": "Text", "Type": "String", "DefaultValue": "hello"}],
                 "Steps": [
                  {"Name": "Say", "Type": "Processing", "Arguments": {
                   "ProcessingResources": {"ClusterConfig": {"InstanceType": "local", "InstanceCount": 1,
                     "VolumeSizeInGB": 1}},
                   "AppSpecification": {"ImageUri": "atelier.local/shell",
                     "ContainerEntrypoint": ["/bin/sh", "-c", "echo $0"],
                     "ContainerArguments": [{"Get": "Parameters.Text"}]}}},
                  {"Name": "Ask", "Type": "Condition", "DependsOn": ["Say"], "Arguments": {
                   "Conditions": [{"Type": "Equals", "LeftValue": 1, "RightValue": 1}],
                   "IfSteps": [{"Name": "End", "Type": "Fail", "Arguments": {"ErrorMessage": "as wanted"}}],
                   "ElseSteps": []}}]}"""))));
        call("UpdatePipeline", """
                {"PipelineName": "p", "PipelineDescription": "told"}""");
        String execution =
                call("StartPipelineExecution", """
                {"PipelineName": "p", "PipelineParameters": [{"Name": "Text", "Value": "x"}]}""").path("PipelineExecutionArn").asString("");
        String named = """
                {"PipelineExecutionArn": "%s"}""".formatted(execution);
        ended("DescribePipelineExecution", named, "PipelineExecutionStatus");
        for (String operation : List.of(
                "ListPipelineExecutionSteps",
                "ListPipelineParametersForExecution",
                "DescribePipelineDefinitionForExecution",
                "UpdatePipelineExecution")) {
            call(operation, named);
        }
        call("UpdatePipelineVersion", """
                {"PipelineArn": "arn:aws:sagemaker:us-east-1:000000000000:pipeline/p", "PipelineVersionId": 1,
                 "PipelineVersionDisplayName": "first", "PipelineVersionDescription": "of all"}""");
        for (String operation : List.of("DescribePipeline", "ListPipelineVersions", "ListPipelineExecutions")) {
            call(operation, """
                    {"PipelineName": "p"}""");
        }
        call("ListPipelines", "{}");
        return execution;
    }

    private void registry() {
        call("CreateModel", """
                {"ModelName": "m", "ExecutionRoleArn": "%s",
                 "PrimaryContainer": {"Image": "i", "ModelDataUrl": "s3://out/m"}}""".formatted(ROLE));
        call("DescribeModel", """
                {"ModelName": "m"}""");
        call("ListModels", "{}");
        call("CreateModelPackageGroup", """
                {"ModelPackageGroupName": "g", "ModelPackageGroupDescription": "d"}""");
        call("DescribeModelPackageGroup", """
                {"ModelPackageGroupName": "g"}""");
        call("ListModelPackageGroups", "{}");
        String version = call("CreateModelPackage", """
                {"ModelPackageGroupName": "g"}""").path("ModelPackageArn").asString("");
        call("CreateModelPackage", """
                {"ModelPackageName": "one"}""");
        call("UpdateModelPackage", """
                {"ModelPackageArn": "%s", "ModelApprovalStatus": "Approved"}""".formatted(version));
        call("DescribeModelPackage", """
                {"ModelPackageName": "one"}""");
        call("DescribeModelPackage", """
                {"ModelPackageName": "%s"}""".formatted(version));
        call("ListModelPackages", """
                {"ModelPackageType": "Both"}""");
    }

    private void lineage() {
        String action = call("CreateAction", """
                {"ActionName": "a", "ActionType": "Training", "Source": {"SourceUri": "job"}, "Status": "Completed"}""").path("ActionArn").asString("");
        String artifact = call("CreateArtifact", """
                {"ArtifactType": "DataSet", "ArtifactName": "data", "Source": {"SourceUri": "s3://b/d"}}""").path("ArtifactArn").asString("");
        call("CreateContext", """
                {"ContextName": "c", "ContextType": "Project", "Source": {"SourceUri": "x"}}""");
        call("AddAssociation", """
                {"SourceArn": "%s", "DestinationArn": "%s"}""".formatted(artifact, action));
        call("DescribeAction", """
                {"ActionName": "a"}""");
        call("DescribeArtifact", """
                {"ArtifactArn": "%s"}""".formatted(artifact));
        call("DescribeContext", """
                {"ContextName": "c"}""");
        for (String operation : List.of("ListActions", "ListArtifacts", "ListContexts", "ListAssociations")) {
            call(operation, "{}");
        }
        call("QueryLineage", """
                {"StartArns": ["%s"]}""".formatted(action));
    }
}
