package studio.atelier.workbench.control;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.atelier.workbench.theme.Icons;

/** Labels in the styles of the look, and the little layouts around them. */
public final class Labels {

    private Labels() {}

    /**
     * @param styleClasses of the look, such as {@code at-caption}, {@code at-text-2}
     */
    public static Label of(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** @return icon and word of a status in its colour */
    public static Label status(Status status, String word) {
        Label label = of(word, "at-control", status.style());
        label.setGraphic(Icons.of(status.icon(), "at-icon-14", status.style()));
        return label;
    }

    /** @return a status on its soft ground */
    public static Label pill(Status status, String word) {
        Label pill = status(status, word);
        pill.getStyleClass().add("at-pill");
        return pill;
    }

    /** @return the cap of a key, such as "Ctrl K" */
    public static Label keyCap(String keys) {
        return of(keys, "at-key-cap");
    }

    /** @return something that takes all width that is left */
    public static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        VBox.setVgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
