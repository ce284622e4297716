package studio.atelier.workbench.text;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Asks for a line to go to. JavaFX thread. */
final class GoToBar extends HBox {

    private static final String INVALID = "invalid";

    /** Goes to a place, both from 0. */
    @FunctionalInterface
    interface Target {
        void go(int line, int column);
    }

    private final TextField field = new TextField();
    private final Target target;

    GoToBar(Target target) {
        this.target = target;
        getStyleClass().add("at-find-bar");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setSpacing(6);
        field.setPromptText("Line, or line:column");
        field.setAccessibleText("Line, or line and column with a colon between");
        field.setOnAction(event -> go(field.getText()));
        getChildren().addAll(new Label("Go to line"), field);
    }

    void open() {
        setVisible(true);
        field.getStyleClass().remove(INVALID);
        field.clear();
        field.requestFocus();
    }

    private void go(String wanted) {
        String[] parts = wanted.strip().split(":", 2);
        field.getStyleClass().remove(INVALID);
        try {
            int line = Integer.parseInt(parts[0].strip()) - 1;
            int column = parts.length > 1 ? Integer.parseInt(parts[1].strip()) - 1 : 0;
            target.go(line, column);
        } catch (NumberFormatException e) {
            field.getStyleClass().add(INVALID);
        }
    }
}
