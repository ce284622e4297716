package studio.atelier.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.event.ActionEvent;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.designer.editor.PipelineEditor;
import studio.atelier.studio.editor.PipelineFileEditor;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.grid.GridView;
import studio.atelier.workbench.testing.StallWatch;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

/** What a user does with a pipeline, by mouse and keys. */
@ExtendWith(Toolkit.class)
class StudioTest {

    private static final String PIPELINE = Pipelines.GREET;

    @TempDir
    private Path folder;

    private StudioHands hands;

    @RegisterExtension
    private final StallWatch watch = new StallWatch();

    /** The first use of a screen in a process loads classes and style sheets, which no user meets twice. */
    @BeforeAll
    static void warmUp(@TempDir Path folder) throws IOException {
        try (StudioHands hands = StudioHands.open(folder)) {
            WarmUp.walk(hands);
        }
    }

    @BeforeEach
    void open() {
        // Nobody sees a window that is not there yet.
        watch.warmUp(() -> hands = StudioHands.open(folder));
    }

    @AfterEach
    void close() {
        hands.close();
    }

    private PipelineEditor editor() {
        hands.await("the editor is open", () -> front() != null);
        return Window.onFx(this::front);
    }

    private PipelineEditor front() {
        return hands.window()
                .project()
                .flatMap(project -> project.editorInFront())
                .filter(PipelineFileEditor.class::isInstance)
                .map(file -> ((PipelineFileEditor) file).editor())
                .orElse(null);
    }

    private void awaitRun(PipelineEditor editor, Status status) {
        hands.await(
                "the run is " + status,
                () -> editor.runs().state() != null && editor.runs().state().status() == status);
    }

    @Test
    void aFirstStartShowsTheWelcomePage() {
        hands.awaitText("Recent projects");
        hands.awaitText("Open folder");
    }

    @Test
    void aPipelineIsOpenedRunAndItsLogIsShown() throws IOException {
        hands.openFile(hands.file("greet.json", PIPELINE));
        PipelineEditor editor = editor();

        hands.click("#run");
        hands.awaitText("Run greet");
        hands.click("#start-run");
        awaitRun(editor, Status.SUCCEEDED);

        assertThat(editor.runs().state().steps().get("Greet").status()).isEqualTo(Status.SUCCEEDED);
        assertThat(editor.runs().state().steps().get("Greet").jobArn()).isPresent();
    }

    @Test
    void aWrongParameterIsToldAsItIsTyped() throws IOException {
        hands.openFile(hands.file("greet.json", PIPELINE));
        editor();
        hands.click("#run");
        hands.click("#parameter-Limit");
        hands.keys(KeyCode.CONTROL, KeyCode.A);
        hands.write("much");

        hands.awaitText("is no Float");
        assertThat(hands.visible("#start-run")).isEmpty();
    }

    @Test
    void aChangeIsCheckedUndoneAndSaved() throws IOException {
        Path file = hands.file("greet.json", PIPELINE);
        hands.openFile(file);
        PipelineEditor editor = editor();
        hands.await(
                "the canvas has its card",
                () -> !editor.canvas().layoutResult().cards().isEmpty());
        Window.onFx(() -> {
            editor.canvas().select("Greet");
            return true;
        });
        String field = "#field-Steps-0-Arguments-ProcessingResources-ClusterConfig-InstanceCount";
        hands.await("the field is there", () -> hands.visible(field).isPresent());
        Window.onFx(() -> {
            TextField input = (TextField) hands.visible(field).orElseThrow();
            input.requestFocus();
            input.setText("0");
            input.fireEvent(new ActionEvent());
            return true;
        });

        hands.await(
                "the error is found",
                () -> editor.document().checkedProperty().get().errors() == 1);
        hands.click("#run");
        hands.awaitText("An error is to be fixed");
        hands.keys(KeyCode.CONTROL, KeyCode.ALT, KeyCode.Z);
        hands.await("the history is open", () -> hands.visible("#history-list").isPresent());
        hands.clickText("As it was opened");
        hands.await(
                "no error is left",
                () -> editor.document().checkedProperty().get().errors() == 0);
        hands.click("#redo");
        hands.await(
                "the error is back",
                () -> editor.document().checkedProperty().get().errors() == 1);
        hands.click("#undo");
        hands.await(
                "no error is left again",
                () -> editor.document().checkedProperty().get().errors() == 0);

        assertThat(editor.document().definition().text()).isEqualTo(PIPELINE);
        assertThat(Files.readString(file)).isEqualTo(PIPELINE);
    }

