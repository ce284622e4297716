package studio.atelier.workbench.grid;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import studio.atelier.workbench.thread.UiThread;

/** The last thing a grid had to say; screens show it in a footer. */
public final class GridMessages {

    private final ReadOnlyStringWrapper last = new ReadOnlyStringWrapper("");

    public ReadOnlyStringProperty lastProperty() {
        return last.getReadOnlyProperty();
    }

    void say(String words) {
        UiThread.run(() -> last.set(words));
    }
}
