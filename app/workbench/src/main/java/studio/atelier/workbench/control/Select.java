package studio.atelier.workbench.control;

import javafx.scene.control.ComboBox;

/**
 * One of a few choices. Unlike those of a plain combo box, its keys cannot choose nothing at all: once it has a value it
 * keeps one.
 */
public final class Select<T> extends ComboBox<T> {

    /** Listeners that are added later never see that it was empty for a moment. */
    public Select() {
        valueProperty().addListener((observable, before, now) -> {
            if (now == null && before != null) {
                setValue(before);
            }
        });
    }
}
