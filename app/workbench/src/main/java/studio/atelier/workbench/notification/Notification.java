package studio.atelier.workbench.notification;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;

/**
 * Something told without being asked.
 *
 * @param title one line
 * @param text what it means and what to do; may be empty
 * @param details what to copy into a report; may be empty
 * @param actions offered, the first one most prominently
 */
public record Notification(
        Severity severity, String title, String text, String details, List<Action> actions, Instant time) {

    /**
     * @param label a verb, as in "Open log"
     */
    public record Action(String label, Runnable run) {}

    public Notification {
        actions = List.copyOf(actions);
    }

    public static Notification of(Severity severity, String title, String text, Action... actions) {
        return new Notification(severity, title, text, "", List.of(actions), Instant.now());
    }

    /** @return a failure with what was thrown as its details */
    public static Notification failure(String title, Throwable failure, Action... actions) {
        StringWriter stack = new StringWriter();
        failure.printStackTrace(new PrintWriter(stack));
        return new Notification(
                Severity.ERROR, title, FailureText.of(failure), stack.toString(), List.of(actions), Instant.now());
    }
}
