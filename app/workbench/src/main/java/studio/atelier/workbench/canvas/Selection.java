package studio.atelier.workbench.canvas;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Which items are selected, in the order in which that happened. Plain data; listeners run on the changing thread.
 *
 * @param <T> the items
 */
public final class Selection<T> {

    private final LinkedHashSet<T> items = new LinkedHashSet<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public Set<T> items() {
        return Collections.unmodifiableSet(items);
    }

    public boolean contains(T item) {
        return items.contains(item);
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** @return the one that was selected last */
    public Optional<T> lead() {
        return items.isEmpty() ? Optional.empty() : Optional.of(items.getLast());
    }

    /** Selects these only. */
    public void set(Collection<? extends T> wanted) {
        LinkedHashSet<T> next = new LinkedHashSet<>(wanted);
        if (!List.copyOf(next).equals(List.copyOf(items))) {
            items.clear();
            items.addAll(next);
            changed();
        }
    }

    /** Selects one more, or no longer if it is selected. */
    public void toggle(T item) {
        if (!items.remove(item)) {
            items.add(item);
        }
        changed();
    }

    public void add(Collection<? extends T> more) {
        if (items.addAll(more)) {
            changed();
        }
    }

    /** Keeps of the selected ones only these, as after a change of the model. */
    public void retain(Collection<? extends T> known) {
        if (items.retainAll(known)) {
            changed();
        }
    }

    public void clear() {
        set(List.of());
    }

    /** @return takes the listener away again */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
