package studio.atelier.designer.editor;

import java.util.function.Consumer;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.run.RunState;
import studio.atelier.workbench.theme.Theme;

/** The steps of the run that is shown over time. */
final class RunTimeline extends BorderPane {

    RunTimeline(Theme theme, Consumer<String> choose) {
        getStyleClass().add("at-sheet");
    }

    void show(@Nullable RunState run) {}

    void select(@Nullable String step) {}
}