    @Test
    void aRunIsStopped() throws IOException {
        hands.openFile(hands.file("slow.json", PIPELINE.replace("echo $GREETING", "sleep 600; echo")));
        PipelineEditor editor = editor();
        Window.onFx(() -> {
            editor.runAgain();
            return true;
        });
        hands.await(
                "the step runs",
                () -> editor.runs().state() != null
                        && editor.runs().state().steps().get("Greet").status() == Status.RUNNING);
        hands.click("#stop");

        awaitRun(editor, Status.STOPPED);
    }

    @Test
    void theThemeIsSwitchedFromThePalette() {
        boolean before = hands.window().workbench().theme().palette().isDark();

        hands.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        hands.write("light and dark");
        hands.keys(KeyCode.ENTER);

        assertThat(hands.window().workbench().theme().palette().isDark()).isNotEqualTo(before);
    }

    @Test
    void unsavedChangesAreAskedForAndCanBeSaved() throws IOException {
        Path file = hands.file("greet.json", PIPELINE);
        hands.openFile(file);
        PipelineEditor editor = editor();
        Window.onFx(() -> {
            editor.document().replaceText("say goodbye", PIPELINE.replace("hello", "goodbye"));
            return true;
        });
        hands.keys(KeyCode.CONTROL, KeyCode.W);
        hands.awaitText("Save the changes to greet.json?");
        hands.click("#save-changes");

        hands.await("the editor is closed", () -> front() == null);
        assertThat(Files.readString(file)).contains("goodbye");
    }

    @Test
    void aJobHasAPageWithItsLogAndWhatItWasAsked() throws IOException {
        hands.openFile(hands.file("greet.json", PIPELINE));
        PipelineEditor editor = editor();
        Window.onFx(() -> {
            editor.runAgain();
            return true;
        });
        awaitRun(editor, Status.SUCCEEDED);

        hands.click("#room-jobs");

        hands.awaitText("Completed");
        hands.awaitText("atelier.local/shell");
    }

    @Test
    void aModelIsApprovedWithAComment() throws IOException {
        hands.openFile(hands.file("register.json", """
                {
                  "Version": "2020-12-01",
                  "Steps": [
                    {
                      "Name": "Register",
                      "Type": "RegisterModel",
                      "Arguments": {
                        "ModelPackageGroupName": "rings",
                        "ModelApprovalStatus": "PendingManualApproval",
                        "InferenceSpecification": {
                          "Containers": [{"Image": "atelier.local/shell", "ModelDataUrl": "s3://models/model.tar.gz"}],
                          "SupportedContentTypes": ["text/csv"],
                          "SupportedResponseMIMETypes": ["text/csv"]
                        }
                      }
                    }
                  ]
                }
                """));
        PipelineEditor editor = editor();
        Window.onFx(() -> {
            editor.runAgain();
            return true;
        });
        awaitRun(editor, Status.SUCCEEDED);
        hands.click("#room-models");
        hands.awaitText("rings / 1");
        hands.click("#approval-comment");
        hands.write("good enough");
        hands.click("#approve");

        hands.awaitText("Approved");
        hands.awaitText("good enough");
    }

    @Test
    void whatAStepLeftIsListedAndOpenedInTheGrid() throws IOException {
        String definition = PIPELINE.replace(
                        "echo $GREETING from the step",
                        "printf 'word,n\\\\nhello,1\\\\n' > /opt/ml/processing/out/words.csv")
                .replace("\"Environment\"", """
                        "ProcessingOutputConfig": {"Outputs": [{"OutputName": "words", "S3Output": {
                          "S3Uri": "s3://results/words", "LocalPath": "/opt/ml/processing/out",
                          "S3UploadMode": "EndOfJob"}}]},
                        "Environment"\
                        """);
        hands.openFile(hands.file("words.json", definition));
        PipelineEditor editor = editor();
        Window.onFx(() -> {
            editor.runAgain();
            hands.window().workbench().docks().show("outputs");
            return true;
        });
        awaitRun(editor, Status.SUCCEEDED);
        hands.await(
                "the output is listed",
                () -> hands.visible("#outputs-grid")
                        .map(GridView.class::cast)
                        .filter(grid -> grid.source().count().rows() == 1)
                        .isPresent());
        Window.onFx(() -> {
            GridView grid = (GridView) hands.visible("#outputs-grid").orElseThrow();
            grid.requestFocus();
            grid.selectCell(0, 0);
            return true;
        });
        hands.keys(KeyCode.ENTER);

        hands.awaitText("s3://results/words/words.csv");
        hands.awaitText("CSV, 1 row, 2 columns");
    }
}
