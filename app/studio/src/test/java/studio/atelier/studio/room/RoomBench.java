package studio.atelier.studio.room;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleBooleanProperty;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.embedded.EmbeddedEngine;
import studio.atelier.studio.jobs.JobsRoom;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.testing.Window;
import studio.atelier.workbench.theme.Palette;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A room in a window on a real engine with a small pipeline that trains and registers by shell. */
public final class RoomBench implements AutoCloseable {

    private static final Path SHOTS = Path.of("target", "shots");
    private static final String ROLE = "arn:aws:iam::000000000000:role/R";

    public final EmbeddedEngine engine;

    /** What the room works with. */
    public final FailingEngine failing;

    public final List<String> opened = new ArrayList<>();
    public final SimpleBooleanProperty absoluteTimes = new SimpleBooleanProperty(false);
    private Workbench workbench;
    private ProjectRoom room;
    private Window window;

    private RoomBench(EmbeddedEngine engine) {
        this.engine = engine;
        this.failing = new FailingEngine(engine);
    }

    public static RoomBench open(Path workspace) throws IOException {
        return new RoomBench(EmbeddedEngine.open(Optional.of(workspace), ProjectFile.none(), Duration.ofSeconds(1)));
    }

    /** Creates a pipeline with parameters eta and max_depth whose training reports what its eta makes of it. */
    public void pipeline(String name) {
        String train = Json.write(Json.mapper()
                .getNodeFactory()
                .stringNode("mkdir -p /opt/ml/model && echo weights > /opt/ml/model/weights"
                        + " && echo \"validation rmse: 2.$SM_HP_DIGITS\" && exit ${SM_HP_EXIT:-0}"));
        String definition = """
                {"Version": "2020-12-01",
                 "Parameters": [
                   {"Name": "eta", "Type": "Float", "DefaultValue": 0.3},
                   {"Name": "max_depth", "Type": "Integer", "DefaultValue": 5},
                   {"Name": "Digits", "Type": "String", "DefaultValue": "271"},
                   {"Name": "Exit", "Type": "String", "DefaultValue": "0"}],
                 "Steps": [
                  {"Name": "Train", "Type": "Training", "Arguments": {
                    "AlgorithmSpecification": {"TrainingImage": "atelier.local/shell", "TrainingInputMode": "File",
                      "ContainerEntrypoint": ["/bin/sh", "-c", %s],
                      "MetricDefinitions": [{"Name": "validation:rmse", "Regex": "validation rmse: ([0-9.]+)"}]},
                    "Environment": {"SM_HP_DIGITS": {"Get": "Parameters.Digits"}, "SM_HP_EXIT": {"Get": "Parameters.Exit"}},
                    "RoleArn": "%s", "OutputDataConfig": {"S3OutputPath": "s3://out/models"},
                    "ResourceConfig": {"InstanceType": "local", "InstanceCount": 1, "VolumeSizeInGB": 1},
                    "StoppingCondition": {"MaxRuntimeInSeconds": 60}}},
                  {"Name": "Good", "Type": "Condition", "Arguments": {
                    "Conditions": [{"Type": "LessThanOrEqualTo", "LeftValue": {"Get": "Parameters.max_depth"}, "RightValue": 8}],
                    "IfSteps": [{"Name": "Register", "Type": "RegisterModel", "Arguments": {
                      "ModelPackageGroupName": "%sModels",
                      "InferenceSpecification": {
                        "Containers": [{"Image": "atelier.local/shell",
                          "ModelDataUrl": {"Get": "Steps.Train.ModelArtifacts.S3ModelArtifacts"}}],
                        "SupportedContentTypes": ["text/csv"], "SupportedResponseMIMETypes": ["text/csv"]}}}],
                    "ElseSteps": []}, "DependsOn": ["Train"]}]}
                """.formatted(train, ROLE, name);
        engine.operations()
                .invoke(
                        "CreatePipeline",
                        Json.object()
                                .put("PipelineName", name)
                                .put("PipelineDefinition", definition)
                                .put("RoleArn", ROLE));
    }

