package studio.atelier.designer.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageResponse;
import software.amazon.awssdk.services.sagemaker.model.ListPipelineExecutionStepsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListPipelineExecutionStepsResponse;
import studio.atelier.designer.run.ListedObjects;
import studio.atelier.designer.run.RunState;
import studio.atelier.designer.run.StepState;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.grid.GridView;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

/** The outputs of a run that registered a model, with keys. */
@ExtendWith(Toolkit.class)
class OutputsPaneTest {

    private static final String PACKAGE = "arn:aws:sagemaker:us-east-1:000000000000:model-package/abalone/3";

    /** Registered one version. */
    private static final class Registry extends IdleEngine.Client {

        @Override
        public DescribeModelPackageResponse describeModelPackage(DescribeModelPackageRequest request) {
            return DescribeModelPackageResponse.builder()
                    .modelPackageArn(PACKAGE)
                    .modelPackageGroupName("abalone")
                    .modelPackageVersion(3)
                    .inferenceSpecification(specification -> specification.containers(
                            container -> container.image("xgboost:1.7-1").modelDataUrl("s3://b/model.tar.gz")))
                    .build();
        }

        @Override
        public ListPipelineExecutionStepsResponse listPipelineExecutionSteps(
                ListPipelineExecutionStepsRequest request) {
            return ListPipelineExecutionStepsResponse.builder()
                    .pipelineExecutionSteps(List.of())
                    .build();
        }
    }

    private final List<String> opened = new ArrayList<>();
    private OutputsPane pane;
    private Window window;

    @BeforeEach
    void open() {
        IdleEngine engine = new IdleEngine(new Registry(), new ListedObjects(List.of("s3://b/model.tar.gz")));
        window = Window.show(800, 400, theme -> {
            pane = new OutputsPane(engine, new Workbench(theme), step -> opened.add("step " + step));
            pane.onOpenObject(uri -> opened.add("object " + uri));
            pane.onOpenModel(arn -> opened.add("model " + arn));
            return pane;
        });
        Map<String, StepState> steps = new LinkedHashMap<>();
        steps.put(
                "Register",
                new StepState(
                        "Register",
                        Status.SUCCEEDED,
                        "",
                        0,
                        Optional.of(Instant.EPOCH),
                        Optional.of(Instant.EPOCH),
                        Optional.of(PACKAGE),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty()));
        RunState run = new RunState(
                "arn", "run", Status.SUCCEEDED, Instant.EPOCH, Optional.empty(), Optional.empty(), Map.of(), steps);
        Window.onFx(() -> {
            pane.show(run);
            return true;
        });
        window.await("the outputs are listed", () -> pane.getCenter() instanceof GridView);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void enterOpensTheVersionItsDataAndTheStepOfAValue() {
        GridView grid = window.find("#outputs-grid");
        Point2D first = Window.onFx(() -> grid.localToScreen(60, 46));
        window.robot().clickOn(first);
        window.keys(KeyCode.ENTER);
        window.keys(KeyCode.DOWN);
        window.keys(KeyCode.ENTER);
        window.keys(KeyCode.DOWN);
        window.keys(KeyCode.ENTER);

        assertThat(opened).containsExactly("model " + PACKAGE, "object s3://b/model.tar.gz", "step Register");
    }
}
