package studio.atelier.workbench.scroll;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.atelier.workbench.theme.Icons;

/** What stands where there is no content: an icon, what is so, what to do, and the button that does it. */
public final class Placeholder extends VBox {

    private static final double SENTENCE = 360;

    /**
     * @param title one line, such as "No runs yet"
     * @param sentence why, and what comes next
     * @param action the button's verb, or null for none
     */
    public Placeholder(String icon, String title, String sentence, @Nullable String action, Runnable onAction) {
        super(8);
        setAlignment(Pos.CENTER);
        getStyleClass().add("at-no-content");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        FontIcon picture = Icons.of(icon);
        Label heading = new Label(title);
        heading.getStyleClass().add("at-title");
        Label text = new Label(sentence);
        text.getStyleClass().addAll("at-body", "at-text-2");
        text.setWrapText(true);
        text.setTextAlignment(TextAlignment.CENTER);
        text.setMaxWidth(SENTENCE);
        text.setAlignment(Pos.CENTER);
        getChildren().addAll(picture, heading, text);
        if (action != null) {
            Button button = new Button(action);
            button.setOnAction(event -> onAction.run());
            VBox.setMargin(button, new Insets(4, 0, 0, 0));
            getChildren().add(button);
        }
    }
}