    /**
     * Creates a pipeline whose steps are shell scripts.
     *
     * @param steps made by {@link #step}
     */
    public void pipelineOf(String name, String... steps) {
        engine.operations()
                .invoke(
                        "CreatePipeline",
                        Json.object()
                                .put("PipelineName", name)
                                .put("RoleArn", ROLE)
                                .put(
                                        "PipelineDefinition",
                                        "{\"Version\": \"2020-12-01\", \"Steps\": [" + String.join(",", steps) + "]}"));
    }

    /**
     * @param members of the step besides its name, type and arguments, each with a comma after it; may be empty
     */
    public static String step(String name, String script, String members) {
        String command = Json.write(Json.mapper().getNodeFactory().stringNode(script));
        return """
                {"Name": "%s", "Type": "Processing", %s "Arguments": {
                  "AppSpecification": {"ImageUri": "atelier.local/shell", "ContainerEntrypoint": ["/bin/sh", "-c", %s]},
                  "RoleArn": "%s",
                  "ProcessingResources": {"ClusterConfig": {"InstanceType": "local", "InstanceCount": 1,
                    "VolumeSizeInGB": 1}}}}
                """.formatted(name, members, command, ROLE);
    }

    /** Runs the pipeline to its end. @return the execution's ARN */
    public String run(String pipeline, Map<String, String> parameters) throws InterruptedException {
        String arn = start(pipeline, parameters);
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (status(arn).equals("Executing") && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        return arn;
    }

    public String start(String pipeline, Map<String, String> parameters) {
        ObjectNode request = Json.object().put("PipelineName", pipeline);
        ArrayNode given = request.putArray("PipelineParameters");
        parameters.forEach(
                (name, value) -> given.add(Json.object().put("Name", name).put("Value", value)));
        return engine.operations()
                .invoke("StartPipelineExecution", request)
                .path("PipelineExecutionArn")
                .asString("");
    }

    public String status(String arn) {
        return engine.operations()
                .invoke("DescribePipelineExecution", Json.object().put("PipelineExecutionArn", arn))
                .path("PipelineExecutionStatus")
                .asString("");
    }

    /** Waits until something with this text is shown. */
    public void awaitText(String text) {
        window.await(
                "it says " + text,
                () -> window.robot().lookup(text).queryAll().stream().anyMatch(node -> node.isVisible()));
    }

    /** Waits until something is found. */
    public void awaitShown(String query) {
        window.await(query, () -> !window.robot().lookup(query).queryAll().isEmpty());
    }

    /** Saves a picture of the window in both themes, for eyes. */
    public void shots(String name) {
        window.screenshot(SHOTS.resolve(name + "-light.png"));
        window.use(Palette.dark());
        window.screenshot(SHOTS.resolve(name + "-dark.png"));
        window.use(Palette.light());
    }

    /** Shows a room in a window, entered. */
    public <T extends ProjectRoom> T show(Function<RoomContext, T> make) {
        List<T> made = new ArrayList<>();
        window = Window.show(1000, 720, theme -> {
            theme.add(Objects.requireNonNull(RoomBench.class.getResource("lists.css"))
                    .toExternalForm());
            theme.add(Objects.requireNonNull(JobsRoom.class.getResource("jobs.css"))
                    .toExternalForm());
            workbench = new Workbench(theme);
            T one = make.apply(new RoomContext(failing, workbench, absoluteTimes, new RoomLinks() {
                @Override
                public void openPipelines() {
                    opened.add("pipelines");
                }

                @Override
                public void openRun(String executionArn) {
                    opened.add(executionArn);
                }

                @Override
                public void showRun(String executionArn) {
                    opened.add("run " + executionArn);
                }

                @Override
                public void openJob(String jobArn) {
                    opened.add("job " + jobArn);
                }

                @Override
                public void showModel(String modelPackageArn) {
                    opened.add("model " + modelPackageArn);
                }
            }));
            made.add(one);
            workbench.addRoom(one.room());
            workbench.enter(one.room().id());
            return workbench.node();
        });
        room = made.getFirst();
        window.settle();
        return made.getFirst();
    }

    public Window window() {
        return window;
    }

    public Workbench workbench() {
        return workbench;
    }

    @Override
    public void close() {
        if (room != null) {
            Window.onFx(() -> {
                room.close();
                return room;
            });
            window.close();
        }
        engine.close();
    }
}
