package studio.atelier.workbench.canvas;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What a canvas shows: items with a place each, and which of them are selected. Plain data, without a screen; used by
 * one thread, which is the JavaFX thread once a view shows it.
 *
 * @param <T> the items, told apart by {@code equals}
 */
public final class CanvasModel<T> {

    private final SpatialIndex<T> index;
    private final Selection<T> selection = new Selection<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** @param cell a few times the usual size of an item, in world units */
    public CanvasModel(double cell) {
        this.index = new SpatialIndex<>(cell);
    }

    /** For queries; change it through this model only. */
    public SpatialIndex<T> index() {
        return index;
    }

    public Selection<T> selection() {
        return selection;
    }

    /** Replaces all items; the selection keeps those that are still there. */
    public void show(Map<? extends T, Box> items) {
        index.clear();
        items.forEach(index::put);
        selection.retain(index.items());
        changed();
    }

    public void put(T item, Box box) {
        index.put(item, box);
        changed();
    }

    public void remove(T item) {
        index.remove(item);
        selection.retain(index.items());
        changed();
    }

    public void selectAll() {
        selection.set(index.items());
    }

    /** @return the nearest item from an item in a direction */
    public Optional<T> next(T from, Direction direction) {
        Box start = index.box(from).orElse(null);
        if (start == null) {
            return Optional.empty();
        }
        T best = null;
        double least = Double.MAX_VALUE;
        for (T item : index.items()) {
            double distance =
                    index.box(item).map(b -> direction.distance(start, b)).orElse(-1.0);
            if (!item.equals(from) && distance > 0 && distance < least) {
                least = distance;
                best = item;
            }
        }
        return Optional.ofNullable(best);
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
