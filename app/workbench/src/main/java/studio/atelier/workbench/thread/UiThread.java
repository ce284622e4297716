package studio.atelier.workbench.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
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

    /**
     * @param action takes what was told, in order, on the JavaFX thread
     * @return takes what is told on any thread; what comes before the JavaFX thread gets to it is handed on together
     */
    public static <T> Consumer<T> batched(Consumer<List<T>> action) {
        List<T> waiting = new ArrayList<>();
        Runnable handOn = coalesced(() -> {
            List<T> told;
            synchronized (waiting) {
                told = List.copyOf(waiting);
                waiting.clear();
            }
            action.accept(told);
        });
        return one -> {
            synchronized (waiting) {
                waiting.add(one);
            }
            handOn.run();
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
