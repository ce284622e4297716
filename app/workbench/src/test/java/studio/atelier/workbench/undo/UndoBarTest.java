package studio.atelier.workbench.undo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;
import studio.atelier.workbench.theme.Palette;

@ExtendWith(Toolkit.class)
class UndoBarTest {

    private final UndoHistory<String> history = new UndoHistory<>("");
    private UndoBar bar;
    private Window window;

    /** Adds a word at the end. */
    private record Add(String word) implements Edit<String> {
        @Override
        public String name() {
            return "add " + word;
        }

        @Override
        public String apply(String state) {
            return state + word;
        }

        @Override
        public String revert(String state) {
            return state.substring(0, state.length() - word.length());
        }
    }

    @BeforeEach
    void show() {
        window = Window.show(400, 400, theme -> {
            bar = new UndoBar(history);
            FlowPane pane = new FlowPane(bar);
            pane.setStyle("-fx-background-color: -at-surface-1");
            return pane;
        });
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void add(String... words) {
        Window.onFx(() -> {
            List.of(words).forEach(word -> history.apply(new Add(word)));
            return true;
        });
    }

    private void awaitList() {
        window.await(
                "the list is open",
                () -> !window.robot().lookup("#history-list").queryAll().isEmpty());
    }

    private ListCell<?> row(String text) {
        return window.robot().lookup(".history-place").queryAllAs(ListCell.class).stream()
                .filter(cell -> text.equals(cell.getText()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean is(ListCell<?> row, String state) {
        return row.getPseudoClassStates().contains(PseudoClass.getPseudoClass(state));
    }

    @Test
    void theButtonsSayWhatTheyWouldDo() {
        Button undo = window.find("#undo");
        Button redo = window.find("#redo");
        Button all = window.find("#history");
        assertThat(all.isDisabled()).isTrue();

        add("one", "two");
        assertThat(undo.getTooltip().getText()).isEqualTo("Undo add two");
        assertThat(redo.isDisabled()).isTrue();
        window.click("#undo");

        assertThat(undo.getAccessibleText()).isEqualTo("Undo add one");
        assertThat(redo.getTooltip().getText()).isEqualTo("Redo add two");
        window.click("#redo");
        assertThat(history.state()).isEqualTo("onetwo");
    }

    @Test
    void aClickInTheListWalksThere() {
        add("one", "two", "three");
        Window.onFx(() -> {
            history.undo();
            return true;
        });
        window.use(Palette.dark());
        window.click("#history");
        awaitList();

        ListView<?> list = window.find("#history-list");
        assertThat(list.getItems()).hasSize(4);
        assertThat(is(row("Add two"), "present")).isTrue();
        assertThat(row("Add two").getAccessibleText()).isEqualTo("Add two, the present state");
        assertThat(is(row("Add three"), "undone")).isTrue();
        assertThat(is(row("Add one"), "undone")).isFalse();
        window.robot().clickOn(row("As it was opened"));
        window.settle();

        assertThat(history.state()).isEmpty();
        assertThat(window.robot().lookup("#history-list").queryAll()).isEmpty();
    }

    @Test
    void theKeysWalkToo() {
        add("one", "two", "three");
        Window.onFx(() -> {
            bar.lookup("#history").requestFocus();
            return true;
        });
        window.keys(KeyCode.DOWN);
        awaitList();
        window.keys(KeyCode.UP);
        window.keys(KeyCode.UP);
        window.keys(KeyCode.ENTER);
        assertThat(history.state()).isEqualTo("one");

        window.keys(KeyCode.SPACE);
        awaitList();
        window.keys(KeyCode.END);
        window.keys(KeyCode.ESCAPE);
        assertThat(window.robot().lookup("#history-list").queryAll()).isEmpty();
        assertThat(history.state()).isEqualTo("one");
    }
}
