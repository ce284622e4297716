package studio.atelier.designer.editor;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
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
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.notification.Severity;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.theme.Theme;
import studio.atelier.workbench.undo.UndoBar;

/** The bar over the canvas: run, stop, which run is shown, undo, canvas or JSON. */
final class EditorToolbar {

    private final PipelineEditor editor;
    private final HBox bar = new HBox();
    private final Button run = new Button("Run", Icons.of("ci-play-filled-alt"));
    private final MenuButton more = new MenuButton();
    private final Button stop = new Button("Stop", Icons.of("ci-stop-filled-alt"));
    private final RunChoice shown;
    private final Label progress = Labels.of("", "at-text-2");
    private final Label problems = new Label();
    private final UndoBar history;

    EditorToolbar(PipelineEditor editor, Theme theme) {
        this.editor = editor;
        this.shown = new RunChoice(editor.runs());
        this.history = new UndoBar(editor.document().history());
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
        bar.getChildren()
                .addAll(run, more, stop, separator(), shown, progress, Labels.spring(), problems, history, toggle());
        for (Control fixed : List.of(run, more, stop, progress, problems)) {
            fixed.setMinWidth(Control.USE_PREF_SIZE);
        }
        HBox.setMargin(more, new Insets(0, 0, 0, -6));
        editor.follow(editor.runs().stateProperty(), this::showProgress);
        editor.follow(editor.document().checkedProperty(), this::showProblems);
    }

    Node node() {
        return bar;
    }

    /** Opens the list of all changes, undone ones too. */
    void showHistory() {
        history.showHistory();
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

    private void showProgress(@Nullable RunState state) {
        run.setText(state == null ? "Run" : "Run again");
        if (state == null || state.status().isFinal()) {
            progress.setText("");
        } else {
            progress.setText(state.done() + " of " + state.steps().size() + " done");
        }
        shown.shown(state);
    }

    private void showProblems(Checked checked) {
        problems.getStyleClass().removeIf(style -> style.startsWith("at-status"));
        boolean errors = checked.errors() > 0;
        boolean any = errors || checked.warnings() > 0;
        problems.setVisible(any);
        problems.setManaged(any);
        if (any) {
            Severity look = errors ? Severity.ERROR : Severity.WARNING;
            long number = errors ? checked.errors() : checked.warnings();
            problems.setText(number + (errors ? " error" : " warning") + (number == 1 ? "" : "s"));
            problems.getStyleClass().add(look.style());
            problems.setGraphic(Icons.of(look.icon(), "at-icon-14", look.style()));
        }
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
        Separator separator = new Separator(Orientation.VERTICAL);
        separator.setMaxHeight(18);
        return separator;
    }
}
