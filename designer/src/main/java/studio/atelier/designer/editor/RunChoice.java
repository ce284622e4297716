package studio.atelier.designer.editor;

import javafx.beans.InvalidationListener;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.run.PipelineRuns;
import studio.atelier.designer.run.RunState;
import studio.atelier.designer.run.RunSummary;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.theme.Icons;

/** Which run of a pipeline is shown, out of the recent ones. */
final class RunChoice extends ComboBox<RunSummary> {

    private final PipelineRuns runs;
    private boolean filling;

    RunChoice(PipelineRuns runs) {
        this.runs = runs;
        setId("run-choice");
        setAccessibleText("The run that is shown");
        setPrefWidth(190);
        setMinWidth(110);
        setCellFactory(any -> new RunCell());
        setButtonCell(new RunCell());
        runs.recent().addListener((InvalidationListener) any -> fill());
        valueProperty().addListener((observable, before, now) -> {
            if (!filling && now != null) {
                runs.show(now.arn());
            }
        });
        fill();
    }

    /** Follows which run is shown. */
    void shown(@Nullable RunState state) {
        RunSummary chosen = getValue();
        if (state == null ? chosen != null : chosen == null || !chosen.arn().equals(state.arn())) {
            fill();
        }
    }

    private void fill() {
        filling = true;
        getItems().setAll(runs.recent());
        setPromptText(getItems().isEmpty() ? "No runs yet" : "Show a run");
        setDisable(getItems().isEmpty());
        RunState state = runs.state();
        setValue(
                state == null
                        ? null
                        : getItems().stream()
                                .filter(one -> one.arn().equals(state.arn()))
                                .findFirst()
                                .orElse(null));
        filling = false;
    }

    private static final class RunCell extends ListCell<RunSummary> {

        @Override
        protected void updateItem(@Nullable RunSummary run, boolean empty) {
            super.updateItem(run, empty);
            if (empty || run == null) {
                setText(empty ? null : "Show a run");
                setGraphic(null);
                return;
            }
            setGraphic(Icons.of(run.status().icon(), "at-icon-14", run.status().style()));
            setText(run.title() + "  " + Times.day(run.started()));
        }
    }
}
