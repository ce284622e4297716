package studio.atelier.workbench.text;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyledDocument;
import studio.atelier.workbench.find.FindBar;
import studio.atelier.workbench.thread.UiThread;

/** Finds and replaces in an area; matches are counted in the background. */
final class SearchBar extends VBox {

    private final CodeArea area;
    private final FindBar find = new FindBar("Find");
    private final TextField by = new TextField();
    private final HBox replaceRow = new HBox(4);
    private int[] matches = {};
    private long asked;

    SearchBar(CodeArea area, Runnable onClose) {
        super(4);
        this.area = area;
        getStyleClass().add("at-search-bar");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        by.setPromptText("Replace with");
        by.setAccessibleText("Replace with");
        by.setPrefWidth(180);
        Button one = new Button("Replace");
        one.setOnAction(event -> replace());
        Button all = new Button("Replace all");
        all.setOnAction(event -> replaceAll());
        replaceRow.getChildren().addAll(by, one, all);
        replaceRow.getStyleClass().add("at-replace-row");
        getChildren().addAll(find, replaceRow);
        by.setOnAction(event -> replace());
        by.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                onClose.run();
                event.consume();
            }
        });
        find.setOnText(text -> seek(true));
        find.setOnStep(this::step);
        find.setOnClose(onClose);
        area.multiPlainChanges().subscribe(changes -> {
            if (isVisible()) {
                seek(false);
            }
        });
    }

    void open(boolean withReplace) {
        setVisible(true);
        setManaged(true);
        boolean replaces = withReplace && area.isEditable();
        replaceRow.setVisible(replaces);
        replaceRow.setManaged(replaces);
        String selected = area.getSelectedText();
        if (!selected.isEmpty() && selected.indexOf('\n') < 0) {
            find.setText(selected);
        }
        find.begin();
        seek(false);
    }

    void step(boolean forward) {
        int from = forward ? area.getSelection().getEnd() : area.getSelection().getStart();
        show(TextSearch.next(matches, from, forward));
    }

    private void seek(boolean move) {
        String needle = find.text();
        StyledDocument<?, ?, ?> snapshot = area.getDocument();
        long mine = ++asked;
        int caret = area.getSelection().getStart();
        Thread.ofVirtual().name("text-search").start(() -> {
            int[] found = TextSearch.find(snapshot.getText(), needle);
            UiThread.run(() -> {
                if (mine != asked) {
                    return;
                }
                matches = found;
                if (move && found.length > 0) {
                    show(TextSearch.next(found, caret, true));
                } else {
                    find.say(needle.isEmpty() ? "" : words(-1));
                }
            });
        });
    }

    private String words(int index) {
        if (matches.length == 0) {
            return "No match";
        }
        return index < 0
                ? String.format(Locale.ROOT, "%,d found", matches.length)
                : String.format(Locale.ROOT, "%,d of %,d", index + 1, matches.length);
    }

    private void show(int index) {
        if (index >= 0) {
            area.selectRange(matches[index], matches[index] + find.text().length());
            area.requestFollowCaret();
        }
        find.say(words(index));
    }

    private void replace() {
        boolean onMatch = area.getSelectedText().equalsIgnoreCase(find.text());
        if (onMatch && !find.text().isEmpty()) {
            area.replaceSelection(by.getText());
            matches = TextSearch.find(area.getText(), find.text());
        }
        step(true);
    }

    /** One change, and one step to undo. */
    private void replaceAll() {
        String text = area.getText();
        int[] found = TextSearch.find(text, find.text());
        if (found.length == 0) {
            return;
        }
        int length = find.text().length();
        area.replaceText(
                found[0], found[found.length - 1] + length, TextSearch.replaced(text, found, length, by.getText()));
        find.say(String.format(Locale.ROOT, "%,d replaced", found.length));
    }

    /** For tests and for a program that searches. */
    FindBar find() {
        return find;
    }
}
