package studio.atelier.workbench.task;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.theme.Icons;

/** Tasks that run, with progress and cancel, and those that ended, with their logs. */
public final class TaskList extends BorderPane {

    private final TaskCenter tasks;
    private final InvalidationListener update = any -> show();

    public TaskList(TaskCenter tasks) {
        this.tasks = tasks;
        getStyleClass().add("task-list");
        HBox head = new HBox(Labels.of("Background tasks", "at-strong"));
        head.getStyleClass().add("popup-head");
        setTop(head);
        // The center lives longer than this list.
        tasks.running().addListener(new WeakInvalidationListener(update));
        tasks.ended().addListener(new WeakInvalidationListener(update));
        show();
    }

    private void show() {
        List<Node> rows = new ArrayList<>();
        tasks.running().forEach(task -> rows.add(row(task)));
        tasks.ended().forEach(task -> rows.add(row(task)));
        if (rows.isEmpty()) {
            setCenter(new Placeholder("ci-task", "No tasks", "Long work shows here, with progress and cancel."));
            return;
        }
        VBox column = new VBox();
        column.getChildren().addAll(rows);
        ScrollPane scroll = new ScrollPane(column);
        scroll.setFitToWidth(true);
        setCenter(scroll);
    }

    private static Node row(BackgroundTask task) {
        Label name = Labels.of(task.name(), "at-control");
        HBox head = new HBox(8, icon(task.state()), name, Labels.spring());
        head.setAlignment(Pos.CENTER_LEFT);
        VBox row = new VBox(4, head);
        row.getStyleClass().add("task-row");
        if (task.state() == BackgroundTask.State.RUNNING) {
            Button cancel = new Button("Cancel");
            cancel.getStyleClass().add("link");
            cancel.setOnAction(event -> task.cancel());
            head.getChildren().add(cancel);
            ProgressBar bar = new ProgressBar();
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.progressProperty().bind(task.progressProperty());
            Label stage = Labels.of("", "at-caption", "at-text-2");
            stage.textProperty().bind(task.stageProperty());
            row.getChildren().addAll(bar, stage);
        } else {
            head.getChildren().add(Labels.of(seconds(task), "at-number", "at-text-3"));
            task.failure().ifPresent(failure -> {
                Label why = Labels.of(String.valueOf(failure.getMessage()), "at-caption", "at-status-failed");
                why.setWrapText(true);
                row.getChildren().add(why);
            });
        }
        if (!task.log().isEmpty()) {
            TextArea log = new TextArea(String.join("\n", task.log()));
            log.getStyleClass().add("mono");
            log.setEditable(false);
            log.setPrefRowCount(4);
            row.getChildren().add(log);
        }
        return row;
    }

    private static Node icon(BackgroundTask.State state) {
        return switch (state) {
            case RUNNING -> Icons.of("ci-in-progress", "at-icon-14", "at-status-running");
            case SUCCEEDED -> Icons.of("ci-checkmark-filled", "at-icon-14", "at-status-succeeded");
            case FAILED -> Icons.of("ci-close-filled", "at-icon-14", "at-status-failed");
            case CANCELLED -> Icons.of("ci-stop-filled-alt", "at-icon-14", "at-status-stopped");
        };
    }

    private static String seconds(BackgroundTask task) {
        return "%.1f s".formatted(task.elapsed().toMillis() / 1000.0);
    }
}
