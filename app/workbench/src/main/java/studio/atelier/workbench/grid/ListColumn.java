package studio.atelier.workbench.grid;

import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column over records.
 *
 * @param value what a record shows in it
 * @param order sorts by it; null if it does not sort
 */
public record ListColumn<T>(
        GridColumn column,
        Function<T, ? extends @Nullable Object> value,
        @Nullable Comparator<T> order) {

    /** @return a column that sorts by its own values; rows without one come last, either way */
    public static <T, V extends Comparable<? super V>> ListColumn<T> sorted(
            GridColumn column, Function<T, ? extends @Nullable V> value) {
        Comparator<T> order = (one, other) -> {
            V a = value.apply(one);
            V b = value.apply(other);
            return a == null || b == null ? 0 : a.compareTo(b);
        };
        return new ListColumn<>(column, value, order);
    }
}
