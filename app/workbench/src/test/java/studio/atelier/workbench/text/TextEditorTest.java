package studio.atelier.workbench.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

@ExtendWith(Toolkit.class)
class TextEditorTest {

    private Window window;
    private TextEditor editor;

    private void show(String text, Language language) {
        window = Window.show(640, 320, theme -> {
            editor = new TextEditor();
            editor.setText(text, language);
            return editor;
        });
        window.await("the text is there", () -> editor.isLoaded() && editor.tokens(1) != null);
        Window.onFx(() -> {
            editor.area().requestFocus();
            return true;
        });
        window.settle();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void wordsInViewAreColoured() {
        show(Samples.PYTHON, Language.PYTHON);
        window.await(
                "coloured",
                () -> editor.area()
                        .getStyleOfChar(editor.text().indexOf("import"))
                        .equals(List.of("at-token-keyword")));
    }

    @Test
    void findWalksFromMatchToMatchAndReplacesAllInOneStep() {
        show(Samples.PYTHON, Language.PYTHON);
        window.keys(KeyCode.CONTROL, KeyCode.H);
        window.write("model");
        window.await("found", () -> editor.area().getSelectedText().equals("model"));
        int first = editor.area().getSelection().getStart();
        window.keys(KeyCode.F3);
        assertThat(editor.area().getSelection().getStart()).isGreaterThan(first);

        window.keys(KeyCode.TAB);
        window.clickAt(window.find(".at-replace-row .text-field"), 20, 10);
        window.write("booster");
        window.robot().clickOn("Replace all");
        window.settle();
        assertThat(editor.text()).doesNotContain("model").contains("def evaluate(booster");

        Window.onFx(() -> {
            editor.undo();
            return true;
        });
        assertThat(editor.text()).isEqualTo(Samples.PYTHON);
    }

    @Test
    void anObjectIsFoldedAndOpensAgainWhenSomethingInsideIsSelected() {
        show(Samples.JSON, Language.JSON);
        Window.onFx(() -> {
            editor.toggleFold(10);
            return true;
        });
        assertThat(editor.area().isFolded(11)).isTrue();
        assertThat(editor.text()).isEqualTo(Samples.JSON);

        Window.onFx(() -> {
            editor.select(11, 4);
            return true;
        });
        assertThat(editor.area().isFolded(11)).isFalse();
        assertThat(editor.area().getCurrentParagraph()).isEqualTo(11);
    }

    @Test
    void controlGGoesToALine() {
        show(Samples.JSON, Language.JSON);
        window.keys(KeyCode.CONTROL, KeyCode.G);
        window.write("9:5");
        window.keys(KeyCode.ENTER);

        assertThat(editor.area().getCurrentParagraph()).isEqualTo(8);
        assertThat(editor.area().getCaretColumn()).isEqualTo(4);
    }

    @Test
    void aTextThatIsReadOnlyTakesNoKeys() {
        show(Samples.JSON, Language.JSON);
        Window.onFx(() -> {
            editor.setReadOnly(true);
            return true;
        });
        window.write("x");

        assertThat(editor.text()).isEqualTo(Samples.JSON);
    }

    @Test
    void aTextOfMegabytesIsLoadedWholeWithNothingToUndo() {
        String text = Samples.largeJson(2_000_000);
        show(text, Language.JSON);

        assertThat(editor.text()).isEqualTo(text);
        assertThat(editor.canUndo().getValue()).isFalse();
    }
}
