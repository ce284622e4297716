package studio.atelier.studio.preview;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
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
        return Preview.of(under(note, editor), facts);
    }

    /** Bytes as numbers: no language, so nothing is coloured. */
    static Preview bytes(String dump, String facts, String note) {
        TextArea area = new TextArea(dump);
        area.setEditable(false);
        area.getStyleClass().addAll("mono", "preview-bytes");
        area.setAccessibleText("Bytes of the file");
        return Preview.of(under(note, area), facts);
    }

    private static BorderPane under(String note, Node content) {
        BorderPane view = new BorderPane(content);
        view.getStyleClass().add("at-sheet");
        if (!note.isEmpty()) {
            Label words = Labels.of(note, "at-text-2");
            words.setWrapText(true);
            HBox bar = new HBox(8, Icons.of("ci-information"), words);
            bar.getStyleClass().add("preview-note");
            view.setTop(bar);
        }
        return view;
    }
}
