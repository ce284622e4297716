package studio.atelier.workbench.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.Caret;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.ReadOnlyStyledDocument;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.thread.UiThread;

/**
 * Edits JSON, Python, SQL and logs: colours, line numbers with marks, folding of JSON, find and replace, go to line.
 * Long texts are prepared and coloured in the background. JavaFX thread.
 */
public final class TextEditor extends StackPane {

    private static final int PIECE = 100_000;
    private static final List<String> BRACKET = List.of("at-bracket");

    private final CodeArea area = new CodeArea();
    private final Highlighting highlighting;
    private final SearchBar search;
    private final HBox goTo = new HBox();
    private final TextField line = new TextField();
    private final Map<Integer, LineMark> marks = new HashMap<>();
    private final Map<Integer, Boolean> brackets = new HashMap<>();
    private final Runnable caretMoved = UiThread.coalesced(this::showBrackets);
    private final List<Runnable> waiting = new ArrayList<>();
    private final BooleanProperty canUndo = new SimpleBooleanProperty();
    private final BooleanProperty canRedo = new SimpleBooleanProperty();
    private long loading;
    private boolean isLoaded = true;
    private boolean readOnly;

    public TextEditor() {
        getStyleClass().addAll("at-sheet", "at-text-editor");
        area.getStyleClass().add("at-code-area");
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        area.setAccessibleText("Text");
        highlighting = new Highlighting(area, this::refreshGutter);
        search = new SearchBar(area, this::closeBars);
        line.setPromptText("Line, or line:column");
        line.setAccessibleText("Line, or line and column with a colon between");
        line.setOnAction(event -> goTo(line.getText()));
        goTo.getStyleClass().add("at-find-bar");
        goTo.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        goTo.setSpacing(6);
        goTo.getChildren().addAll(new Label("Go to line"), line);
        for (Region bar : List.of(search, goTo)) {
            bar.setVisible(false);
            StackPane.setAlignment(bar, Pos.TOP_RIGHT);
            StackPane.setMargin(bar, new Insets(6, 22, 0, 0));
        }
        getChildren().addAll(new VirtualizedScrollPane<>(area), search, goTo);
        refreshGutter();
        area.caretPositionProperty().addListener((property, old, now) -> caretMoved.run());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        sceneProperty().subscribe(scene -> showCaret());
        canUndo.bind(area.undoAvailableProperty());
        canRedo.bind(area.redoAvailableProperty());
    }

    /** Shows a text from its beginning, with nothing to undo. A long one appears piece by piece. */
    public void setText(String text, Language language) {
        long mine = ++loading;
        String unix = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n");
        isLoaded = false;
        area.setEditable(false);
        if (unix.length() < PIECE) {
            area.replaceText(unix);
            loaded(language);
            return;
        }
        area.clear();
        Thread.ofVirtual().name("text-load").start(() -> append(pieces(unix), 0, mine, language));
    }

    private List<ReadOnlyStyledDocument<Collection<String>, String, Collection<String>>> pieces(String text) {
        List<ReadOnlyStyledDocument<Collection<String>, String, Collection<String>>> pieces = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', Math.min(text.length(), from + PIECE)) + 1;
            end = end == 0 ? text.length() : end;
            pieces.add(ReadOnlyStyledDocument.fromString(
                    text.substring(from, end), List.of(), List.of(), area.getSegOps()));
            from = end;
        }
        return pieces;
    }

    /** One piece at a time, so that the window stays alive between them. */
    private void append(
            List<ReadOnlyStyledDocument<Collection<String>, String, Collection<String>>> pieces,
            int index,
            long mine,
            Language language) {
        Platform.runLater(() -> {
            if (mine != loading) {
                return;
            }
            if (index == pieces.size()) {
                loaded(language);
                return;
            }
            area.replace(area.getLength(), area.getLength(), pieces.get(index));
            append(pieces, index + 1, mine, language);
        });
    }

    private void loaded(Language language) {
        area.getUndoManager().forgetHistory();
        area.getUndoManager().mark();
        area.setEditable(!readOnly);
        area.moveTo(0);
        area.showParagraphAtTop(0);
        isLoaded = true;
        highlighting.use(language);
        List.copyOf(waiting).forEach(Runnable::run);
        waiting.clear();
    }

    /** Replaces all of the text by one edit that can be undone, once the text is loaded. */
    public void replaceText(String text) {
        String unix = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n");
        whenLoaded(() -> {
            area.getUndoManager().preventMerge();
            area.replaceText(unix);
            area.getUndoManager().preventMerge();
        });
    }

    /** Runs the action at once if all of the text is there, or else as soon as it is. */
    public void whenLoaded(Runnable action) {
        if (isLoaded) {
            action.run();
        } else {
            waiting.add(action);
        }
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
        area.setEditable(!fixed && isLoaded);
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
        return isLoaded;
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
        goTo.setVisible(true);
        line.clear();
        line.requestFocus();
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

    private void goTo(String wanted) {
        String[] parts = wanted.strip().split(":", 2);
        try {
            int row = Integer.parseInt(parts[0].strip()) - 1;
            int column = parts.length > 1 ? Integer.parseInt(parts[1].strip()) - 1 : 0;
            line.getStyleClass().remove("invalid");
            closeBars();
            select(row, column);
        } catch (NumberFormatException e) {
            if (!line.getStyleClass().contains("invalid")) {
                line.getStyleClass().add("invalid");
            }
        }
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

    private void showBrackets() {
        brackets.keySet().forEach(highlighting::again);
        brackets.clear();
        int row = area.getCurrentParagraph();
        int column = area.getCaretColumn();
        Brackets pairs = new Brackets(
                area.getParagraphs().size(), at -> area.getParagraph(at).getText(), highlighting::line);
        int at = pairs.isBracket(row, column) ? column : pairs.isBracket(row, column - 1) ? column - 1 : -1;
        Brackets.Place other = at < 0 ? null : pairs.match(row, at);
        if (other != null) {
            mark(row, at);
            mark(other.line(), other.column());
        }
    }

    private void mark(int row, int column) {
        area.setStyle(row, column, column + 1, BRACKET);
        brackets.put(row, true);
    }
}
