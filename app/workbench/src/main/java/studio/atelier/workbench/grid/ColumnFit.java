package studio.atelier.workbench.grid;

import javafx.scene.text.Font;
import studio.atelier.workbench.theme.Type;

/** Makes a column as wide as its head and the values in view ask for. */
final class ColumnFit {

    private static final double WIDEST = 600;
    private static final double HEAD_EXTRA = 36;

    private ColumnFit() {}

    static void fit(GridView grid, int position) {
        GridColumn column = grid.columns().column(position);
        Type type = grid.geometry().type();
        Font number = type.number();
        double wide = grid.measure(column.name(), type.strong()) + (column.icon() == null ? 16 : HEAD_EXTRA);
        long last = grid.geometry().lastRow();
        for (long row = grid.geometry().firstRow(); row <= last; row++) {
            CellRef cell = grid.cell(row, position);
            if (cell != null && cell.value() != null) {
                String text = TextRenderer.oneLine(column.renderer().text(cell.value()));
                wide = Math.max(
                        wide, grid.measure(text, number) + column.renderer().extra());
            }
        }
        grid.columns().resize(position, Math.min(WIDEST, Math.ceil(wide) + 2 * CellPen.PADDING + 2));
        grid.columnsChanged();
    }
}
