package studio.atelier.workbench.grid;

import java.util.Locale;
import java.util.Objects;
import javafx.geometry.HPos;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.scroll.TextPen;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Token;

/**
 * Draws rows. Columns that scroll come first and those in place over them, so nothing needs a clip: text is cut to
 * its cell by measure.
 */
final class BodyPainter {

    private static final double BOX = 14;

    private final CellPen cell;
    private final CellPainter cells;

    BodyPainter(TextPen pen, GraphicsContext g, Palette palette) {
        cell = new CellPen(pen, g, palette);
        cells = new CellPainter(cell);
    }

    void paint(GraphicsContext g, Palette palette, GridScene scene) {
        cell.begin(g, palette);
        cells.begin(palette);
        GridGeometry geometry = scene.geometry();
        g.setFill(cell.color(Token.SURFACE_2));
        g.fillRect(0, 0, scene.width(), scene.height());
        double fixed = geometry.fixedWidth();
        columns(scene, geometry.firstColumn(), geometry.lastColumn(), fixed, scene.width());
        if (scene.columns().frozen() > 0) {
            columns(scene, 0, scene.columns().frozen() - 1, geometry.gutter(), fixed);
            line(scene, fixed - 1, Token.BORDER_2);
        }
        gutter(scene);
        focus(scene);
    }

    private void columns(GridScene scene, int first, int last, double from, double to) {
        GridGeometry geometry = scene.geometry();
        if (last < first || geometry.rows() == 0 || blank(scene)) {
            return;
        }
        double columnsEnd = geometry.x(last) + scene.columns().width(last);
        // Rows of things reach to the edge of the view; those of data end with their cells.
        double end = scene.selection().mode() == GridSelection.Mode.ROWS ? to : Math.min(to, columnsEnd);
        grounds(scene, first, last, from, end);
        for (int position = first; position <= last; position++) {
            cells.column(scene, position);
        }
        rowLines(scene, from, end);
        for (int position = first; position <= last; position++) {
            if (scene.options().columnLines() || endsGroup(scene.columns(), position)) {
                line(scene, geometry.x(position) + scene.columns().width(position) - 1, Token.BORDER_1);
            }
        }
    }

    /** Nothing could be read at all: a message stands here instead. */
    private static boolean blank(GridScene scene) {
        return scene.cells() == null || scene.cells().isBlank();
    }

    static boolean endsGroup(ColumnOrder columns, int position) {
        return position + 1 < columns.size()
                && !Objects.equals(
                        columns.column(position).group(),
                        columns.column(position + 1).group());
    }

    private void grounds(GridScene scene, int first, int last, double from, double to) {
        GridGeometry geometry = scene.geometry();
        GraphicsContext g = cell.context();
        double top = geometry.headerHeight();
        double bottom = bottom(scene);
        g.setFill(cell.color(Token.SURFACE_2));
        g.fillRect(from, top, to - from, bottom - top);
        GridSelection selection = scene.selection();
        for (CellRange range : selection.ranges()) {
            if (range.wholeColumns() && !range.wholeRows()) {
                fill(scene, range, first, last, from, to, Token.COLUMN_SELECTED);
            }
        }
        if (scene.hoverRow() >= 0) {
            g.setFill(cell.color(Token.HOVER));
            g.fillRect(from, geometry.y(scene.hoverRow()), to - from, geometry.rowHeight());
        }
        Token chosen = scene.focused()
                        || selection.mode() == GridSelection.Mode.ROWS
                                && scene.options().checkBoxes()
                ? Token.SELECTION
                : Token.SELECTION_IDLE;
        for (CellRange range : selection.ranges()) {
            if (!range.wholeColumns() || range.wholeRows()) {
                fill(scene, range, first, last, from, to, chosen);
            }
        }
    }

    private void fill(GridScene scene, CellRange range, int first, int last, double from, double to, Token token) {
        GridGeometry geometry = scene.geometry();
        long top = Math.max(range.top(), geometry.firstRow());
        long bottom = Math.min(range.bottom(), geometry.lastRow());
        int left = Math.max(range.left(), first);
        int right = Math.min(range.right(), last);
        if (bottom < top || right < left) {
            return;
        }
        double x = Math.max(from, geometry.x(left));
        boolean toEdge = scene.selection().mode() == GridSelection.Mode.ROWS && right == last;
        double end =
                toEdge ? to : Math.min(to, geometry.x(right) + scene.columns().width(right));
        cell.context().setFill(cell.color(token));
        cell.context().fillRect(x, geometry.y(top), end - x, (bottom - top + 1) * geometry.rowHeight());
    }

