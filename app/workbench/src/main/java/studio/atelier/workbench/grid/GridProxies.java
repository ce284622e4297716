package studio.atelier.workbench.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for cells and rows before screen readers, which only know nodes: invisible ones, made when asked for and
 * dropped when the view moves on.
 */
final class GridProxies {

    private static final int MOST = 400;

    private record Key(AccessibleRole role, long row, int column) {}

    private final GridView grid;
    private final Group layer = new Group();
    private final Map<Key, Region> made = new HashMap<>();

    GridProxies(GridView grid) {
        this.grid = grid;
        layer.setManaged(false);
        layer.setMouseTransparent(true);
    }

    Group layer() {
        return layer;
    }

    void focusMoved() {
        grid.notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
        grid.notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED_ITEMS);
    }

    void viewMoved() {
        if (!made.isEmpty()) {
            made.clear();
            layer.getChildren().clear();
        }
    }

    @Nullable
    Node focus() {
        GridSelection selection = grid.selection();
        return selection.row() < 0
                ? null
                : selection.mode() == GridSelection.Mode.ROWS
                        ? row(selection.row())
                        : cell(selection.row(), selection.column());
    }

    List<Node> selected() {
        Node focus = focus();
        List<Node> nodes = new ArrayList<>();
        if (focus != null) {
            nodes.add(focus);
        }
        return FXCollections.observableList(nodes);
    }

    @Nullable
    Node cell(long row, int column) {
        CellRef cell = grid.cell(row, column);
        if (cell == null) {
            return null;
        }
        Region node = node(new Key(AccessibleRole.TABLE_CELL, row, column));
        node.setAccessibleText(cell.column().name() + ": " + words(cell));
        place(node, grid.geometry().x(column), row, grid.columns().width(column));
        return node;
    }

    @Nullable
    Node row(long row) {
        if (row < 0 || row >= grid.geometry().rows()) {
            return null;
        }
        StringBuilder text = new StringBuilder("Row " + (row + 1));
        int last = Math.max(grid.geometry().lastColumn(), grid.columns().frozen() - 1);
        for (int column = 0; column <= last; column++) {
            CellRef cell = grid.cell(row, column);
            if (cell != null) {
                text.append(", ").append(cell.column().name()).append(' ').append(words(cell));
            }
        }
        Region node = node(new Key(AccessibleRole.TABLE_ROW, row, -1));
        node.setAccessibleText(text.toString());
        place(node, 0, row, grid.getWidth());
        return node;
    }

    @Nullable
    Node column(int column) {
        if (column < 0 || column >= grid.columns().size()) {
            return null;
        }
        Region node = node(new Key(AccessibleRole.TABLE_COLUMN, -1, column));
        node.setAccessibleText(grid.columns().column(column).name());
        node.resizeRelocate(
                grid.geometry().x(column),
                0,
                grid.columns().width(column),
                grid.geometry().headerHeight());
        return node;
    }

    private static String words(CellRef cell) {
        Object value = cell.value();
        return value == null ? "null" : cell.column().renderer().text(value);
    }

    private void place(Region node, double x, long row, double width) {
        node.resizeRelocate(x, grid.geometry().y(row), width, grid.geometry().rowHeight());
    }

    private Region node(Key key) {
        if (made.size() > MOST) {
            viewMoved();
        }
        return made.computeIfAbsent(key, wanted -> {
            Region region = new Region();
            region.setManaged(false);
            region.setAccessibleRole(wanted.role());
            layer.getChildren().add(region);
            return region;
        });
    }
}
