package studio.atelier.workbench.undo;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import studio.atelier.workbench.theme.Icons;

/**
 * Undo and redo with the names of what they would do, and beside them the list of all changes. JavaFX thread.
 */
public final class UndoBar extends HBox {

    private final UndoHistory<?> history;
    private final Button all = quiet("ci-chevron-down");

    public UndoBar(UndoHistory<?> history) {
        this.history = history;
        getStyleClass().add("undo-bar");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(Region.USE_PREF_SIZE);
        Button undo = quiet("ci-undo");
        undo.setId("undo");
        undo.setOnAction(event -> history.undo());
        undo.disableProperty().bind(history.canUndo().not());
        name(undo, words("Undo", history::undoName));
        Button redo = quiet("ci-redo");
        redo.setId("redo");
        redo.setOnAction(event -> history.redo());
        redo.disableProperty().bind(history.canRedo().not());
        name(redo, words("Redo", history::redoName));
        all.setId("history");
        all.getStyleClass().add("history-button");
        all.setAccessibleRole(AccessibleRole.MENU_BUTTON);
        all.setAccessibleText("History of changes");
        all.setTooltip(new Tooltip("History of changes"));
        all.disableProperty().bind(history.canUndo().or(history.canRedo()).not());
        all.setOnAction(event -> showHistory());
        all.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN) {
                showHistory();
                event.consume();
            }
        });
        getChildren().addAll(undo, redo, all);
    }

    /** Opens the list of all changes. */
    public void showHistory() {
        new HistoryPopup(HistoryPlace.of(history), history::goTo).show(all);
    }

    /** Two edits that become one change the name and the state, not the position. */
    private StringBinding words(String verb, Supplier<Optional<String>> name) {
        return Bindings.createStringBinding(
                () -> name.get().map(edit -> verb + " " + edit).orElse(verb),
                history.positionProperty(),
                history.stateProperty());
    }

    private static void name(Button button, StringBinding words) {
        button.accessibleTextProperty().bind(words);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(words);
        button.setTooltip(tooltip);
    }

    private static Button quiet(String icon) {
        Button button = new Button(null, Icons.of(icon));
        button.getStyleClass().add("quiet");
        return button;
    }
}
