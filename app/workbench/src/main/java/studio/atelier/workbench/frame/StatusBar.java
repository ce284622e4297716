package studio.atelier.workbench.frame;

import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.stage.PopupWindow;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.task.BackgroundTask;
import studio.atelier.workbench.task.TaskCenter;
import studio.atelier.workbench.task.TaskList;
import studio.atelier.workbench.theme.Icons;

/** The line at the bottom: the task that runs, and what the rooms add on the right. */
final class StatusBar extends HBox {

    private final TaskCenter tasks;
    private final Label task = Labels.of("Ready", "at-text-2");
    private final ProgressBar progress = new ProgressBar();
    private final Button more = new Button();
    private final HBox right = new HBox(16);
    private final InvalidationListener update = any -> show();

    StatusBar(TaskCenter tasks) {
        this.tasks = tasks;
        getStyleClass().addAll("status-bar", "at-h-statusbar");
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(8);
        progress.setPrefWidth(96);
        more.getStyleClass().addAll("quiet", "small");
        more.setId("tasks");
        more.setAccessibleText("Background tasks");
        more.setOnAction(event -> openTasks());
        right.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(task, progress, more, Labels.spring(), right);
        tasks.running().addListener(update);
        tasks.ended().addListener(update);
        show();
    }

    HBox right() {
        return right;
    }

    private void show() {
        task.textProperty().unbind();
        progress.progressProperty().unbind();
        boolean idle = tasks.running().isEmpty();
        progress.setVisible(!idle);
        progress.setManaged(!idle);
        if (idle) {
            task.setText("Ready");
            task.setGraphic(Icons.of("ci-checkmark", "at-icon-14"));
            more.setText(tasks.ended().isEmpty() ? "" : "Tasks");
        } else {
            BackgroundTask first = tasks.running().getFirst();
            task.setGraphic(Icons.of("ci-in-progress", "at-icon-14", "at-status-running"));
            task.textProperty()
                    .bind(Bindings.createStringBinding(
                            () -> first.stageProperty().get().isEmpty()
                                    ? first.name()
                                    : first.name() + ": "
                                            + first.stageProperty().get(),
                            first.stageProperty()));
            progress.progressProperty().bind(first.progressProperty());
            more.setText(tasks.running().size() > 1 ? (tasks.running().size() - 1) + " more" : "Tasks");
        }
        more.setVisible(!more.getText().isEmpty());
    }

    private void openTasks() {
        TaskList list = new TaskList(tasks);
        list.setPrefSize(360, 280);
        CustomMenuItem item = new CustomMenuItem(list, false);
        item.getStyleClass().add("plain-item");
        ContextMenu popup = new ContextMenu(item);
        popup.getStyleClass().add("panel-popup");
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_BOTTOM_LEFT);
        Point2D corner = more.localToScreen(0, -4);
        // A menu finds its height only once it shows; what counts is where the list ends then.
        popup.setOnShown(event -> Platform.runLater(() -> popup.setAnchorY(popup.getAnchorY()
                + corner.getY()
                - list.localToScreen(list.getBoundsInLocal()).getMaxY())));
        popup.show(more, corner.getX(), corner.getY());
    }
}
