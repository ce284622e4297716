package studio.atelier.designer.editor;

import javafx.scene.Node;
import javafx.scene.control.TextArea;
import studio.atelier.workbench.theme.Theme;

/** The definition as text. */
final class JsonPane {

    private final TextArea area = new TextArea();

    JsonPane(Theme theme) {
        area.setEditable(false);
        area.getStyleClass().add("mono");
        area.setAccessibleText("JSON of the pipeline");
    }

    Node node() {
        return area;
    }

    void show(String text) {
        if (!area.getText().equals(text)) {
            area.setText(text);
        }
    }

    /**
     * @param line from 1
     * @param column from 1
     */
    void goTo(int line, int column) {
        int offset = 0;
        String text = area.getText();
        for (int i = 1; i < line && offset >= 0; i++) {
            offset = text.indexOf('\n', offset) + 1;
        }
        area.selectRange(offset + column - 1, offset + column - 1);
        area.requestFocus();
    }
}
