package studio.atelier.workbench.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.Caret;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.thread.UiThread;

/**
 * Edits JSON, Python, SQL and logs: colours, line numbers with marks, folding of JSON, find and replace, go to line.
 * Long texts are prepared and coloured in the background. JavaFX thread.
 */
public final class TextEditor extends StackPane {

    private final CodeArea area = new CodeArea();
    private final Highlighting highlighting;
    private final SearchBar search;
    private final GoToBar goTo = new GoToBar((line, column) -> {
        closeBars();
        select(line, column);
    });
    private final TextLoader loader = new TextLoader(area);
    private final Map<Integer, LineMark> marks = new HashMap<>();
    private final BooleanProperty canUndo = new SimpleBooleanProperty();
    private final BooleanProperty canRedo = new SimpleBooleanProperty();
    private boolean readOnly;

    public TextEditor() {
        getStyleClass().addAll("at-sheet", "at-text-editor");
        area.getStyleClass().add("at-code-area");
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        area.setAccessibleText("Text");
        highlighting = new Highlighting(area, this::refreshGutter);
        search = new SearchBar(area, this::closeBars);
        for (Region bar : List.of(search, goTo)) {
            bar.setVisible(false);
            StackPane.setAlignment(bar, Pos.TOP_RIGHT);
            StackPane.setMargin(bar, new Insets(6, 22, 0, 0));
        }
        getChildren().addAll(new VirtualizedScrollPane<>(area), search, goTo);
        refreshGutter();
        Runnable caretMoved = UiThread.coalesced(new BracketMarks(area, highlighting)::show);
        area.caretPositionProperty().addListener((property, old, now) -> caretMoved.run());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        sceneProperty().subscribe(scene -> showCaret());
        canUndo.bind(area.undoAvailableProperty());
        canRedo.bind(area.redoAvailableProperty());
    }

    /** Shows a text from its beginning, with nothing to undo. A long one appears piece by piece. */
    public void setText(String text, Language language) {
        loader.load(text, () -> {
            area.setEditable(!readOnly);
            highlighting.use(language);
        });
    }

    /** Replaces all of the text by one edit that can be undone, once the text is loaded. */
    public void replaceText(String text) {
        whenLoaded(() -> {
            area.getUndoManager().preventMerge();
            area.replaceText(TextLoader.unix(text));
            area.getUndoManager().preventMerge();
        });
    }

    /** Runs the action at once if all of the text is there, or else as soon as it is. */
    public void whenLoaded(Runnable action) {
        loader.whenLoaded(action);
    }

    public String text() {
        return area.getText();
    }

    public ObservableValue<String> textProperty() {
        return area.textProperty();
    }

    /** @return whether there is a change to undo */
    public ObservableValue<Boolean> canUndo() {
        return canUndo;
    }

    /** @return whether there is a change to do again */
    public ObservableValue<Boolean> canRedo() {
        return canRedo;
    }

    public void undo() {
        area.undo();
    }

    public void redo() {
        area.redo();
    }

    /** @return the line of the cursor, from 0 */
    public int line() {
        return area.getCurrentParagraph();
    }

    public void setReadOnly(boolean fixed) {
        readOnly = fixed;
        area.setEditable(!fixed && isLoaded());
        showCaret();
    }

    /**
     * A text that cannot be edited still has a cursor for selecting with keys. The library keeps an area alive whose
     * cursor is always on, so it is only while it can be seen.
     */
    private void showCaret() {
        area.setShowCaret(readOnly && getScene() != null ? Caret.CaretVisibility.ON : Caret.CaretVisibility.AUTO);
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    /** @return whether all of the text is there; a long one takes a moment */
    public boolean isLoaded() {
        return loader.isLoaded();
    }

    /** Puts the cursor to a place and shows it; places beyond the end mean the end. */
    public void select(int atLine, int column) {
        int row = Math.clamp(atLine, 0, area.getParagraphs().size() - 1);
        unfold(row);
        area.moveTo(row, Math.clamp(column, 0, area.getParagraphLength(row)));
        area.showParagraphAtCenter(row);
        area.requestFollowCaret();
        area.requestFocus();
    }

    /** Replaces all marks. */
    public void setMarks(List<LineMark> all) {
        marks.clear();
        for (LineMark mark : all) {
            marks.merge(mark.line(), mark, TextEditor::graver);
        }
        refreshGutter();
    }

    private static LineMark graver(LineMark one, LineMark other) {
        LineMark first = one.severity().compareTo(other.severity()) <= 0 ? one : other;
        return new LineMark(one.line(), first.severity(), one.message() + "\n" + other.message());
    }

    public void openFind(boolean withReplace) {
        closeBars();
        search.open(withReplace);
    }

    /** Asks for a line to go to. */
    public void openGoTo() {
        closeBars();
        goTo.open();
    }

    /** Folds or unfolds the object or array that a line opens; nothing if it opens none. */
    public void toggleFold(int opening) {
        Integer end = highlighting.folds().get(opening);
        if (end == null) {
            return;
        }
        if (area.isFolded(opening + 1)) {
            area.unfoldParagraphs(opening);
        } else {
            area.foldParagraphs(opening, end);
        }
        refreshGutter();
    }

    CodeArea area() {
        return area;
    }

    SearchBar search() {
        return search;
    }

    boolean canFold(int opening) {
        return highlighting.folds().containsKey(opening);
    }

    @Nullable
    LineTokens tokens(int atLine) {
        return highlighting.line(atLine);
    }

    private void unfold(int row) {
        int opening = row;
        while (opening > 0 && area.isFolded(opening)) {
            opening--;
        }
        if (opening < row) {
            area.unfoldParagraphs(opening);
            refreshGutter();
        }
    }

    private void refreshGutter() {
        area.setParagraphGraphicFactory(new Gutter(
                marks,
                this::canFold,
                opening -> opening + 1 < area.getParagraphs().size() && area.isFolded(opening + 1),
                hidden -> hidden < area.getParagraphs().size() && area.isFolded(hidden),
                this::toggleFold,
                () -> area.getParagraphs().size()));
    }

    private void closeBars() {
        boolean open = search.isVisible() || goTo.isVisible();
        search.setVisible(false);
        goTo.setVisible(false);
        if (open) {
            area.requestFocus();
        }
    }

    private void key(KeyEvent event) {
        boolean used = true;
        if (event.isShortcutDown()) {
            switch (event.getCode()) {
                case F -> openFind(false);
                case H -> openFind(true);
                case G -> openGoTo();
                case OPEN_BRACKET -> used = event.isShiftDown() && fold(true);
                case CLOSE_BRACKET -> used = event.isShiftDown() && fold(false);
                default -> used = false;
            }
        } else if (event.getCode() == KeyCode.F3 && search.isVisible()) {
            search.step(!event.isShiftDown());
        } else if (event.getCode() == KeyCode.ESCAPE && (search.isVisible() || goTo.isVisible())) {
            closeBars();
        } else {
            used = false;
        }
        if (used) {
            event.consume();
        }
    }

    private boolean fold(boolean close) {
        int row = area.getCurrentParagraph();
        boolean closed = row + 1 < area.getParagraphs().size() && area.isFolded(row + 1);
        if (closed != close) {
            toggleFold(row);
        }
        return true;
    }
}
