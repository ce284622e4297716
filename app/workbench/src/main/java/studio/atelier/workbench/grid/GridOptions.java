package studio.atelier.workbench.grid;

/**
 * How a grid behaves.
 *
 * @param mode what a click selects
 * @param rowNumbers a gutter with the number of each row
 * @param checkBoxes a gutter with a box that takes the row into the selection; for {@link GridSelection.Mode#ROWS}
 * @param columnLines a line after every column; else only where a group begins
 * @param rowHeight in pixels
 * @param cacheBytes how much the fetched cells may take
 */
public record GridOptions(
        GridSelection.Mode mode,
        boolean rowNumbers,
        boolean checkBoxes,
        boolean columnLines,
        double rowHeight,
        long cacheBytes) {

    private static final long CACHE = 64L << 20;

    /** @return a table of data: cells are selected as in a spreadsheet, rows are numbered */
    public static GridOptions data() {
        return new GridOptions(GridSelection.Mode.CELLS, true, false, true, 24, CACHE);
    }

    /** @return a list of things: rows are selected, heads sort */
    public static GridOptions list() {
        return new GridOptions(GridSelection.Mode.ROWS, false, false, false, 26, CACHE);
    }

    public GridOptions withCheckBoxes() {
        return new GridOptions(mode, rowNumbers, true, columnLines, rowHeight, cacheBytes);
    }

    public GridOptions withCacheBytes(long bytes) {
        return new GridOptions(mode, rowNumbers, checkBoxes, columnLines, rowHeight, bytes);
    }
}
