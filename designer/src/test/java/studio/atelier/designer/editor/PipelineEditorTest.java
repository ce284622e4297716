package studio.atelier.designer.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.designer.document.PipelineDocument;
import studio.atelier.designer.run.ListedObjects;
import studio.atelier.designer.run.ParameterMemory;
import studio.atelier.designer.run.PipelineRuns;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.validation.PipelineValidator;
import studio.atelier.workbench.canvas.Viewport;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.recovery.RecoveryJournal;
import studio.atelier.workbench.search.SearchHit;
import studio.atelier.workbench.settings.Settings;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

/** A definition that is open, without a run. */
@ExtendWith(Toolkit.class)
class PipelineEditorTest {

    private static final String TEXT = """
            {"Version": "2020-12-01", "Steps": [
              {"Name": "prepare", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:::function:clean", "Arguments": {}},
              {"Name": "train", "DisplayName": "Fit the model", "Type": "Training", "DependsOn": ["prepare"],
               "Arguments": {}},
              {"Name": "good", "Type": "Condition", "DependsOn": ["train"], "Arguments": {
                "Conditions": [{"Type": "Equals", "LeftValue": 1, "RightValue": 1}],
                "IfSteps": [], "ElseSteps": [{"Name": "stop", "Type": "Fail", "Arguments": {"ErrorMessage": "no"}}]}}]}
            """;

    @TempDir
    private Path folder;

    private RecoveryJournal recovery;
    private PipelineEditor editor;
    private Window window;

    @BeforeEach
    void open() {
        recovery = new RecoveryJournal(folder.resolve("recovery"), (file, failure) -> {});
        window = Window.show(900, 700, theme -> {
            Workbench workbench = new Workbench(theme);
            PipelineDocument document = PipelineDocument.of(
                    folder.resolve("p.json"), PipelineDefinition.read(TEXT), new PipelineValidator(), recovery);
            PipelineRuns runs = new PipelineRuns(
                    new IdleEngine(new ListedObjects(List.of())), "p", workbench.tasks(), (what, failure) -> {
                        throw new AssertionError(what, failure);
                    });
            ParameterMemory memory = new ParameterMemory(new Settings(folder.resolve("settings.json")), () -> {});
            editor = new PipelineEditor(document, runs, memory, workbench);
            editor.reducedMotionProperty().set(true);
            return new BorderPane(editor.view());
        });
        window.await("it is drawn", () -> editor.canvas().layoutResult().cards().size() == 4);
    }

    @AfterEach
    void close() {
        Window.onFx(() -> {
            editor.close();
            return true;
        });
        window.close();
        recovery.close();
    }

    private List<SearchHit> search(String query) {
        return Window.onFx(() -> new StepSearch(() -> Optional.of(editor)).search(query, 10));
    }

    @Test
    void stepsAreFoundByNameAndByType() {
        assertThat(search("fit").getFirst().title()).isEqualTo("Fit the model");
        assertThat(search("train").getFirst().title()).isEqualTo("Fit the model");
        assertThat(search("condition")).extracting(SearchHit::title).containsExactly("good");
        assertThat(search("")).hasSize(4);
        assertThat(search("nothing like it")).isEmpty();
        assertThat(Window.<List<SearchHit>>onFx(() -> new StepSearch(Optional::empty).search("fit", 10)))
                .isEmpty();
    }

    @Test
    void choosingAStepOfTheSearchZoomsToItAlsoFromTheJson() {
        Window.onFx(() -> {
            editor.showJson(true);
            editor.canvas().canvas().show(new Viewport(0.1, -3000, -3000));
            return true;
        });
        SearchHit hit = search("stop").getFirst();
        Window.onFx(() -> {
            hit.open().run();
            return true;
        });
        window.settle();

        assertThat(Window.onFx(editor::showsJson)).isFalse();
        assertThat(editor.canvas().selectedStepProperty().get()).isEqualTo("stop");
        Point2D middle = Window.onFx(() -> editor.canvas()
                .canvas()
                .onScreen("stop")
                .map(box -> new Point2D(box.getMinX() + box.getWidth() / 2, box.getMinY() + box.getHeight() / 2))
                .orElseThrow());
        Point2D center = Window.onFx(() -> editor.canvas()
                .localToScreen(editor.canvas().getWidth() / 2, editor.canvas().getHeight() / 2));
        assertThat(middle.distance(center)).isLessThan(2);
    }

    @Test
    void underReducedMotionZoomingJumpsAndOtherwiseItGlides() {
        SimpleBooleanProperty setting = new SimpleBooleanProperty(true);
        Viewport first = Window.onFx(() -> {
            editor.reducedMotionProperty().bind(setting);
            editor.canvas().canvas().zoomToScale(0.5);
            return editor.canvas().canvas().viewport();
        });
        assertThat(first.scale()).isEqualTo(0.5);

        Viewport second = Window.onFx(() -> {
            setting.set(false);
            editor.canvas().canvas().zoomToScale(1);
            return editor.canvas().canvas().viewport();
        });
        assertThat(second.scale()).isEqualTo(0.5);
        window.await(
                "it has glided there", () -> editor.canvas().canvas().viewport().scale() == 1);
    }

    @Test
    void theStepThatIsShownByAnotherNameIsInspectedByItsOwn() {
        Window.onFx(() -> {
            editor.goToStep("train");
            return true;
        });
        assertThat(editor.canvas().selectedStepProperty().get()).isEqualTo("train");
        assertThat(Window.onFx(() -> editor.tools().get("inspector").lookup(".inspector-head") != null))
                .isTrue();
    }

    @Test
    void changesAreUndoneByTheirNamesAndListed() {
        Window.onFx(() -> {
            editor.document().replaceText("rename the step", TEXT.replace("Fit the model", "Train"));
            editor.document().replaceText("change the message", TEXT.replace("\"no\"", "\"never\""));
            return true;
        });
        Button undo = window.find("#undo");
        assertThat(undo.getTooltip().getText()).isEqualTo("Undo change the message");

        Window.onFx(() -> {
            editor.showHistory();
            return true;
        });
        window.await(
                "the list is open",
                () -> !window.robot().lookup("#history-list").queryAll().isEmpty());
        window.robot().clickOn("As it was opened");
        window.settle();

        assertThat(editor.document().definition().text()).isEqualTo(TEXT);
        assertThat(Window.onFx(() -> editor.document().dirty().get())).isFalse();
    }
}