    private void rowLines(GridScene scene, double from, double to) {
        GridGeometry geometry = scene.geometry();
        cell.context().setFill(cell.color(Token.BORDER_1));
        for (long row = geometry.firstRow(); row <= geometry.lastRow(); row++) {
            cell.context().fillRect(from, geometry.y(row + 1) - 1, to - from, 1);
        }
    }

    private void line(GridScene scene, double x, Token token) {
        double top = scene.geometry().headerHeight();
        cell.context().setFill(cell.color(token));
        cell.context().fillRect(x, top, 1, bottom(scene) - top);
    }

    private static double bottom(GridScene scene) {
        return Math.min(scene.height(), scene.geometry().y(scene.geometry().rows()));
    }

    private void gutter(GridScene scene) {
        GridGeometry geometry = scene.geometry();
        GraphicsContext g = cell.context();
        double gutter = geometry.gutter();
        double checks = geometry.checkWidth();
        if (gutter == 0 || blank(scene)) {
            return;
        }
        for (long row = geometry.firstRow(); row <= geometry.lastRow(); row++) {
            boolean chosen = scene.selection().containsRow(row);
            boolean numbers = gutter > checks;
            Token plain = numbers ? Token.SURFACE_1 : Token.SURFACE_2;
            Token ground = chosen ? Token.SELECTION : row == scene.hoverRow() ? Token.HOVER : plain;
            double y = geometry.y(row);
            g.setFill(cell.color(ground));
            g.fillRect(0, y, gutter, geometry.rowHeight());
            g.setFill(cell.color(Token.BORDER_1));
            g.fillRect(0, y + geometry.rowHeight() - 1, gutter, 1);
            place(0, y, gutter, geometry.rowHeight());
            if (checks > 0) {
                box(cell, (checks - BOX) / 2 + 1, (cell.height - BOX) / 2, chosen);
            }
            if (numbers) {
                cell.write(
                        String.format(Locale.ROOT, "%,d", row + 1),
                        cell.number(),
                        Token.TEXT_3,
                        HPos.RIGHT,
                        checks,
                        gutter - checks - CellPen.PADDING);
            }
        }
        if (gutter > checks) {
            line(scene, gutter - 1, Token.BORDER_1);
        }
    }

    static void box(CellPen cell, double left, double top, boolean on) {
        if (on) {
            cell.box(Token.ACCENT_FILL, left, top, BOX, BOX, 3);
            Icons.draw(
                    cell.context(),
                    "ci-checkmark",
                    cell.x() + left + BOX / 2,
                    cell.y() + top + BOX / 2,
                    12,
                    cell.color(Token.ON_ACCENT));
        } else {
            cell.box(Token.BORDER_3, left, top, BOX, BOX, 3);
            cell.box(Token.SURFACE_2, left + 1, top + 1, BOX - 2, BOX - 2, 2);
        }
    }

    private void focus(GridScene scene) {
        GridGeometry geometry = scene.geometry();
        GridSelection selection = scene.selection();
        long row = selection.row();
        if (!scene.focused()
                || row < geometry.firstRow()
                || row > geometry.lastRow()
                || scene.columns().size() == 0) {
            return;
        }
        GraphicsContext g = cell.context();
        g.setStroke(cell.color(Token.FOCUS));
        double y = geometry.y(row);
        if (selection.mode() == GridSelection.Mode.ROWS) {
            if (selection.ranges().size() != 1 || !selection.containsRow(row)) {
                g.setLineWidth(1);
                g.strokeRect(0.5, y + 0.5, scene.width() - 1, geometry.rowHeight() - 2);
            }
            return;
        }
        int column = Math.min(selection.column(), scene.columns().size() - 1);
        boolean inPlace = column < scene.columns().frozen();
        double left = Math.max(geometry.x(column), inPlace ? 0 : geometry.fixedWidth());
        double right = Math.min(geometry.x(column) + scene.columns().width(column), scene.width());
        if (right - left > 3) {
            g.setLineWidth(2);
            g.strokeRect(left + 1, y + 1, right - left - 3, geometry.rowHeight() - 3);
        }
    }

    private void place(double x, double y, double width, double height) {
        cell.x = x;
        cell.y = y;
        cell.width = width;
        cell.height = height;
    }

    static @Nullable Object valueAt(CellStore store, long row, int sourceColumn) {
        Cells tile = store.tile(row, sourceColumn);
        int inside = (int) (row - CellStore.tileStart(row));
        return tile == null || inside >= tile.rows() ? null : tile.value(inside, store.tileColumn(sourceColumn));
    }
}
