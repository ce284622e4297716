package studio.atelier.workbench.task;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.notification.NotificationCenter;
import studio.atelier.workbench.thread.UiThread;

/** Starts background tasks and lists them; a task that fails always shows. JavaFX thread. */
public final class TaskCenter {

    private static final int KEPT = 50;

    private final NotificationCenter notifications;
    private final ObservableList<BackgroundTask> running = FXCollections.observableArrayList();
    private final ObservableList<BackgroundTask> runningView = FXCollections.unmodifiableObservableList(running);
    private final ObservableList<BackgroundTask> ended = FXCollections.observableArrayList();
    private final ObservableList<BackgroundTask> endedView = FXCollections.unmodifiableObservableList(ended);

    public TaskCenter(NotificationCenter notifications) {
        this.notifications = notifications;
    }

    public ObservableList<BackgroundTask> running() {
        return runningView;
    }

    /** @return tasks that ended, the last one first */
    public ObservableList<BackgroundTask> ended() {
        return endedView;
    }

    /**
     * Starts work that the user may want to see and cancel.
     *
     * @param name what is done, as in "Opening abalone.json"
     * @param then receives the result on the JavaFX thread; not called after a failure or cancel
     */
    public <T> BackgroundTask start(String name, TaskWork<T> work, Consumer<T> then) {
        UiThread.check();
        BackgroundTask task = new BackgroundTask(name);
        running.add(task);
        CompletableFuture<T> result = task.start(work, () -> end(task));
        var delivered = result.thenAccept(then);
        delivered.exceptionally(failure -> {
            if (task.state() == BackgroundTask.State.SUCCEEDED) {
                notifications.show(Notification.failure(name + ": the result could not be shown", cause(failure)));
            }
            return null;
        });
        return task;
    }

    private void end(BackgroundTask task) {
        running.remove(task);
        ended.addFirst(task);
        if (ended.size() > KEPT) {
            ended.removeLast();
        }
        task.failure().ifPresent(failure -> notifications.show(Notification.failure(task.name() + " failed", failure)));
    }

    private static Throwable cause(Throwable failure) {
        return failure.getCause() == null ? failure : failure.getCause();
    }
}
