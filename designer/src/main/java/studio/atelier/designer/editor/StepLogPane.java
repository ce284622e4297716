package studio.atelier.designer.editor;

import java.util.Optional;
import javafx.scene.layout.BorderPane;
import studio.atelier.designer.run.RunState;
import studio.atelier.engine.api.Engine;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.theme.Theme;

/** The log of the chosen step in the run that is shown. */
final class StepLogPane extends BorderPane implements AutoCloseable {

    StepLogPane(Theme theme, Engine engine) {
        getStyleClass().add("at-sheet");
        setCenter(new Placeholder("ci-terminal", "No log", "Run the pipeline and choose a step to follow its log."));
    }

    void show(Optional<String> step, Optional<RunState> run) {}

    @Override
    public void close() {}
}
