package studio.atelier.studio.window;

import java.time.Duration;
import java.util.Optional;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.studio.project.Project;
import studio.atelier.workbench.notification.FailureText;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.notification.NotificationCenter;
import studio.atelier.workbench.notification.Severity;
import studio.atelier.workbench.thread.LiveReading;
import studio.atelier.workbench.thread.Reading;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells when the project file says something else than what the open project works with, whoever changed it. The engine
 * reads it when it starts; a change has its effect once the project is opened again. JavaFX thread.
 */
final class ProjectFileWatch implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final ObjectNode opened;
    private final NotificationCenter notifications;
    private final Runnable reopen;
    private final LiveReading<ObjectNode> reading;
    private final Subscription subscription;
    private @Nullable ObjectNode told;
    private String problem = "";
    private boolean problemTold;

    /** @param reopen opens the project again */
    ProjectFileWatch(Project project, NotificationCenter notifications, Runnable reopen) {
        this.opened = project.file().json();
        this.notifications = notifications;
        this.reopen = reopen;
        this.reading = new LiveReading<>(
                "project file",
                BETWEEN,
                _ -> ProjectFile.findFor(project.folder()).json());
        this.subscription = reading.stateProperty().subscribe(this::look);
        reading.repeat(true);
    }

    private void look(Reading<ObjectNode> state) {
        state.problem().ifPresent(this::look);
        state.known().ifPresent(this::look);
    }

    private void look(ObjectNode now) {
        problem = "";
        boolean isNews = !now.equals(Optional.ofNullable(told).orElse(opened));
        told = now;
        if (isNews && !now.equals(opened)) {
            notifications.show(Notification.of(
                    Severity.INFO,
                    ProjectFile.NAME + " has changed",
                    "This project works with what it said before, until it is opened again.",
                    new Notification.Action("Open again", reopen)));
        }
    }

    // Some programs write a file bit by bit: what is wrong once may be right at the next look.
    private void look(Throwable failure) {
        String now = FailureText.of(failure);
        boolean stays = now.equals(problem);
        problemTold = stays && problemTold;
        problem = now;
        if (stays && !problemTold) {
            problemTold = true;
            notifications.show(
                    Notification.of(
                            Severity.WARNING,
                            ProjectFile.NAME + " cannot be used",
                            problem
                                    + "\nThis project goes on with what the file said before, but does not open again with it."));
        }
    }

    @Override
    public void close() {
        subscription.unsubscribe();
        reading.close();
    }
}
