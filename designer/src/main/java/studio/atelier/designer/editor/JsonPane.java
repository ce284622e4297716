package studio.atelier.designer.editor;

import javafx.scene.Node;
import studio.atelier.designer.document.Checked;
import studio.atelier.engine.pipelines.validation.Finding;
import studio.atelier.workbench.text.Language;
import studio.atelier.workbench.text.LineMark;
import studio.atelier.workbench.text.TextEditor;

/** The definition as text, with a mark at the line of each finding. */
final class JsonPane {

    private final TextEditor editor = new TextEditor();
    private String shown = "";

    JsonPane() {
        editor.setReadOnly(true);
        editor.setAccessibleText("JSON of the pipeline");
    }

    Node node() {
        return editor;
    }

    void show(String text) {
        if (!shown.equals(text)) {
            shown = text;
            editor.setText(text, Language.JSON);
        }
    }

    void mark(Checked checked) {
        editor.setMarks(checked.findings().stream().map(JsonPane::mark).toList());
    }

    /**
     * @param line from 1
     * @param column from 1
     */
    void goTo(int line, int column) {
        editor.select(line - 1, column - 1);
        editor.requestFocus();
    }

    private static LineMark mark(Finding finding) {
        return new LineMark(
                finding.line() - 1,
                switch (finding.severity()) {
                    case ERROR -> LineMark.Severity.ERROR;
                    case WARNING -> LineMark.Severity.WARNING;
                    case INFO -> LineMark.Severity.INFO;
                },
                finding.message());
    }
}
