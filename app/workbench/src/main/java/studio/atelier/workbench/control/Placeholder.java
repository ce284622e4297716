package studio.atelier.workbench.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import studio.atelier.workbench.theme.Icons;

/** What stands where nothing is yet: an icon, a title, one sentence, one action. */
public final class Placeholder extends VBox {

    /**
     * @param action a button, or nothing
     */
    public Placeholder(String icon, String title, String sentence, Node... action) {
        getStyleClass().add("at-placeholder");
        setAlignment(Pos.CENTER);
        setSpacing(8);
        Label heading = Labels.of(title, "at-title");
        heading.setWrapText(true);
        heading.setTextAlignment(TextAlignment.CENTER);
        Label text = Labels.of(sentence, "at-text-2");
        text.setWrapText(true);
        text.setTextAlignment(TextAlignment.CENTER);
        text.setMaxWidth(360);
        text.setAlignment(Pos.CENTER);
        getChildren().addAll(Icons.of(icon, "at-icon-32"), heading, text);
        getChildren().addAll(action);
    }
}
