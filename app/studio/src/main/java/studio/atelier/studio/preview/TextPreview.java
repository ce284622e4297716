package studio.atelier.studio.preview;

import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.text.Language;
import studio.atelier.workbench.text.TextEditor;
import studio.atelier.workbench.theme.Icons;

/** A text that is read, not written. */
final class TextPreview {

    private TextPreview() {}

    /**
     * @param note stands above it; may be empty
     */
    static Preview of(String text, Language language, String facts, String note) {
        TextEditor editor = new TextEditor();
        editor.setReadOnly(true);
        editor.setText(text, language);
        BorderPane view = new BorderPane(editor);
        view.getStyleClass().add("at-sheet");
        if (!note.isEmpty()) {
            Label words = Labels.of(note, "at-text-2");
            words.setWrapText(true);
            HBox bar = new HBox(8, Icons.of("ci-information"), words);
            bar.getStyleClass().add("preview-note");
            view.setTop(bar);
        }
        return Preview.of(view, facts);
    }
}
