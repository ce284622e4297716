package studio.atelier.workbench.grid;

import java.util.Objects;
import javafx.geometry.HPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.scroll.TextPen;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Token;
import studio.atelier.workbench.theme.Type;

/** Draws the heads of columns: groups, names, sorting, and the summaries below them. */
final class HeaderPainter {

    private static final double NAME_WITH_SUMMARY = 26;
    private static final double ICON = 14;
    private static final double GAP = 6;
    private static final double ARROW = 12;

    private final TextPen pen;
    private final SummaryPainter summaries;
    private CellFonts fonts = CellFonts.of(Type.STANDARD);

    HeaderPainter(TextPen pen) {
        this.pen = pen;
        this.summaries = new SummaryPainter(pen);
    }

    void paint(GraphicsContext g, Palette palette, GridScene scene) {
        GridGeometry geometry = scene.geometry();
        ColumnOrder columns = scene.columns();
        fonts = fonts.at(palette.type());
        double height = geometry.headerHeight();
        ground(g, palette, 0, scene.width(), height);
        int frozen = columns.frozen();
        double fixed = geometry.fixedWidth();
        heads(g, palette, scene, geometry.firstColumn(), geometry.lastColumn(), fixed);
        if (frozen > 0) {
            ground(g, palette, geometry.gutter(), fixed - geometry.gutter(), height);
            heads(g, palette, scene, 0, frozen - 1, geometry.gutter());
            g.setFill(palette.get(Token.BORDER_2));
            g.fillRect(fixed - 1, 0, 1, height);
        }
        if (geometry.gutter() > 0) {
            ground(g, palette, 0, geometry.gutter(), height);
            if (scene.options().rowNumbers()) {
                g.setFill(palette.get(Token.BORDER_1));
                g.fillRect(geometry.gutter() - 1, 0, 1, height);
            }
        }
        if (scene.dropAt() >= 0 && columns.size() > 0) {
            double x = scene.dropAt() < columns.size()
                    ? geometry.x(scene.dropAt())
                    : geometry.x(columns.size() - 1) + columns.width(columns.size() - 1);
            g.setFill(palette.get(Token.ACCENT));
            g.fillRect(x - 1, 0, 2, scene.height());
        }
    }

    private static void ground(GraphicsContext g, Palette palette, double x, double width, double height) {
        g.setFill(palette.get(Token.SURFACE_1));
        g.fillRect(x, 0, width, height);
        g.setFill(palette.get(Token.BORDER_2));
        g.fillRect(x, height - 1, width, 1);
    }

    private void heads(GraphicsContext g, Palette palette, GridScene scene, int first, int last, double from) {
        for (int position = first; position <= last; position++) {
            head(g, palette, scene, position);
        }
        if (scene.geometry().groupHeight() > 0) {
            groups(g, palette, scene, first, last, from);
        }
    }

    private void head(GraphicsContext g, Palette palette, GridScene scene, int position) {
        GridGeometry geometry = scene.geometry();
        GridColumn column = scene.columns().column(position);
        double x = geometry.x(position);
        double width = scene.columns().width(position);
        double top = geometry.groupHeight();
        double height = geometry.headerHeight();
        boolean chosen =
                scene.selection().containsColumn(position) && scene.selection().mode() == GridSelection.Mode.CELLS;
        boolean hovered = scene.hoverHeader() && scene.hoverColumn() == position;
        if (chosen || hovered) {
            g.setFill(palette.get(chosen ? Token.ACCENT_SOFT : Token.HOVER));
            g.fillRect(x, top, width, height - top - 1);
        }
        if (chosen) {
            g.setFill(palette.get(Token.ACCENT));
            g.fillRect(x, top, width - 1, 2);
        }
        double nameHeight = geometry.summaries() ? geometry.type().px(NAME_WITH_SUMMARY) : height - top;
        name(g, palette, scene, column, x, width, top, nameHeight, hovered);
        ColumnSummary summary = geometry.summaries() ? scene.source().summary(column) : null;
        if (summary != null) {
            double scale = geometry.type().scale();
            g.save();
            g.translate(x, top + nameHeight);
            g.scale(scale, scale);
            summaries.paint(g, palette, summary, 0, width / scale, 0, chosen);
            g.restore();
        }
        boolean groupEnd = BodyPainter.endsGroup(scene.columns(), position);
        if (scene.options().columnLines() || groupEnd) {
            g.setFill(palette.get(Token.BORDER_1));
            g.fillRect(x + width - 1, groupEnd ? 0 : top, 1, height - 1 - (groupEnd ? 0 : top));
        }
    }

    private void name(
            GraphicsContext g,
            Palette palette,
            GridScene scene,
            GridColumn column,
            double x,
            double width,
            double top,
            double height,
            boolean hovered) {
        double left = x + CellPen.PADDING;
        double space = width - 2 * CellPen.PADDING;
        if (column.icon() != null) {
            Icons.draw(g, column.icon(), left + ICON / 2, top + height / 2, ICON, palette.get(Token.TEXT_3));
            left += ICON + GAP;
            space -= ICON + GAP;
        }
        SortKey key = key(scene, column);
        boolean sortable = scene.source().sorts(column);
        boolean arrow = sortable && (key != null || hovered);
        double arrowSpace = arrow ? ARROW + 4 : 0;
        boolean right = column.icon() == null && column.renderer().side() == HPos.RIGHT;
        Font font = geometryFont(scene);
        Token ink = scene.geometry().summaries() || key != null ? Token.TEXT_1 : Token.TEXT_2;
        double written = pen.write(
                g,
                column.name(),
                font,
                palette.get(ink),
                right ? HPos.RIGHT : HPos.LEFT,
                left,
                top,
                space - (right ? 0 : arrowSpace),
                height);
        if (arrow) {
            double at = scene.options().columnLines()
                    ? x + width - CellPen.PADDING - ARROW / 2
                    : right ? left + space - written - ARROW / 2 - 3 : left + written + ARROW / 2 + 4;
            Icons.draw(
                    g,
                    key == null || key.descending() ? "ci-caret-down" : "ci-caret-up",
                    at,
                    top + height / 2,
                    ARROW,
                    palette.get(key == null ? Token.TEXT_3 : Token.TEXT_1));
        }
    }

    private Font geometryFont(GridScene scene) {
        return scene.geometry().summaries() ? fonts.strong() : fonts.name();
    }

    private static @Nullable SortKey key(GridScene scene, GridColumn column) {
        for (SortKey key : scene.sort()) {
            if (key.column().equals(column.id())) {
                return key;
            }
        }
        return null;
    }

    private void groups(GraphicsContext g, Palette palette, GridScene scene, int first, int last, double from) {
        GridGeometry geometry = scene.geometry();
        ColumnOrder columns = scene.columns();
        int position = first;
        while (position <= last) {
            String group = columns.column(position).group();
            int end = position;
            while (end < last && Objects.equals(columns.column(end + 1).group(), group)) {
                end++;
            }
            if (group != null) {
                double left = Math.max(from, geometry.x(position)) + CellPen.PADDING;
                double right = geometry.x(end) + columns.width(end) - CellPen.PADDING;
                pen.write(
                        g,
                        group,
                        fonts.caption(),
                        palette.get(Token.TEXT_3),
                        HPos.LEFT,
                        left,
                        2,
                        right - left,
                        geometry.groupHeight() - 2);
            }
            position = end + 1;
        }
    }
}
