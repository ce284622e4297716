package studio.atelier.workbench.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import studio.atelier.workbench.thread.UiThread;

/** Keeps notifications, and tells whoever shows them as toasts. */
public final class NotificationCenter {

    private static final int KEPT = 200;

    private final ObservableList<Notification> all = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final List<Consumer<Notification>> toasts = new ArrayList<>();

    /** Shows and keeps a notification. Any thread. */
    public void show(Notification notification) {
        UiThread.run(() -> {
            all.addFirst(notification);
            if (all.size() > KEPT) {
                all.removeLast();
            }
            unread.set(unread.get() + 1);
            List.copyOf(toasts).forEach(toast -> toast.accept(notification));
        });
    }

    /** @return all kept, the newest first */
    public ObservableList<Notification> all() {
        return all;
    }

    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    public void markRead() {
        unread.set(0);
    }

    /** Adds somebody who shows each notification as it comes. */
    public void onShow(Consumer<Notification> toast) {
        toasts.add(toast);
    }
}
