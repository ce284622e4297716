package studio.atelier.workbench.grid;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** What the mouse does in a grid: select, sort, resize, reorder, open. */
final class GridPointer {

    private static final double SLOP = 6;
    private static final double ARROW = 24;

    private enum Drag {
        NONE,
        CELLS,
        ROWS,
        RESIZE,
        HEAD,
        REORDER
    }

    private final GridView grid;
    private final AnimationTimer edge = new AnimationTimer() {
        @Override
        public void handle(long now) {
            scrollAtEdge();
        }
    };
    private Drag drag = Drag.NONE;
    private double pressX;
    private double lastX;
    private double lastY;
    private double startWidth;
    private int dragged = -1;
    private int dropAt = -1;
    private long hoverRow = -1;
    private int hoverColumn = -1;
    private boolean overHeader;

    GridPointer(GridView grid) {
        this.grid = grid;
    }

    void listen() {
        grid.addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(event.getX(), event.getY(), event));
        grid.addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(-1, -1, event));
        grid.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        grid.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        grid.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        grid.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
    }

    long hoverRow() {
        return hoverRow >= grid.geometry().rows() ? -1 : hoverRow;
    }

    int hoverColumn() {
        return hoverColumn;
    }

    boolean overHeader() {
        return overHeader;
    }

    int dropAt() {
        return dropAt;
    }

    private void hover(double x, double y, MouseEvent event) {
        boolean outside = x < 0 || !grid.owns((Node) event.getTarget());
        GridGeometry geometry = grid.geometry();
        long row = outside ? -1 : geometry.row(y);
        int column = outside ? -1 : geometry.column(x);
        boolean header = !outside && y < geometry.headerHeight() && y >= 0;
        grid.setCursor(header && geometry.edge(x) >= 0 ? Cursor.H_RESIZE : Cursor.DEFAULT);
        if (row != hoverRow || header != overHeader || header && column != hoverColumn) {
            grid.requestPaint();
        }
        hoverRow = row;
        hoverColumn = column;
        overHeader = header;
    }

    private void pressed(MouseEvent event) {
        if (!grid.owns((Node) event.getTarget())) {
            return;
        }
        grid.requestFocus();
        pressX = event.getX();
        if (event.getY() < grid.geometry().headerHeight()) {
            pressedHeader(event);
        } else {
            pressedBody(event);
        }
        event.consume();
    }

    private void pressedHeader(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        int resized = grid.geometry().edge(event.getX());
        if (resized >= 0) {
            if (event.getClickCount() == 2) {
                ColumnFit.fit(grid, resized);
                return;
            }
            drag = Drag.RESIZE;
            dragged = resized;
            startWidth = grid.columns().width(resized);
            return;
        }
        dragged = grid.geometry().column(event.getX());
        if (dragged >= 0) {
            drag = Drag.HEAD;
        } else if (grid.selection().mode() == GridSelection.Mode.CELLS
                || grid.geometry().checkWidth() > 0) {
            grid.selection().selectAll();
            grid.selectionChanged();
        }
    }

    private void pressedBody(MouseEvent event) {
        GridGeometry geometry = grid.geometry();
        GridSelection selection = grid.selection();
        long row = geometry.row(event.getY());
        int column = geometry.column(event.getX());
        if (row < 0) {
            return;
        }
        boolean keep = event.isShortcutDown();
        if (event.getButton() != MouseButton.PRIMARY) {
            if (column >= 0 && !selection.contains(row, column)) {
                selection.select(row, column);
                grid.selectionChanged();
            }
            return;
        }
        if (column < 0 && event.getX() < geometry.checkWidth()) {
            selection.toggleRow(row);
        } else if (column < 0 && event.getX() < geometry.gutter()) {
            selection.selectRow(row, event.isShiftDown(), keep);
            drag = Drag.ROWS;
        } else {
            int at = Math.max(0, geometry.nearestColumn(event.getX()));
            if (event.isShiftDown()) {
                selection.extend(row, at);
            } else if (keep && selection.mode() == GridSelection.Mode.ROWS) {
                selection.toggleRow(row);
            } else if (keep) {
                selection.add(row, at);
            } else {
                selection.select(row, at);
            }
            drag = Drag.CELLS;
            if (event.getClickCount() == 2 && !keep && !event.isShiftDown()) {
                drag = Drag.NONE;
                grid.open(row);
            }
        }
        grid.selectionChanged();
    }

    private void dragged(MouseEvent event) {
        lastX = event.getX();
        lastY = event.getY();
        switch (drag) {
            case RESIZE -> {
                grid.columns().resize(dragged, startWidth + lastX - pressX);
                grid.columnsChanged();
            }
            case HEAD -> {
                if (Math.abs(lastX - pressX) > SLOP) {
                    drag = Drag.REORDER;
                    grid.setCursor(Cursor.CLOSED_HAND);
                }
            }
            case REORDER -> {
                int over = grid.geometry().nearestColumn(lastX);
                double middle = grid.geometry().x(over) + grid.columns().width(over) / 2;
                dropAt = lastX < middle ? over : over + 1;
                grid.requestPaint();
            }
            case CELLS, ROWS -> {
                follow();
                edge.start();
            }
            case NONE -> {}
        }
    }

    private void follow() {
        long row = grid.geometry().nearestRow(lastY);
        if (drag == Drag.ROWS) {
            grid.selection().selectRow(row, true, true);
        } else {
            grid.selection().extend(row, Math.max(0, grid.geometry().nearestColumn(lastX)));
        }
        grid.selectionChanged();
    }

    private void scrollAtEdge() {
        double top = grid.geometry().headerHeight();
        double left = grid.geometry().fixedWidth();
        double dy = lastY < top
                ? lastY - top
                : Math.max(0, lastY - top - grid.downExtent().viewport());
        double dx = lastX < left
                ? lastX - left
                : Math.max(0, lastX - left - grid.acrossExtent().viewport());
        boolean moved = grid.downExtent().moveBy(dy / 2);
        moved |= drag == Drag.CELLS && grid.acrossExtent().moveBy(dx / 2);
        if (moved) {
            grid.scrolled();
            follow();
        }
    }

    private void released(MouseEvent event) {
        edge.stop();
        Drag was = drag;
        drag = Drag.NONE;
        if (was == Drag.HEAD) {
            clickedHead(event);
        } else if (was == Drag.REORDER && dropAt >= 0) {
            String id = grid.columns().column(dragged).id();
            if (dropAt != dragged && dropAt != dragged + 1) {
                grid.columns().move(dragged, dropAt);
                grid.selection().columnsMoved(grid.columns().position(id));
                grid.columnsChanged();
                grid.selectionChanged();
            }
        }
        dropAt = -1;
        grid.setCursor(Cursor.DEFAULT);
        grid.requestPaint();
    }

    private void clickedHead(MouseEvent event) {
        GridColumn column = grid.columns().column(dragged);
        RowSource source = grid.source();
        boolean sorts = source != null && source.sorts(column);
        double fromRight = grid.geometry().x(dragged) + grid.columns().width(dragged) - event.getX();
        boolean onArrow = fromRight < ARROW && event.getY() < grid.geometry().namesEnd();
        if (grid.selection().mode() == GridSelection.Mode.ROWS || sorts && onArrow) {
            if (sorts) {
                sort(column, event.isShiftDown());
            }
            return;
        }
        grid.selection()
                .selectColumn(
                        dragged,
                        event.isShiftDown(),
                        event.isShortcutDown(),
                        Math.max(0, grid.geometry().firstRow()));
        grid.selectionChanged();
    }

    /** Up, down, as it was; with Shift after the keys there are. */
    private void sort(GridColumn column, boolean after) {
        List<SortKey> keys = new ArrayList<>(grid.sort());
        SortKey old = keys.stream()
                .filter(key -> key.column().equals(column.id()))
                .findFirst()
                .orElse(null);
        if (!after) {
            keys.clear();
        }
        if (old == null) {
            keys.add(new SortKey(column.id(), false));
        } else {
            int at = Math.max(0, keys.indexOf(old));
            keys.remove(old);
            if (!old.descending()) {
                keys.add(Math.min(at, keys.size()), new SortKey(column.id(), true));
            }
        }
        grid.sortBy(keys);
    }

    private void menu(ContextMenuEvent event) {
        GridGeometry geometry = grid.geometry();
        List<MenuItem> items = List.of();
        if (event.isKeyboardTrigger()) {
            CellRef cell = grid.cell(grid.selection().row(), grid.selection().column());
            items = cell == null ? items : grid.rowItems(cell);
        } else if (event.getY() < geometry.headerHeight()) {
            int column = geometry.column(event.getX());
            items = column < 0 ? items : HeaderMenu.items(grid, column);
        } else {
            CellRef cell = grid.cell(geometry.row(event.getY()), Math.max(0, geometry.column(event.getX())));
            items = cell == null ? items : grid.rowItems(cell);
        }
        if (!items.isEmpty()) {
            new ContextMenu(items.toArray(MenuItem[]::new)).show(grid, event.getScreenX(), event.getScreenY());
            event.consume();
        }
    }
}
