package studio.atelier.workbench.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * What is selected, and the cell that has the focus. Ranges may overlap; the last one grows while Shift is held. Plain
 * data.
 */
public final class GridSelection {

    /** What a click selects. */
    public enum Mode {
        CELLS,
        ROWS
    }

    private static final int MOST_MOVED = 100_000;

    private final Mode mode;
    private final List<CellRange> ranges = new ArrayList<>();
    private long row = -1;
    private int column;
    private long anchorRow;
    private int anchorColumn;

    GridSelection(Mode mode) {
        this.mode = mode;
    }

    public Mode mode() {
        return mode;
    }

    /** @return the row that has the focus; -1 if none has */
    public long row() {
        return row;
    }

    public int column() {
        return column;
    }

    public List<CellRange> ranges() {
        return List.copyOf(ranges);
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    public boolean contains(long atRow, int atColumn) {
        for (CellRange range : ranges) {
            if (range.contains(atRow, atColumn)) {
                return true;
            }
        }
        return false;
    }

    public boolean containsRow(long atRow) {
        for (CellRange range : ranges) {
            if (range.wholeRows() && range.contains(atRow, 0)) {
                return true;
            }
        }
        return false;
    }

    public boolean containsColumn(int atColumn) {
        for (CellRange range : ranges) {
            if (range.wholeColumns() && range.contains(0, atColumn)) {
                return true;
            }
        }
        return false;
    }

    void clear() {
        ranges.clear();
        row = -1;
    }

    void select(long atRow, int atColumn) {
        ranges.clear();
        add(atRow, atColumn);
    }

    /** Adds a range of one cell, or of one row, from which Shift goes on. */
    void add(long atRow, int atColumn) {
        focus(atRow, atColumn);
        anchorRow = atRow;
        anchorColumn = atColumn;
        ranges.add(fromAnchor(atRow, atColumn));
    }

    /** Moves the end of the last range to a cell. */
    void extend(long atRow, int atColumn) {
        if (ranges.isEmpty() || row < 0) {
            select(atRow, atColumn);
            return;
        }
        CellRange last = ranges.removeLast();
        focus(atRow, atColumn);
        if (mode == Mode.CELLS && last.wholeColumns() && atRow == 0 && last.top() == 0) {
            ranges.add(CellRange.columns(anchorColumn, atColumn));
        } else {
            ranges.add(fromAnchor(atRow, atColumn));
        }
    }

    void selectRow(long atRow, boolean extend, boolean keep) {
        if (!keep && !extend) {
            ranges.clear();
        }
        if (extend && !ranges.isEmpty()) {
            ranges.removeLast();
        } else {
            anchorRow = atRow;
        }
        focus(atRow, column);
        ranges.add(CellRange.rows(anchorRow, atRow));
    }

    /** Takes a row into the selection, or out of it. */
    void toggleRow(long atRow) {
        if (containsRow(atRow)) {
            List<CellRange> next = new ArrayList<>();
            for (CellRange range : ranges) {
                if (!range.wholeRows() || !range.contains(atRow, 0)) {
                    next.add(range);
                    continue;
                }
                if (range.top() < atRow) {
                    next.add(CellRange.rows(range.top(), atRow - 1));
                }
                if (range.bottom() > atRow) {
                    next.add(CellRange.rows(atRow + 1, range.bottom()));
                }
            }
            ranges.clear();
            ranges.addAll(next);
        } else {
            ranges.add(CellRange.rows(atRow, atRow));
        }
        focus(atRow, column);
        anchorRow = atRow;
    }

    void selectColumn(int atColumn, boolean extend, boolean keep, long focusRow) {
        if (!keep && !extend) {
            ranges.clear();
        }
        if (extend && !ranges.isEmpty()) {
            ranges.removeLast();
        } else {
            anchorColumn = atColumn;
        }
        focus(focusRow, atColumn);
        anchorRow = focusRow;
        ranges.add(CellRange.columns(anchorColumn, atColumn));
    }

    void selectAll() {
        ranges.clear();
        ranges.add(new CellRange(0, CellRange.LAST_ROW, 0, CellRange.LAST_COLUMN));
        focus(Math.max(0, row), column);
    }

    /** Follows rows that moved; rows that are gone leave the selection. */
    void follow(LongUnaryOperator moved) {
        List<CellRange> next = new ArrayList<>();
        for (CellRange range : ranges) {
            if (range.wholeColumns() || range.bottom() - range.top() > MOST_MOVED) {
                next.add(range);
                continue;
            }
            followRows(range, moved, next);
        }
        ranges.clear();
        ranges.addAll(next);
        anchorRow = Math.max(0, anchorRow >= 0 ? moved.applyAsLong(anchorRow) : 0);
        row = row < 0 ? -1 : moved.applyAsLong(row);
    }

    private static void followRows(CellRange range, LongUnaryOperator moved, List<CellRange> next) {
        long[] rows = new long[(int) (range.bottom() - range.top() + 1)];
        int count = 0;
        for (long old = range.top(); old <= range.bottom(); old++) {
            long now = moved.applyAsLong(old);
            if (now >= 0) {
                rows[count++] = now;
            }
        }
        Arrays.sort(rows, 0, count);
        for (int i = 0; i < count; ) {
            int end = i + 1;
            while (end < count && rows[end] == rows[end - 1] + 1) {
                end++;
            }
            next.add(new CellRange(rows[i], rows[end - 1], range.left(), range.right()));
            i = end;
        }
    }

    /** Columns have other places: only the focus stays, at its column's new place. */
    void columnsMoved(int newColumn) {
        ranges.removeIf(range -> !range.wholeRows());
        column = Math.max(0, newColumn);
        anchorColumn = column;
        if (mode == Mode.CELLS && ranges.isEmpty() && row >= 0) {
            ranges.add(fromAnchor(row, column));
            anchorRow = row;
        }
    }

    private void focus(long atRow, int atColumn) {
        row = atRow;
        column = atColumn;
    }

    private CellRange fromAnchor(long atRow, int atColumn) {
        return mode == Mode.ROWS
                ? CellRange.rows(anchorRow, atRow)
                : CellRange.between(anchorRow, anchorColumn, atRow, atColumn);
    }
}
