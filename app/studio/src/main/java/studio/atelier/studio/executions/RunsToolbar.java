package studio.atelier.studio.executions;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import studio.atelier.studio.room.ColumnsButton;
import studio.atelier.studio.room.RoomText;
import studio.atelier.workbench.command.CommandViews;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Select;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.theme.Icons;

/** What stands over the grid of runs: the filter, counts, and what can be done with the selected runs. */
final class RunsToolbar extends VBox {

    private static final String ALL = "Status: all";

    private final RunsGrid grid;
    private final TextField filter = new TextField();
    private final Select<String> status = new Select<>();
    private final Label count = Labels.of("", "at-text-2", "at-number");
    private final Label selected = Labels.of("", "runs-selected");
    private final Label problem = Labels.of("", "filter-problem", "at-status-failed");
    private List<RunEntry> runs = List.of();

    RunsToolbar(CommandViews views, RunsGrid grid) {
        this.grid = grid;
        filter.setId("runs-filter");
        filter.setPromptText("Filter runs, as eta < 0.2");
        filter.setAccessibleText("Filter runs");
        filter.setAccessibleHelp("Words, or comparisons such as eta < 0.2 and status = Failed");
        filter.setPrefWidth(220);
        filter.textProperty().subscribe(text -> apply());
        status.setId("runs-status");
        status.getItems().add(ALL);
        Stream.of(Status.RUNNING, Status.SUCCEEDED, Status.FAILED, Status.STOPPED)
                .map(Status::word)
                .forEach(status.getItems()::add);
        status.setAccessibleText("Status of the runs that are shown");
        status.setValue(ALL);
        status.valueProperty().subscribe(any -> apply());
        problem.setId("runs-filter-problem");
        problem.setGraphic(Icons.of("ci-warning-filled", "at-icon-14", "at-status-failed"));
        problem.setMaxWidth(Double.MAX_VALUE);
        problem.setWrapText(true);
        selected.setVisible(false);
        MenuButton more = new MenuButton("", Icons.of("ci-overflow-menu-horizontal"));
        more.setId("runs-more");
        more.setAccessibleText("More for the selected runs");
        more.getStyleClass().addAll("quiet", "no-arrow");
        more.getItems()
                .addAll(
                        views.item(RunCommands.RENAME),
                        views.item(RunCommands.TAGS),
                        views.item(RunCommands.COPY),
                        new SeparatorMenuItem(),
                        views.item(RunCommands.DELETE));
        HBox bar = new HBox(
                filter,
                status,
                count,
                selected,
                Labels.spring(),
                views.iconButton(RunCommands.OPEN, "quiet"),
                views.iconButton(RunCommands.STOP, "quiet"),
                views.iconButton(RunCommands.RETRY, "quiet"),
                more,
                new ColumnsButton(grid.view()));
        bar.getStyleClass().add("at-toolbar");
        getChildren().addAll(bar, problem);
        showProblem("");
    }

    TextField filter() {
        return filter;
    }

    /** Takes the runs that there are, which tell what can be compared. */
    void show(List<RunEntry> fresh) {
        runs = fresh;
        apply();
    }

    void showSelected(int number) {
        selected.setText(number + " selected");
        selected.setVisible(number > 1);
        selected.setManaged(number > 1);
    }

    /** Shows all runs again. */
    void clear() {
        filter.clear();
        status.setValue(ALL);
    }

    boolean isFiltering() {
        return !filter.getText().isBlank() || !ALL.equals(status.getValue());
    }

    private void apply() {
        try {
            Predicate<RunEntry> wanted = RunFilter.parse(filter.getText(), RunFields.of(runs));
            showProblem("");
            Optional<String> word = Optional.ofNullable(status.getValue()).filter(value -> !value.equals(ALL));
            grid.setFilter(wanted.and(run ->
                    word.filter(value -> !value.equals(run.status().word())).isEmpty()));
        } catch (RunFilter.FilterException e) {
            // What was shown stays, until the filter can be understood.
            showProblem(String.valueOf(e.getMessage()));
        }
        int shown = grid.shown().size();
        String all = RoomText.count(runs.size(), "run", "runs");
        count.setText(shown == runs.size() ? all : shown + " of " + all);
    }

    private void showProblem(String text) {
        problem.setText(text);
        problem.setVisible(!text.isEmpty());
        problem.setManaged(!text.isEmpty());
        filter.getStyleClass().remove("invalid");
        if (!text.isEmpty()) {
            filter.getStyleClass().add("invalid");
        }
    }
}
