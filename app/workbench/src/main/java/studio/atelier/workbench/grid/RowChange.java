package studio.atelier.workbench.grid;

import java.util.function.LongUnaryOperator;

/** What became of the rows of a source. */
public sealed interface RowChange {

    /** Only the count changed: rows were added at the end. */
    record Grown() implements RowChange {}

    /** Rows are new, sorted otherwise or have other values, and none can be recognised. */
    record Replaced() implements RowChange {}

    /**
     * Rows moved or have other values.
     *
     * @param moved where an old row is now, or -1 if it is gone
     */
    record Rearranged(LongUnaryOperator moved) implements RowChange {}

    /** The columns changed, and with them everything. */
    record Columns() implements RowChange {}
}
