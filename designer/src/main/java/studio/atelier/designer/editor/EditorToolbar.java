package studio.atelier.designer.editor;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.document.Checked;
import studio.atelier.designer.run.RunState;
import studio.atelier.designer.run.RunSummary;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.theme.Theme;

/** The bar over the canvas: run, stop, which run is shown, undo, canvas or JSON. */
final class EditorToolbar {

    private final PipelineEditor editor;
    private final HBox bar = new HBox();
    private final Button run = new Button("Run", Icons.of("ci-play-filled-alt"));
    private final MenuButton more = new MenuButton();
    private final Button stop = new Button("Stop", Icons.of("ci-stop-filled-alt"));
    private final ComboBox<RunSummary> shown = new ComboBox<>();
    private final Label progress = Labels.of("", "at-text-2");
    private final Label problems = new Label();
    private boolean choosing;

    EditorToolbar(PipelineEditor editor, Theme theme) {
        this.editor = editor;
        bar.getStyleClass().add("at-toolbar");
        run.setId("run");
        run.getStyleClass().add("primary");
        run.setTooltip(new Tooltip("Run the pipeline  F5"));
        run.setOnAction(event -> editor.run());
        fillMore();
        stop.setId("stop");
        stop.getStyleClass().add("danger");
        stop.setOnAction(event -> editor.stop());
        stop.disableProperty().bind(editor.runningProperty().not());
        fillRuns();
        bar.getChildren()
                .addAll(
                        run,
                        more,
                        stop,
                        separator(),
                        shown,
                        progress,
                        Labels.spring(),
                        problems,
                        undo(),
                        redo(),
                        toggle());
        for (Control fixed : List.of(run, more, stop)) {
            fixed.setMinWidth(Control.USE_PREF_SIZE);
        }
        shown.setMinWidth(110);
        HBox.setMargin(more, new javafx.geometry.Insets(0, 0, 0, -6));
        editor.follow(editor.runs().stateProperty(), this::showProgress);
        editor.follow(editor.document().checkedProperty(), this::showProblems);
    }

    Node node() {
        return bar;
    }

    private void fillMore() {
        more.setId("run-more");
        more.setAccessibleText("More ways to run");
        more.getStyleClass().add("run-more");
        MenuItem again = item("Run again with the same values", editor::runAgain);
        MenuItem selected = item("Run selected steps", editor::runSelected);
        MenuItem retry = item("Retry from the failed step", editor::retry);
        retry.setId("retry");
        more.getItems().addAll(again, selected, retry);
        more.setOnShowing(event -> {
            RunState state = editor.runs().state();
            retry.setDisable(state == null || state.status() != Status.FAILED && state.status() != Status.STOPPED);
            selected.setDisable(editor.canvas().selection().items().isEmpty());
        });
    }

    private static MenuItem item(String title, Runnable action) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(event -> action.run());
        return item;
    }

    private void fillRuns() {
        shown.setId("run-choice");
        shown.setAccessibleText("The run that is shown");
        shown.setPromptText("No runs yet");
        shown.setPrefWidth(190);
        shown.setCellFactory(any -> new RunCell());
        shown.setButtonCell(new RunCell());
        editor.runs().recent().addListener((InvalidationListener) any -> refill());
        shown.valueProperty().addListener((observable, before, now) -> {
            if (!choosing && now != null) {
                editor.runs().show(now.arn());
            }
        });
        refill();
    }

    private void refill() {
        choosing = true;
        shown.getItems().setAll(editor.runs().recent());
        shown.setPromptText(shown.getItems().isEmpty() ? "No runs yet" : "Show a run");
        shown.setDisable(shown.getItems().isEmpty());
        RunState state = editor.runs().state();
        shown.setValue(
                state == null
                        ? null
                        : editor.runs().recent().stream()
                                .filter(one -> one.arn().equals(state.arn()))
                                .findFirst()
                                .orElse(null));
        choosing = false;
    }

    private void showProgress(@Nullable RunState state) {
        run.setText(state == null ? "Run" : "Run again");
        if (state == null) {
            progress.setText("");
        } else {
            progress.setText(state.done() + " of " + state.steps().size() + " done");
            if (shown.getValue() == null || !shown.getValue().arn().equals(state.arn())) {
                refill();
            }
        }
    }

    private void showProblems(Checked checked) {
        problems.getStyleClass().removeIf(style -> style.startsWith("at-status"));
        boolean errors = checked.errors() > 0;
        boolean any = errors || checked.warnings() > 0;
        problems.setVisible(any);
        problems.setManaged(any);
        if (any) {
            String style = errors ? "at-status-failed" : "at-status-warning";
            long number = errors ? checked.errors() : checked.warnings();
            problems.setText(number + (errors ? " error" : " warning") + (number == 1 ? "" : "s"));
            problems.getStyleClass().add(style);
            problems.setGraphic(Icons.of(errors ? "ci-warning-filled" : "ci-warning-alt-filled", "at-icon-14", style));
        }
    }

    private Button undo() {
        Button undo = quiet("ci-undo", "Undo");
        undo.setId("undo");
        undo.setOnAction(event -> editor.document().history().undo());
        undo.disableProperty().bind(editor.document().history().canUndo().not());
        undo.setOnMouseEntered(event -> undo.getTooltip()
                .setText(editor.document()
                        .history()
                        .undoName()
                        .map(name -> "Undo: " + name)
                        .orElse("Undo")));
        return undo;
    }

    private Button redo() {
        Button redo = quiet("ci-redo", "Redo");
        redo.setId("redo");
        redo.setOnAction(event -> editor.document().history().redo());
        redo.disableProperty().bind(editor.document().history().canRedo().not());
        redo.setOnMouseEntered(event -> redo.getTooltip()
                .setText(editor.document()
                        .history()
                        .redoName()
                        .map(name -> "Redo: " + name)
                        .orElse("Redo")));
        return redo;
    }

    private static Button quiet(String icon, String title) {
        Button button = new Button();
        button.setGraphic(Icons.of(icon));
        button.getStyleClass().add("quiet");
        button.setAccessibleText(title);
        button.setTooltip(new Tooltip(title));
        return button;
    }

    private Node toggle() {
        ToggleGroup group = new ToggleGroup();
        ToggleButton canvas = new ToggleButton("Canvas");
        canvas.setId("show-canvas");
        ToggleButton json = new ToggleButton("JSON");
        json.setId("show-json");
        canvas.setToggleGroup(group);
        json.setToggleGroup(group);
        canvas.setSelected(true);
        canvas.setMinWidth(Control.USE_PREF_SIZE);
        json.setMinWidth(Control.USE_PREF_SIZE);
        canvas.getStyleClass().add("segment-left");
        json.getStyleClass().add("segment-right");
        group.selectedToggleProperty().addListener((observable, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else if (editor.showsJson() != (now == json)) {
                editor.showJson(now == json);
            }
        });
        editor.follow(editor.showsJsonProperty(), shows -> group.selectToggle(shows ? json : canvas));
        HBox both = new HBox(canvas, json);
        both.setAlignment(Pos.CENTER);
        return both;
    }

    private static Separator separator() {
        Separator separator = new Separator(javafx.geometry.Orientation.VERTICAL);
        separator.setMaxHeight(18);
        return separator;
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
