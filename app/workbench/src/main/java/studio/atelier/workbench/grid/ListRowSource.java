package studio.atelier.workbench.grid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.thread.UiThread;

/**
 * Rows of records held in memory, which may be set anew at any time: rows are recognised by their key, so that
 * selection and scrolling stay with them. JavaFX thread, but for {@link #fetch}.
 *
 * @param <T> a record; what its columns show may change only with the record
 */
public final class ListRowSource<T> implements RowSource {

    private volatile List<ListColumn<T>> columns;
    private final Function<T, ?> key;
    private final List<Consumer<RowChange>> listeners = new CopyOnWriteArrayList<>();
    private List<T> all = List.of();
    private volatile List<T> shown = List.of();
    private List<SortKey> sort = List.of();
    private @Nullable Predicate<T> filter;

    /**
     * @param key tells records apart, such as their name
     */
    public ListRowSource(List<ListColumn<T>> columns, Function<T, ?> key) {
        this.columns = List.copyOf(columns);
        this.key = key;
    }

    /** Shows other columns of the same records; sorting by one that is gone ends. */
    public void setColumns(List<ListColumn<T>> wanted) {
        UiThread.check();
        columns = List.copyOf(wanted);
        listeners.forEach(listener -> listener.accept(new RowChange.Columns()));
    }

    /** Replaces all records. */
    public void setRows(List<? extends T> rows) {
        UiThread.check();
        all = List.copyOf(rows);
        arrange();
    }

    /** @param predicate keeps a record in view; null for all */
    public void setFilter(@Nullable Predicate<T> predicate) {
        UiThread.check();
        filter = predicate;
        arrange();
    }

    public T row(long index) {
        return shown.get(Math.toIntExact(index));
    }

    /** @return where the record with this key is now, or -1 */
    public long indexOf(Object wanted) {
        List<T> rows = shown;
        for (int i = 0; i < rows.size(); i++) {
            if (key.apply(rows.get(i)).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public List<GridColumn> columns() {
        return columns.stream().map(ListColumn::column).toList();
    }

    @Override
    public RowCount count() {
        return RowCount.exact(shown.size());
    }

    @Override
    public Fetch fetch(Block block) {
        List<T> rows = shown;
        List<ListColumn<T>> now = columns;
        int from = (int) Math.min(block.firstRow(), rows.size());
        int to = Math.min(from + block.rows(), rows.size());
        List<List<@Nullable Object>> values = new ArrayList<>();
        for (T row : rows.subList(from, to)) {
            List<@Nullable Object> line = new ArrayList<>();
            for (int i = 0; i < block.columns(); i++) {
                line.add(now.get(block.firstColumn() + i).value().apply(row));
            }
            values.add(line);
        }
        return Fetch.ready(Cells.of(values));
    }

    @Override
    public boolean sorts(GridColumn column) {
        return columns.stream().anyMatch(known -> known.column().id().equals(column.id()) && known.order() != null);
    }

    @Override
    public void sort(List<SortKey> keys) {
        sort = List.copyOf(keys);
        arrange();
    }

    @Override
    public Subscription onChange(Consumer<RowChange> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void arrange() {
        List<T> before = shown;
        List<T> after = new ArrayList<>(all);
        if (filter != null) {
            after.removeIf(filter.negate());
        }
        Comparator<T> order = order();
        if (order != null) {
            after.sort(order);
        }
        Map<Object, Integer> places = new HashMap<>();
        for (int i = 0; i < after.size(); i++) {
            places.put(key.apply(after.get(i)), i);
        }
        shown = List.copyOf(after);
        RowChange change = new RowChange.Rearranged(row ->
                row >= 0 && row < before.size() ? places.getOrDefault(key.apply(before.get((int) row)), -1) : -1);
        listeners.forEach(listener -> listener.accept(change));
    }

    private @Nullable Comparator<T> order() {
        Comparator<T> order = null;
        for (SortKey wanted : sort) {
            for (ListColumn<T> column : columns) {
                Comparator<T> natural = column.order();
                if (natural != null && column.column().id().equals(wanted.column())) {
                    Comparator<T> missingLast =
                            Comparator.comparing((T row) -> column.value().apply(row) == null);
                    Comparator<T> next = missingLast.thenComparing(wanted.descending() ? natural.reversed() : natural);
                    order = order == null ? next : order.thenComparing(next);
                }
            }
        }
        return order;
    }
}
