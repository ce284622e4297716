package studio.atelier.workbench.grid;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menu of a column: sort, fit, hide, keep in place. */
final class HeaderMenu {

    private HeaderMenu() {}

    static void open(GridView grid, int position) {
        double x = grid.geometry().x(position);
        Point2D corner = grid.localToScreen(Math.max(0, x), grid.geometry().headerHeight());
        if (corner != null) {
            new ContextMenu(items(grid, position).toArray(MenuItem[]::new)).show(grid, corner.getX(), corner.getY());
        }
    }

    static List<MenuItem> items(GridView grid, int position) {
        ColumnOrder columns = grid.columns();
        GridColumn column = columns.column(position);
        List<MenuItem> items = new ArrayList<>(grid.headerItems(column));
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        RowSource source = grid.source();
        if (source != null && source.sorts(column)) {
            items.add(item("Sort ascending", () -> grid.sortBy(List.of(new SortKey(column.id(), false)))));
            items.add(item("Sort descending", () -> grid.sortBy(List.of(new SortKey(column.id(), true)))));
            if (!grid.sort().isEmpty()) {
                items.add(item("Clear sorting", () -> grid.sortBy(List.of())));
            }
            items.add(new SeparatorMenuItem());
        }
        items.add(item("Fit width", () -> ColumnFit.fit(grid, position)));
        boolean frozen = position < columns.frozen();
        items.add(item(frozen ? "Let all columns scroll" : "Keep columns up to here in place", () -> {
            columns.freeze(frozen ? 0 : position + 1);
            grid.columnsChanged();
        }));
        MenuItem hide = item("Hide column", () -> {
            columns.hide(position);
            grid.selection().columnsMoved(Math.min(position, columns.size() - 1));
            grid.columnsChanged();
            grid.selectionChanged();
        });
        hide.setDisable(columns.size() <= 1);
        items.add(hide);
        if (columns.hidesAny()) {
            items.add(item("Show all columns", () -> {
                columns.hidden().forEach(columns::show);
                grid.selection().columnsMoved(Math.max(0, columns.position(column.id())));
                grid.columnsChanged();
                grid.selectionChanged();
            }));
        }
        return items;
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }
}
