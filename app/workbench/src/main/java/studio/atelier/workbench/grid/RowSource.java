package studio.atelier.workbench.grid;

import java.util.List;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table that may be too long or too wide to hold. {@link #fetch} is called from any thread and returns
 * promptly; everything else, and every change that is told, belongs on the JavaFX thread.
 */
public interface RowSource {

    /** @return all columns in their natural order; the indexes of blocks count in it */
    List<GridColumn> columns();

    RowCount count();

    Fetch fetch(Block block);

    /** @return whether {@link #sort} can sort by this column */
    default boolean sorts(GridColumn column) {
        return false;
    }

    /** Sorts by the keys, the first one first, and tells of a change; no keys restore the natural order. */
    default void sort(List<SortKey> keys) {
        throw new UnsupportedOperationException("This source does not sort.");
    }

    /** @return whether {@link #filter} is understood */
    default boolean filters() {
        return false;
    }

    /**
     * Keeps only the rows that match and tells of a change.
     *
     * @param text as the source understands it; null for all rows
     */
    default void filter(@Nullable String text) {
        throw new UnsupportedOperationException("This source does not filter.");
    }

    /** @return what is known of a column's values, for its head; null if nothing is known yet */
    default @Nullable ColumnSummary summary(GridColumn column) {
        return null;
    }

    /** @return ends the listening */
    default Subscription onChange(Consumer<RowChange> listener) {
        return Subscription.EMPTY;
    }
}
