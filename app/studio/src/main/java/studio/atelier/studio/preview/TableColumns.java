package studio.atelier.studio.preview;

import java.math.BigDecimal;
import java.util.Locale;
import studio.atelier.engine.dataprep.view.ViewColumn;
import studio.atelier.workbench.grid.CellRenderer;
import studio.atelier.workbench.grid.GridColumn;
import studio.atelier.workbench.grid.Renderers;

/** How the columns of a file look in the grid. */
final class TableColumns {

    private static final CellRenderer NUMBER = Renderers.number(TableColumns::number);
    private static final CellRenderer WHOLE = Renderers.number(String::valueOf);

    private TableColumns() {}

    static GridColumn of(ViewColumn column) {
        String title = column.name().strip().replaceAll("\\s+", " ");
        double width = Math.clamp(48 + 7.5 * title.length(), 96, 240);
        return switch (column.type()) {
            case LONG -> grid(column, title, "ci-number-0", WHOLE, width);
            case FLOAT -> grid(column, title, "ci-hashtag", NUMBER, width);
            case BOOL -> grid(column, title, "ci-boolean", Renderers.bool(), width);
            case DATE -> grid(column, title, "ci-calendar", Renderers.text(), Math.max(112, width));
            case DATETIME -> grid(column, title, "ci-time", Renderers.text(), Math.max(168, width));
            case ARRAY, STRUCT -> grid(column, title, "ci-json", Renderers.text(), Math.max(200, width));
            case STRING -> grid(column, title, "ci-string-text", Renderers.text(), Math.max(136, width));
        };
    }

    private static GridColumn grid(ViewColumn column, String title, String icon, CellRenderer renderer, double width) {
        return new GridColumn(column.name(), title, icon, renderer, width, null);
    }

    /** Numbers as they are in the file: nothing is rounded, and no groups that a copy would carry on. */
    private static String number(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Float number && number == Math.rint(number) && Math.abs(number) < 1e7) {
            return String.format(Locale.ROOT, "%.1f", number);
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.format(Locale.ROOT, "%.1f", number);
        }
        return value.toString();
    }
}
