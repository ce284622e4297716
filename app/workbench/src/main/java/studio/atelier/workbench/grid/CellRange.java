package studio.atelier.workbench.grid;

/**
 * A rectangle of cells, both ends included. Columns are positions of shown columns. A range of whole rows or columns
 * reaches to {@link #LAST_ROW} or {@link #LAST_COLUMN}, however many there are.
 */
public record CellRange(long top, long bottom, int left, int right) {

    public static final long LAST_ROW = Long.MAX_VALUE / 4;
    public static final int LAST_COLUMN = Integer.MAX_VALUE / 4;

    static CellRange between(long row, int column, long otherRow, int otherColumn) {
        return new CellRange(
                Math.min(row, otherRow),
                Math.max(row, otherRow),
                Math.min(column, otherColumn),
                Math.max(column, otherColumn));
    }

    static CellRange rows(long row, long other) {
        return new CellRange(Math.min(row, other), Math.max(row, other), 0, LAST_COLUMN);
    }

    static CellRange columns(int column, int other) {
        return new CellRange(0, LAST_ROW, Math.min(column, other), Math.max(column, other));
    }

    public boolean contains(long row, int column) {
        return row >= top && row <= bottom && column >= left && column <= right;
    }

    public boolean wholeRows() {
        return left == 0 && right == LAST_COLUMN;
    }

    public boolean wholeColumns() {
        return top == 0 && bottom == LAST_ROW;
    }

    /** @return the part that exists */
    CellRange clip(long rows, int columns) {
        return new CellRange(top, Math.min(bottom, rows - 1), left, Math.min(right, columns - 1));
    }

    long cells() {
        return Math.max(0, bottom - top + 1) * Math.max(0, right - left + 1);
    }
}
