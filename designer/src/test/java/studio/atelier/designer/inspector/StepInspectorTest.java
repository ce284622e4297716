package studio.atelier.designer.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.designer.document.Checked;
import studio.atelier.designer.document.PipelineDocument;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.validation.PipelineValidator;
import studio.atelier.workbench.recovery.RecoveryJournal;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

/** A step's settings, by keys. */
@ExtendWith(Toolkit.class)
class StepInspectorTest {

    private static final String TEXT = """
            {"Version": "2020-12-01", "Steps": [
              {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "one"}, "Description": "two"}]}
            """;
    private static final String MESSAGE = "#field-Steps-0-Arguments-ErrorMessage";
    private static final String DESCRIPTION = "#field-Steps-0-Description";

    @TempDir
    private Path folder;

    private RecoveryJournal recovery;
    private PipelineDocument document;
    private Window window;

    @BeforeEach
    void open() {
        recovery = new RecoveryJournal(folder.resolve("recovery"), (file, failure) -> {});
        document = Window.onFx(() -> PipelineDocument.of(
                folder.resolve("stop.json"), PipelineDefinition.read(TEXT), new PipelineValidator(), recovery));
        window = Window.show(420, 800, theme -> {
            StepInspector inspector = new StepInspector(document, step -> {});
            inspector.show("Stop");
            return inspector;
        });
        awaitChecked();
    }

    @AfterEach
    void close() {
        window.close();
        recovery.close();
    }

    private void awaitChecked() {
        window.await(
                "the definition is checked",
                () -> document.checkedProperty().get().definition() == document.definition());
    }

    private void awaitCheckedAfter(Checked before) {
        window.await("it is checked again", () -> document.checkedProperty().get() != before);
        awaitChecked();
    }

    @Test
    void aValueIsTakenOnEnterAndComesBackByUndo() {
        Checked before = document.checkedProperty().get();
        window.click(MESSAGE);
        window.keys(KeyCode.CONTROL, KeyCode.A);
        window.write("no");
        window.keys(KeyCode.ENTER);
        awaitCheckedAfter(before);

        assertThat(document.definition().text()).isEqualTo(TEXT.replace("one", "no"));
        Window.onFx(() -> {
            document.history().undo();
            return true;
        });
        assertThat(document.definition().text()).isEqualTo(TEXT);
    }

    @Test
    void whatIsTypedStaysWhileAnotherEditIsChecked() {
        window.click(DESCRIPTION);
        window.keys(KeyCode.END);
        window.write(" an");
        Checked before = document.checkedProperty().get();
        Window.onFx(() -> {
            document.replaceText("set the message", TEXT.replace("one", "other"));
            return true;
        });
        awaitCheckedAfter(before);
        window.write("d");

        TextField field = window.find(DESCRIPTION);
        assertThat(field.getText()).isEqualTo("two and");
        assertThat(window.<TextField>find(MESSAGE).getText()).isEqualTo("other");
        window.keys(KeyCode.ENTER);
        assertThat(document.definition().text())
                .isEqualTo(TEXT.replace("one", "other").replace("two", "two and"));
    }

    @Test
    void theTitleHasADotWhileThereAreChanges() {
        assertThat(document.title().get()).isEqualTo("stop.json");
        assertThat(document.title()).isSameAs(document.title());
        Window.onFx(() -> {
            document.replaceText("set the message", TEXT.replace("one", "other"));
            return true;
        });
        assertThat(document.title().get()).isEqualTo("stop.json •");
        assertThat(document.dirty().get()).isTrue();
    }
}
