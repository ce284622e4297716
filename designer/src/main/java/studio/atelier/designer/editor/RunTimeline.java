package studio.atelier.designer.editor;

import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.run.RunRows;
import studio.atelier.designer.run.RunState;
import studio.atelier.engine.pipelines.expression.StepGraph;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.theme.Theme;
import studio.atelier.workbench.timeline.TimelineView;

/** The steps of the run that is shown over time, with the path that decided how long it took. */
final class RunTimeline extends BorderPane {

    private final TimelineView view;
    private final Placeholder none =
            new Placeholder("ci-roadmap", "No run is shown", "Run the pipeline to see its steps over time.");
    private boolean telling;

    RunTimeline(Theme theme, Consumer<String> choose) {
        this.view = new TimelineView(theme, InstantSource.system());
        getStyleClass().add("at-sheet");
        setCenter(none);
        view.selectedProperty().subscribe(step -> {
            if (step != null && !telling) {
                choose.accept(step);
            }
        });
    }

    /**
     * @param graph of the definition that the run runs
     */
    void show(@Nullable RunState run, StepGraph graph) {
        if (run == null) {
            setCenter(none);
            return;
        }
        view.show(RunRows.of(run, graph));
        setCenter(view);
    }

    void select(@Nullable String step) {
        telling = true;
        view.selectedProperty().set(step);
        telling = false;
    }
}
