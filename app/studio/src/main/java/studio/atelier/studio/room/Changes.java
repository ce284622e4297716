package studio.atelier.studio.room;

import java.util.List;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.notification.Severity;

/**
 * What the lists of all rooms can do to what they show: change it in the background, after asking where something is
 * lost, and copy its ARN. A change that fails is told by its task. JavaFX thread.
 */
public final class Changes {

    /** A change; it waits for the engine. */
    public interface Work {
        void run() throws Exception;
    }

    /**
     * What is lost by a change.
     *
     * @param question such as "Delete the pipeline Abalone?"
     * @param words what is gone afterwards, and what stays
     * @param verb of the button
     */
    public record Loss(String question, String words, String verb) {}

    private final Workbench workbench;

    public Changes(Workbench workbench) {
        this.workbench = workbench;
    }

    /**
     * @param name of the task, such as "Renaming Run 12"
     * @param then brings the screen up to date, on the JavaFX thread
     */
    public void start(String name, Work work, Runnable then) {
        workbench
                .tasks()
                .start(
                        name,
                        any -> {
                            work.run();
                            return name;
                        },
                        done -> then.run());
    }

    /** As {@link #start}, once the user has agreed to the loss. */
    public void ask(Loss loss, String name, Work work, Runnable then) {
        Confirmation.ask(workbench, loss.question(), loss.words(), loss.verb(), () -> start(name, work, then));
    }

    /** Copies ARNs, a line each, and says so. */
    public void copyArns(List<String> arns) {
        RoomText.copy(String.join("\n", arns));
        workbench
                .notifications()
                .show(Notification.of(
                        Severity.SUCCESS, "Copied " + RoomText.count(arns.size(), "ARN", "ARNs"), arns.getFirst()));
    }
}
