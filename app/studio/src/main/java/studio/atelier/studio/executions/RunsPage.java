package studio.atelier.studio.executions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import studio.atelier.studio.room.ReadStates;
import studio.atelier.studio.room.RoomContext;
import studio.atelier.studio.room.RoomLinks;
import studio.atelier.workbench.command.CommandViews;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.thread.Reading;

/** The runs of the chosen pipeline, and those that are compared. JavaFX thread. */
final class RunsPage implements AutoCloseable {

    private final RunsModel model;
    private final RoomLinks links;
    private final RunActions actions;
    private final RunCommands commands;
    private final CommandViews views;
    private final RunsGrid grid;
    private final RunsToolbar toolbar;
    private final ComparePane compare;
    private final RunPane one;
    private final SplitPane split = new SplitPane();
    private final BorderPane page = new BorderPane();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Runs");
    private final Subscription subscriptions;
    private String wanted = "";
    private String empty = "";
    private double division = 0.5;

    RunsPage(RoomContext context, RunsModel model, RunActions actions) {
        this.model = model;
        this.links = context.links();
        this.actions = actions;
        this.views = context.workbench().views();
        this.commands = new RunCommands(context.workbench().commands(), actions);
        this.grid = new RunsGrid(context.workbench().theme(), this::selected);
        this.toolbar = new RunsToolbar(views, grid);
        this.compare = new ComparePane(context.workbench(), grid::swap);
        this.one = new RunPane(context, actions);
        page.setId("runs-page");
        page.getStyleClass().add("at-sheet");
        split.setOrientation(Orientation.VERTICAL);
        split.getItems().add(grid.view());
        SplitPane.setResizableWithParent(compare, false);
        SplitPane.setResizableWithParent(one, false);
        grid.view().setOnOpen(row -> actions.open(grid.run(row)));
        grid.view().setRowMenu(cell -> menu());
        subscriptions = Subscription.combine(
                model.runsProperty().subscribe(any -> show()),
                model.pipelinesProperty().subscribe(any -> show()),
                context.absoluteTimes().subscribe(grid::setAbsoluteTimes));
    }

    Node node() {
        return page;
    }

    ObservableStringValue title() {
        return title.getReadOnlyProperty();
    }

    RunsToolbar toolbar() {
        return toolbar;
    }

    RunsGrid grid() {
        return grid;
    }

    ComparePane compare() {
        return compare;
    }

    /** Selects a run of the chosen pipeline, as soon as it is listed. */
    void select(String arn) {
        wanted = arn;
        selectWanted();
    }

    private void selectWanted() {
        if (!wanted.isEmpty()
                && model.runsProperty().get().known().stream()
                        .flatMap(listed -> listed.runs().stream())
                        .anyMatch(run -> run.arn().equals(wanted))) {
            grid.select(wanted);
            grid.view().requestFocus();
            wanted = "";
        }
    }

    private void show() {
        Optional<String> chosen = model.chosenProperty().get();
        title.set(chosen.map(name -> "Runs of " + name).orElse("Runs"));
        if (chosen.isEmpty()) {
            showNothing();
            return;
        }
        switch (model.runsProperty().get()) {
            case Reading.Ready<RunsModel.Runs>(RunsModel.Runs runs) -> showRuns(runs);
            case Reading.Waiting<RunsModel.Runs> waiting -> alone(ReadStates.waiting("Reading the runs"));
            case Reading.Failed<RunsModel.Runs>(Throwable failure) ->
                alone(failed("The runs of " + chosen.get() + " cannot be read", failure));
        }
    }

    private void showRuns(RunsModel.Runs runs) {
        if (page.getCenter() != split) {
            page.setTop(toolbar);
            page.setCenter(split);
        }
        placeholder(runs.runs());
        grid.show(runs.pipeline(), runs.runs());
        toolbar.show(runs.runs());
        selectWanted();
    }

    private void showNothing() {
        switch (model.pipelinesProperty().get()) {
            case Reading.Failed<List<PipelineEntry>>(Throwable failure) ->
                alone(failed("The pipelines cannot be listed", failure));
            case Reading.Waiting<List<PipelineEntry>> waiting -> alone(ReadStates.waiting("Reading the pipelines"));
            case Reading.Ready<List<PipelineEntry>>(List<PipelineEntry> pipelines) ->
                alone(
                        pipelines.isEmpty()
                                ? ReadStates.none(
                                        "ci-chart-multi-line",
                                        "No runs yet",
                                        "Open a pipeline and run it; every run is kept here with its parameters and"
                                                + " metrics.",
                                        links)
                                : new Placeholder(
                                        "ci-chart-multi-line",
                                        "No pipeline chosen",
                                        "Choose a pipeline at the left to see its runs."));
        }
    }

    private void alone(Node node) {
        commands.select(List.of());
        page.setTop(null);
        page.setCenter(node);
    }

    private Node failed(String what, Throwable failure) {
        return ReadStates.failed("runs-try-again", what, failure, model::retry);
    }

    private void placeholder(List<RunEntry> runs) {
        String state = runs.isEmpty() ? "none" : "filtered";
        if (state.equals(empty)) {
            return;
        }
        empty = state;
        grid.view()
                .setPlaceholder(
                        runs.isEmpty()
                                ? new Placeholder(
                                        "ci-chart-multi-line",
                                        "No runs yet",
                                        "This pipeline is registered, but nobody has run it.")
                                : new Placeholder(
                                        "ci-filter",
                                        "No run matches",
                                        "Change the filter or the status above.",
                                        clear()));
    }

    private Button clear() {
        Button clear = new Button("Clear the filter");
        clear.setOnAction(event -> toolbar.clear());
        return clear;
    }

    private void selected(List<RunEntry> runs) {
        commands.select(runs);
        toolbar.showSelected(runs.size());
        switch (runs.size()) {
            case 0 -> below(null);
            case 1 -> {
                one.show(runs.getFirst());
                below(one);
            }
            default -> {
                compare.show(runs);
                below(compare);
            }
        }
    }

    /** Shows something below the grid; where it was divided stays. */
    private void below(@Nullable Node node) {
        boolean divided = split.getItems().size() > 1;
        if (divided ? split.getItems().getLast() == node : node == null) {
            return;
        }
        if (divided) {
            division = split.getDividerPositions()[0];
        }
        if (node == null) {
            split.getItems().removeLast();
        } else if (divided) {
            split.getItems().set(1, node);
            split.setDividerPositions(division);
        } else {
            split.getItems().add(node);
            split.setDividerPositions(division);
        }
    }

    private List<MenuItem> menu() {
        List<MenuItem> items = new ArrayList<>();
        items.add(views.item(RunCommands.OPEN));
        items.add(views.item(RunCommands.STOP));
        items.add(views.item(RunCommands.RETRY));
        items.add(new SeparatorMenuItem());
        items.add(views.item(RunCommands.RENAME));
        items.add(views.item(RunCommands.TAGS));
        items.add(views.item(RunCommands.COPY));
        items.add(new SeparatorMenuItem());
        items.add(views.item(RunCommands.DELETE));
        return items;
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        commands.close();
        one.close();
    }
}
