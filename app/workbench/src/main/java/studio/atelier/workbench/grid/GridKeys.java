package studio.atelier.workbench.grid;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What keys do in a grid: those of a spreadsheet. */
final class GridKeys {

    private static final double RESIZE = 16;

    private final GridView grid;

    GridKeys(GridView grid) {
        this.grid = grid;
    }

    void pressed(KeyEvent event) {
        if (event.getTarget() != grid || grid.columns().size() == 0) {
            return;
        }
        boolean used = event.isAltDown() ? alt(event) : plain(event);
        if (used) {
            event.consume();
        }
    }

    private boolean plain(KeyEvent event) {
        boolean far = event.isShortcutDown();
        return switch (event.getCode()) {
            case UP, DOWN, LEFT, RIGHT, HOME, END, PAGE_UP, PAGE_DOWN -> move(event);
            case A -> far && act(() -> grid.selection().selectAll());
            case C, INSERT -> far && copy();
            case F -> far && find();
            case F3 -> {
                grid.overlays().step(!event.isShiftDown());
                yield true;
            }
            case ESCAPE -> grid.overlays().closeFind();
            case ENTER -> open();
            case SPACE -> space(event);
            default -> false;
        };
    }

    private boolean copy() {
        grid.copy();
        return true;
    }

    private boolean find() {
        grid.openFind();
        return true;
    }

    private boolean open() {
        if (grid.selection().row() < 0) {
            return false;
        }
        grid.open(grid.selection().row());
        return true;
    }

    private boolean space(KeyEvent event) {
        GridSelection selection = grid.selection();
        if (selection.row() < 0) {
            return false;
        }
        if (selection.mode() == GridSelection.Mode.ROWS) {
            return act(() -> selection.toggleRow(selection.row()));
        }
        if (event.isShiftDown()) {
            return act(() -> selection.selectRow(selection.row(), false, false));
        }
        return event.isShortcutDown()
                && act(() -> selection.selectColumn(selection.column(), false, false, selection.row()));
    }

    private boolean act(Runnable change) {
        change.run();
        grid.selectionChanged();
        return true;
    }

    private boolean move(KeyEvent event) {
        GridSelection selection = grid.selection();
        long rows = grid.geometry().rows();
        int columns = grid.columns().size();
        if (rows == 0) {
            return false;
        }
        boolean far = event.isShortcutDown();
        boolean wholeRows = selection.mode() == GridSelection.Mode.ROWS;
        long row = Math.clamp(selection.row(), 0, rows - 1);
        int column = Math.clamp(selection.column(), 0, columns - 1);
        if (selection.row() < 0 && !far) {
            // The first key only shows where the focus is.
            go(0, 0, false);
            return true;
        }
        long page = grid.geometry().page();
        KeyCode code = event.getCode();
        long nextRow = switch (code) {
            case UP -> far ? 0 : row - 1;
            case DOWN -> far ? rows - 1 : row + 1;
            case PAGE_UP -> row - page;
            case PAGE_DOWN -> row + page;
            case HOME -> far || wholeRows ? 0 : row;
            case END -> far || wholeRows ? rows - 1 : row;
            default -> row;
        };
        int nextColumn = switch (code) {
            case LEFT -> far ? 0 : column - 1;
            case RIGHT -> far ? columns - 1 : column + 1;
            case HOME -> wholeRows ? column : 0;
            case END -> wholeRows ? column : columns - 1;
            default -> column;
        };
        go(Math.clamp(nextRow, 0, rows - 1), Math.clamp(nextColumn, 0, columns - 1), event.isShiftDown());
        return true;
    }

    private void go(long row, int column, boolean extend) {
        if (extend) {
            grid.selection().extend(row, column);
        } else {
            grid.selection().select(row, column);
        }
        grid.reveal(row, column);
        grid.selectionChanged();
    }

    private boolean alt(KeyEvent event) {
        ColumnOrder columns = grid.columns();
        int column = Math.clamp(grid.selection().column(), 0, columns.size() - 1);
        switch (event.getCode()) {
            case DOWN -> HeaderMenu.open(grid, column);
            case LEFT, RIGHT -> {
                int step = event.getCode() == KeyCode.LEFT ? -1 : 1;
                if (event.isShiftDown()) {
                    columns.resize(column, columns.width(column) + step * RESIZE);
                } else if (column + step >= 0 && column + step < columns.size()) {
                    columns.move(column, step < 0 ? column - 1 : column + 2);
                    grid.selection().columnsMoved(column + step);
                    grid.reveal(Math.max(0, grid.selection().row()), column + step);
                }
                grid.columnsChanged();
                grid.selectionChanged();
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
