package studio.atelier.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.api.project.ProjectFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whole pipelines on a whole engine, with real containers. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class PipelineRunTest {

    private static final Path EXAMPLE = Path.of("..", "..", "examples", "abalone");

    @TempDir
    Path folder;

    private EmbeddedEngine engine;

    @BeforeEach
    void open() throws Exception {
        engine = EmbeddedEngine.open(
                Optional.of(folder.resolve("workspace")), ProjectFile.findFor(EXAMPLE), Duration.ofSeconds(5));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private ObjectNode invoke(String operation, ObjectNode request) {
        return engine.operations().invoke(operation, request);
    }

    private void create(String definition) {
        invoke(
                "CreatePipeline",
                Json.object()
                        .put("PipelineName", "p")
                        .put("PipelineDefinition", definition)
                        .put("RoleArn", "arn:aws:iam::000000000000:role/R"));
    }

    private String start() {
        return invoke("StartPipelineExecution", Json.object().put("PipelineName", "p"))
                .path("PipelineExecutionArn")
                .asString("");
    }

    private String status(String arn) {
        return invoke("DescribePipelineExecution", Json.object().put("PipelineExecutionArn", arn))
                .path("PipelineExecutionStatus")
                .asString("");
    }

    private String await(String arn) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (List.of("Executing", "Stopping").contains(status(arn)) && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        return status(arn);
    }

    private Map<String, JsonNode> steps(String arn) {
        Map<String, JsonNode> steps = new LinkedHashMap<>();
        invoke(
                        "ListPipelineExecutionSteps",
                        Json.object().put("PipelineExecutionArn", arn).put("SortOrder", "Ascending"))
                .path("PipelineExecutionSteps")
                .forEach(step -> steps.put(step.path("StepName").asString(""), step));
        return steps;
    }

    /** A pipeline of steps in JSON. */
    private static String pipeline(String... steps) {
        return "{\"Version\": \"2020-12-01\", \"Parameters\": [], \"Steps\": [" + String.join(",", steps) + "]}";
    }

    /** A Processing step that runs a line of shell. */
    private static String shell(String name, String line, String more) {
        return """
                {"Name": "%s", "Type": "Processing", "Arguments": {
                  "ProcessingResources": {"ClusterConfig": {"InstanceType": "local", "InstanceCount": 1, "VolumeSizeInGB": 1}},
                  "AppSpecification": {"ImageUri": "atelier.local/shell", "ContainerEntrypoint": ["/bin/sh", "-c", %s]},
                  "ProcessingOutputConfig": {"Outputs": [{"OutputName": "out", "S3Output": {
                    "S3Uri": "s3://results/%s", "LocalPath": "/opt/ml/processing/out", "S3UploadMode": "EndOfJob"}}]}}%s}
                """.formatted(name, Json.write(Json.mapper().getNodeFactory().stringNode(line)), name, more);
    }

    private String read(String uri) throws Exception {
        try (var in = engine.objects().read(ObjectUri.parse(uri))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    @Test
    void theAbaloneExampleEndsWithARegisteredModelAndIsCachedTheSecondTime() throws Exception {
        create(Files.readString(EXAMPLE.resolve("pipeline.json")));

        String first = start();
        assertThat(await(first)).isEqualTo("Succeeded");
        JsonNode registered = invoke(
                "DescribeModelPackage",
                Json.object()
                        .put(
                                "ModelPackageName",
                                steps(first)
                                        .get("RegisterAbalone")
                                        .path("Metadata")
                                        .path("RegisterModel")
                                        .path("Arn")
                                        .asString("")));
        assertThat(registered.path("ModelPackageVersion").asInt(0)).isEqualTo(1);
        String model = registered
                .path("InferenceSpecification")
                .path("Containers")
                .path(0)
                .path("ModelDataUrl")
                .asString("");
        assertThat(engine.objects().exists(ObjectUri.parse(model))).isTrue();

        String second = start();
        assertThat(await(second)).isEqualTo("Succeeded");
        assertThat(steps(second).get("TrainAbalone").path("CacheHitResult").path("SourcePipelineExecutionArn"))
                .hasToString("\"" + first + "\"");
    }

    @Test
    void stepsRunByWhatTheyNeedNotByTheirOrder() throws Exception {
        create(pipeline(
                shell("Last", "echo done > /opt/ml/processing/out/f", ", \"DependsOn\": [\"First\"]"),
                shell("First", "echo begun > /opt/ml/processing/out/f", "")));

        String arn = start();

        assertThat(await(arn)).isEqualTo("Succeeded");
        assertThat(new ArrayList<>(steps(arn).keySet())).containsExactly("First", "Last");
        assertThat(read("s3://results/Last/f")).isEqualTo("done");
    }

    @Test
    void aFailingScriptFailsTheExecutionAndARetryGoesOnFromThere() throws Exception {
        Path flag = folder.resolve("flag");
        create(pipeline(
                shell("Good", "date +%N > /opt/ml/processing/out/f", ""),
                shell("Bad", "test -f " + flag + " || { echo no flag >&2; exit 3; }", ", \"DependsOn\": [\"Good\"]")));

        String arn = start();
        assertThat(await(arn)).isEqualTo("Failed");
        assertThat(steps(arn).get("Bad").path("FailureReason").asString(""))
                .contains("exit code 3")
                .contains("no flag");
        String before = read("s3://results/Good/f");

        Files.createFile(flag);
        invoke("RetryPipelineExecution", Json.object().put("PipelineExecutionArn", arn));
        assertThat(await(arn)).isEqualTo("Succeeded");
        assertThat(read("s3://results/Good/f")).isEqualTo(before);
    }

    @Test
    void aConditionTakesOneBranchAndAFailStepEndsTheExecution() throws Exception {
        String condition = """
                {"Name": "Check", "Type": "Condition", "Arguments": {
                  "Conditions": [{"Type": "LessThan", "LeftValue": {"Std:JsonGet": {
                    "PropertyFile": {"Get": "Steps.Measure.PropertyFiles.Report"}, "Path": "error.value"}}, "RightValue": 0.1}],
                  "IfSteps": [%s],
                  "ElseSteps": [{"Name": "TooBad", "Type": "Fail", "Arguments": {"ErrorMessage":
                    {"Std:Join": {"On": " ", "Values": ["Error was", {"Std:JsonGet": {
                      "PropertyFile": {"Get": "Steps.Measure.PropertyFiles.Report"}, "Path": "error.value"}}]}}}}]}}
                """.formatted(shell("Never", "exit 1", ""));
        create(pipeline(
                condition,
                shell(
                        "Measure",
                        "echo '{\"error\": {\"value\": 0.25}}' > /opt/ml/processing/out/report.json",
                        ", \"PropertyFiles\": [{\"PropertyFileName\": \"Report\", \"OutputName\": \"out\", \"FilePath\":"
                                + " \"report.json\"}]")));

        String arn = start();

        assertThat(await(arn)).isEqualTo("Failed");
        assertThat(steps(arn)).containsOnlyKeys("Measure", "Check", "TooBad");
        assertThat(invoke("DescribePipelineExecution", Json.object().put("PipelineExecutionArn", arn))
                        .path("FailureReason")
                        .asString(""))
                .isEqualTo("Error was 0.25");
        assertThatThrownBy(() -> invoke("RetryPipelineExecution", Json.object().put("PipelineExecutionArn", arn)))
                .hasMessageContaining("Fail step");
    }

    @Test
    void aStopReachesTheContainerAndEndsTheExecution() throws Exception {
        create(pipeline(shell(
                "Long",
                "trap 'echo stopped > /opt/ml/processing/out/f; exit 0' TERM; echo begun; while true; do sleep 0.1; done",
                "")));
        String arn = start();
        while (steps(arn).isEmpty()
                || !steps(arn).get("Long").path("StepStatus").asString("").equals("Executing")) {
            Thread.sleep(20);
        }
        Thread.sleep(500);

        invoke("StopPipelineExecution", Json.object().put("PipelineExecutionArn", arn));

        assertThat(await(arn)).isEqualTo("Stopped");
        assertThat(steps(arn).get("Long").path("StepStatus").asString("")).isEqualTo("Stopped");
    }

    @Test
    void whatThisEngineDoesNotRunIsRefusedBeforeAnythingStarts() {
        create(pipeline(
                shell("First", "true", ""),
                "{\"Name\": \"Call\", \"Type\": \"Lambda\", \"FunctionArn\":"
                        + " \"arn:aws:lambda:us-east-1:000000000000:function:f\", \"Arguments\": {}, \"DependsOn\":"
                        + " [\"First\"]}"));

        assertThatThrownBy(this::start)
                .hasMessageContaining("step-not-runnable")
                .hasMessageContaining("Call");
    }
}
