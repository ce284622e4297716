package studio.atelier.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.designer.editor.PipelineEditor;
import studio.atelier.studio.editor.PipelineFileEditor;
import studio.atelier.studio.welcome.Examples;
import studio.atelier.studio.window.ProjectRooms;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

/** The first quarter of an hour: the example, a typo that is told and mended, and two runs compared. */
@ExtendWith(Toolkit.class)
class ExampleTest {

    private static final String HOME = "user.home";

    @TempDir
    private Path folder;

    private String homeBefore;
    private Optional<String> programBefore;
    private StudioHands hands;

    @BeforeEach
    void open() throws IOException {
        homeBefore = System.getProperty(HOME);
        programBefore = Optional.ofNullable(System.getProperty(Examples.HOME_PROPERTY));
        System.setProperty(HOME, folder.resolve("user").toString());
        System.setProperty(Examples.HOME_PROPERTY, program().toString());
        hands = StudioHands.open(folder);
    }

    /** The tests run in the folder of a module. */
    private static Path program() throws IOException {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("examples"))) {
                return at;
            }
        }
        throw new IOException("There are no examples above " + Path.of("").toAbsolutePath());
    }

    @AfterEach
    void close() {
        hands.close();
        System.setProperty(HOME, homeBefore);
        programBefore.ifPresentOrElse(
                before -> System.setProperty(Examples.HOME_PROPERTY, before),
                () -> System.clearProperty(Examples.HOME_PROPERTY));
    }

    private Optional<PipelineEditor> front() {
        return hands.window()
                .project()
                .flatMap(ProjectRooms::editorInFront)
                .filter(PipelineFileEditor.class::isInstance)
                .map(file -> ((PipelineFileEditor) file).editor());
    }

    private void awaitRun(PipelineEditor editor, int steps) {
        hands.await(
                "the run succeeds",
                () -> editor.runs().state() != null && editor.runs().state().status() == Status.SUCCEEDED);
        assertThat(Window.onFx(() -> editor.runs().state().steps().values().stream()
                        .filter(step -> step.status() == Status.SUCCEEDED)
                        .count()))
                .isGreaterThanOrEqualTo(steps);
    }

    private void type(PipelineEditor editor, String step, String field, String value) {
        Window.onFx(() -> {
            editor.canvas().select(step);
            return true;
        });
        hands.await("the field is there", () -> hands.visible(field).isPresent());
        Window.onFx(() -> {
            TextField input = (TextField) hands.visible(field).orElseThrow();
            input.requestFocus();
            input.selectAll();
            return true;
        });
        hands.write(value);
        hands.keys(KeyCode.ENTER);
    }

    private long errors(PipelineEditor editor) {
        return editor.document().checkedProperty().get().errors();
    }

    @Test
    void theExampleIsOpenedRunBrokenMendedAndRunAgain() {
        hands.click("#run-abalone");
        hands.await("the pipeline is open", () -> front().isPresent());
        PipelineEditor editor = Window.onFx(() -> front().orElseThrow());
        assertThat(editor.document().file()).startsWith(folder.resolve("user"));
        awaitRun(editor, 4);

        String eta = "#field-Steps-1-Arguments-HyperParameters-eta";
        type(editor, "TrainAbalone", eta, "3");
        hands.await("the error is found", () -> errors(editor) == 1);
        Window.onFx(() -> {
            hands.window().workbench().docks().show("problems");
            return true;
        });
        hands.awaitText("Hyperparameter eta must be a number of at least 0 and at most 1");
        hands.clickText("Replace by \"1\"");
        hands.await("no error is left", () -> errors(editor) == 0);
        hands.click("#undo");
        hands.await("the error is back", () -> errors(editor) == 1);
        hands.click("#undo");
        hands.await("no error is left", () -> errors(editor) == 0);

        type(editor, "TrainAbalone", eta, "0.2");
        hands.await("the definition is checked", () -> errors(editor) == 0);
        String first = Window.onFx(() -> editor.runs().state().arn());
        Window.onFx(() -> {
            editor.runAgain();
            return true;
        });
        hands.await(
                "another run is shown",
                () -> editor.runs().state() != null
                        && !editor.runs().state().arn().equals(first));
        awaitRun(editor, 3);

        assertThat(Window.onFx(() -> List.copyOf(editor.runs().recent()))).hasSize(2);
        assertThat(Window.onFx(() ->
                        editor.runs().state().steps().get("PrepareAbalone").cachedFrom()))
                .as("what did not change comes from the cache")
                .isPresent();
    }
}
