package studio.atelier.workbench.grid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a {@link Block}. Immutable, read from any thread. */
public interface Cells {

    int rows();

    /**
     * @param row from 0 inside the block
     * @param column from 0 inside the block
     */
    @Nullable
    Object value(int row, int column);

    /** @return roughly how much memory the values take, for the bound of the cache */
    long bytes();

    /** @return cells over rows of values, each as long as the block is wide */
    static Cells of(List<? extends List<? extends @Nullable Object>> rows) {
        return new RowCells(rows);
    }

    /** Rows of lists. */
    record RowCells(List<? extends List<? extends @Nullable Object>> values) implements Cells {

        private static final int OBJECT = 48;

        @Override
        public int rows() {
            return values.size();
        }

        @Override
        public @Nullable Object value(int row, int column) {
            return values.get(row).get(column);
        }

        @Override
        public long bytes() {
            return values.isEmpty()
                    ? 0
                    : (long) values.size() * values.getFirst().size() * OBJECT;
        }
    }
}
