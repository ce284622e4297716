package studio.atelier.workbench.chart;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.util.Subscription;

/** Tells listeners that something changed; any thread. */
final class Signal {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    Subscription on(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void fire() {
        listeners.forEach(Runnable::run);
    }
}
