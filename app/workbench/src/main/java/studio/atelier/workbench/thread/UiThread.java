package studio.atelier.workbench.thread;

import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/** Ways onto the JavaFX thread. */
public final class UiThread {

    private UiThread() {}

    /** Runs now if this is the JavaFX thread, else soon on it. */
    public static void run(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    /**
     * @param action what brings a screen up to date
     * @return a trigger for any thread; however often it is pulled before the JavaFX thread comes to it, the action
     *     runs once
     */
    public static Runnable coalesced(Runnable action) {
        AtomicBoolean asked = new AtomicBoolean();
        return () -> {
            if (asked.compareAndSet(false, true)) {
                Platform.runLater(() -> {
                    asked.set(false);
                    action.run();
                });
            }
        };
    }

    /** @throws IllegalStateException off the JavaFX thread */
    public static void check() {
        if (!Platform.isFxApplicationThread()) {
            throw new IllegalStateException("This belongs on the JavaFX thread, not on "
                    + Thread.currentThread().getName());
        }
    }
}
