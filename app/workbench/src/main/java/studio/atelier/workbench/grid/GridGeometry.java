package studio.atelier.workbench.grid;

import studio.atelier.workbench.scroll.Extent;
import studio.atelier.workbench.theme.Type;

/** Where cells are in the view, and which cell is where. Pixels from the grid's upper left corner. */
final class GridGeometry {

    private static final double NAMES = 30;
    private static final double SUMMARIES = 86;
    private static final double GROUPS = 22;
    private static final double CHECKS = 30;
    private static final double DIGIT = 7;
    private static final double GUTTER_PADDING = 20;
    private static final double GRIP = 4;

    private final ColumnOrder columns;
    private final Extent across;
    private final Extent down;
    private final GridOptions options;
    private Type type = Type.STANDARD;
    private long rows;
    private boolean summaries;
    private boolean groups;

    GridGeometry(ColumnOrder columns, Extent across, Extent down, GridOptions options) {
        this.columns = columns;
        this.across = across;
        this.down = down;
        this.options = options;
    }

    void update(long rowCount, boolean hasSummaries, boolean hasGroups) {
        rows = rowCount;
        summaries = hasSummaries;
        groups = hasGroups;
    }

    /** Takes other sizes of text; columns grow with them. */
    void use(Type sizes) {
        type = sizes;
        columns.scale(sizes.scale());
    }

    Type type() {
        return type;
    }

    long rows() {
        return rows;
    }

    double rowHeight() {
        return type.px(options.rowHeight());
    }

    double groupHeight() {
        return groups ? type.px(GROUPS) : 0;
    }

    /** @return where the names of columns end */
    double namesEnd() {
        return groupHeight() + type.px(NAMES);
    }

    double headerHeight() {
        return groupHeight() + type.px(summaries ? SUMMARIES : NAMES);
    }

    boolean summaries() {
        return summaries;
    }

    double checkWidth() {
        return options.checkBoxes() ? CHECKS : 0;
    }

    double gutter() {
        double numbers = options.rowNumbers()
                ? Math.max(3, Math.floor(Math.log10(Math.max(1, rows))) * 4 / 3 + 1) * DIGIT * type.scale()
                        + GUTTER_PADDING
                : 0;
        return checkWidth() + Math.rint(numbers);
    }

    /** @return where the columns begin that scroll */
    double fixedWidth() {
        return gutter() + columns.frozenWidth();
    }

    double x(int position) {
        double left = gutter() + columns.left(position);
        return position < columns.frozen() ? left : left - across.position();
    }

    double y(long row) {
        return headerHeight() + row * rowHeight() - down.position();
    }

    /** @return the column at a place, or -1 */
    int column(double x) {
        if (x < gutter()) {
            return -1;
        }
        double inside = x - gutter();
        return columns.at(inside < columns.frozenWidth() ? inside : inside + across.position());
    }

    /** @return the nearest column to a place, also outside of the columns */
    int nearestColumn(double x) {
        int found = column(x);
        if (found >= 0 || columns.size() == 0) {
            return found;
        }
        return x < gutter() ? Math.max(0, column(gutter())) : columns.size() - 1;
    }

    /** @return the row at a place, or -1 */
    long row(double y) {
        if (y < headerHeight()) {
            return -1;
        }
        long row = (long) Math.floor((y - headerHeight() + down.position()) / rowHeight());
        return row < rows ? row : -1;
    }

    long nearestRow(double y) {
        long row = (long) Math.floor((y - headerHeight() + down.position()) / rowHeight());
        return Math.clamp(row, 0, Math.max(0, rows - 1));
    }

    /** @return the column whose right edge can be grabbed here, or -1 */
    int edge(double x) {
        int here = column(Math.max(gutter(), x));
        if (here >= 0 && x(here) + columns.width(here) - x <= GRIP) {
            return here;
        }
        int before = column(x - GRIP);
        if (before >= 0 && here != before && x - (x(before) + columns.width(before)) <= GRIP) {
            return before;
        }
        return -1;
    }

    long firstRow() {
        return (long) Math.floor(down.position() / rowHeight());
    }

    /** @return the last row that is at least partly in view, -1 without rows */
    long lastRow() {
        return Math.min(rows - 1, (long) Math.floor((down.position() + down.viewport() - 1) / rowHeight()));
    }

    /** @return how many whole rows are in view, at least 1 */
    long page() {
        return Math.max(1, (long) Math.floor(down.viewport() / rowHeight()));
    }

    int firstColumn() {
        int first = columns.at(columns.frozenWidth() + across.position());
        return first < 0 ? columns.frozen() : Math.max(first, columns.frozen());
    }

    /** @return the last scrolling column in view; less than the first if none is */
    int lastColumn() {
        double end = columns.frozenWidth() + across.position() + across.viewport() - 1;
        int last = columns.at(Math.min(end, columns.totalWidth() - 1));
        return Math.max(last, columns.frozen() - 1);
    }
}
