package studio.atelier.workbench.grid;

import org.jspecify.annotations.Nullable;

/**
 * One cell.
 *
 * @param row from 0
 * @param column as the source describes it
 * @param value without its accent; null if it is null or has not come yet
 */
public record CellRef(long row, GridColumn column, @Nullable Object value) {}
