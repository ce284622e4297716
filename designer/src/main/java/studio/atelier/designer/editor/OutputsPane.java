package studio.atelier.designer.editor;

import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.run.RunState;
import studio.atelier.engine.api.Engine;
import studio.atelier.workbench.frame.Workbench;

/** What the steps of the run that is shown left behind. */
final class OutputsPane extends BorderPane {

    OutputsPane(Engine engine, Workbench workbench) {
        getStyleClass().add("at-sheet");
    }

    void show(@Nullable RunState run) {}
}
