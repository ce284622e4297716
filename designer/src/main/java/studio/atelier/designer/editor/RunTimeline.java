package studio.atelier.designer.editor;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.run.RunRows;
import studio.atelier.designer.run.RunState;
import studio.atelier.engine.pipelines.expression.StepGraph;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.theme.Theme;
import studio.atelier.workbench.timeline.TimelineRow;
import studio.atelier.workbench.timeline.TimelineView;

/** The steps of the run that is shown over time, with the path that decided how long it took. */
final class RunTimeline extends BorderPane {

    private final TimelineView view;
    private final Placeholder none =
            new Placeholder("ci-roadmap", "No run is shown", "Run the pipeline to see its steps over time.");
    private List<TimelineRow> rows = List.of();
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

    /** Shows no run. */
    void clear() {
        rows = List.of();
        setCenter(none);
    }

    /**
     * @param graph of the definition that the run runs
     */
    void show(RunState run, StepGraph graph) {
        List<TimelineRow> now = RunRows.of(run, graph);
        // Progress and metrics change often and are not drawn here.
        if (!now.equals(rows)) {
            rows = now;
            view.show(now);
        }
        setCenter(view);
    }

    void select(@Nullable String step) {
        telling = true;
        view.selectedProperty().set(step);
        telling = false;
    }
}
