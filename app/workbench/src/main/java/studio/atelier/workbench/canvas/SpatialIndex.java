package studio.atelier.workbench.canvas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds items by place: a grid of buckets over their boxes. An item that covers many buckets is kept aside and looked
 * at in every query. Later items lie above earlier ones. For one thread at a time.
 *
 * @param <T> the items, told apart by {@code equals}
 */
public final class SpatialIndex<T> {

    private static final int MANY = 64;

    private final double cell;
    private final Map<T, Entry<T>> entries = new LinkedHashMap<>();
    private final Map<Long, List<Entry<T>>> buckets = new HashMap<>();
    private final List<Entry<T>> large = new ArrayList<>();
    private long nextOrder;
    private int query;

    private static final class Entry<T> {
        private final T item;
        private final Box box;
        private final long order;
        private int seen;

        Entry(T item, Box box, long order) {
            this.item = item;
            this.box = box;
            this.order = order;
        }
    }

    /** @param cell edge of a bucket in world units; a few times the usual size of an item is good */
    public SpatialIndex(double cell) {
        this.cell = cell;
    }

    public int size() {
        return entries.size();
    }

    /** @return all items, the lowest first */
    public Set<T> items() {
        return entries.keySet();
    }

    public Optional<Box> box(T item) {
        return Optional.ofNullable(entries.get(item)).map(e -> e.box);
    }

    /** Adds an item on top, or moves one that is there already, which keeps its height. */
    public void put(T item, Box box) {
        Entry<T> old = entries.get(item);
        if (old != null) {
            unlink(old);
        }
        Entry<T> entry = new Entry<>(item, box, old == null ? nextOrder++ : old.order);
        entries.put(item, entry);
        if (cells(box) > MANY) {
            large.add(entry);
        } else {
            eachCell(
                    box,
                    key -> buckets.computeIfAbsent(key, k -> new ArrayList<>(4)).add(entry));
        }
    }

    public void remove(T item) {
        Entry<T> old = entries.remove(item);
        if (old != null) {
            unlink(old);
        }
    }

    public void clear() {
        entries.clear();
        buckets.clear();
        large.clear();
    }

    /** @return the items that share a point with the box, the lowest first */
    public List<T> in(Box box) {
        query++;
        List<Entry<T>> found = new ArrayList<>();
        collect(large, box, found);
        if (cells(box) > buckets.size()) {
            collect(entries.values(), box, found);
        } else {
            eachCell(box, key -> {
                List<Entry<T>> bucket = buckets.get(key);
                if (bucket != null) {
                    collect(bucket, box, found);
                }
            });
        }
        found.sort(Comparator.comparingLong(e -> e.order));
        List<T> items = new ArrayList<>(found.size());
        found.forEach(e -> items.add(e.item));
        return items;
    }

    /**
     * @param slack world units by which a point may miss
     * @return the topmost item at a point
     */
    public Optional<T> at(double x, double y, double slack) {
        List<T> found = in(new Box(x, y, 0, 0).grown(slack));
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
    }

    /** @return the smallest box around all items; empty if there is none */
    public Optional<Box> bounds() {
        return entries.values().stream().map(e -> e.box).reduce(Box::union);
    }

    private void collect(Collection<Entry<T>> from, Box box, List<Entry<T>> found) {
        for (Entry<T> entry : from) {
            if (entry.seen != query && entry.box.intersects(box)) {
                entry.seen = query;
                found.add(entry);
            }
        }
    }

    private void unlink(Entry<T> entry) {
        if (large.remove(entry)) {
            return;
        }
        eachCell(entry.box, key -> {
            List<Entry<T>> bucket = buckets.get(key);
            if (bucket != null && bucket.remove(entry) && bucket.isEmpty()) {
                buckets.remove(key);
            }
        });
    }

    private double cells(Box box) {
        return (column(box.right()) - column(box.x()) + 1.0) * (column(box.bottom()) - column(box.y()) + 1.0);
    }

    private void eachCell(Box box, Consumer<Long> action) {
        for (int row = column(box.y()); row <= column(box.bottom()); row++) {
            for (int column = column(box.x()); column <= column(box.right()); column++) {
                action.accept((long) row << 32 | column & 0xffffffffL);
            }
        }
    }

    private int column(double at) {
        return (int) Math.floor(at / cell);
    }
}
