package studio.atelier.workbench.grid;

import javafx.geometry.HPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import javafx.scene.transform.Affine;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.scroll.TextPen;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Token;

/** Draws the cells of one column: values, nulls, accents and what has not come yet. */
final class CellPainter {

    private static final int HATCH = 8;
    private static final double SLANT = 0.2;
    private static final double BAR = 8;
    private static final double GAP = 6;

    private final CellPen cell;
    private @Nullable Palette hatchFor;
    private @Nullable ImagePattern hatch;

    CellPainter(CellPen cell) {
        this.cell = cell;
    }

    void begin(Palette palette) {
        if (palette != hatchFor) {
            hatchFor = palette;
            hatch = hatch(palette.get(Token.BORDER_2));
        }
    }

    void column(GridScene scene, int position) {
        CellStore store = scene.cells();
        if (store == null) {
            return;
        }
        GridGeometry geometry = scene.geometry();
        int source = scene.columns().source(position);
        int inTile = store.tileColumn(source);
        CellRenderer renderer = scene.columns().column(position).renderer();
        cell.x = geometry.x(position);
        cell.width = scene.columns().width(position);
        cell.height = geometry.rowHeight();
        Cells tile = null;
        long tileStart = -1;
        long last = geometry.lastRow();
        for (long row = geometry.firstRow(); row <= last; row++) {
            if (CellStore.tileStart(row) != tileStart) {
                tileStart = CellStore.tileStart(row);
                tile = store.tile(row, source);
            }
            cell.y = geometry.y(row);
            int inside = (int) (row - tileStart);
            if (tile == null || inside >= tile.rows()) {
                if (scene.showBars()) {
                    missing(row, source, renderer.side());
                }
            } else {
                value(renderer, tile.value(inside, inTile), scene.options().columnLines());
            }
        }
    }

    private void missing(long row, int column, HPos side) {
        double share = 0.35 + ((row * 31 + column * 17) % 7) / 14.0;
        double width = Math.round((cell.width - 2 * CellPen.PADDING) * share);
        double left = side == HPos.RIGHT ? cell.width - CellPen.PADDING - width : CellPen.PADDING;
        cell.box(Token.HOVER, left, (cell.height - BAR) / 2, width, BAR, 3);
    }

    private void value(CellRenderer renderer, @Nullable Object value, boolean hatched) {
        switch (value) {
            case null -> nothing(renderer, hatched);
            case Accent.Differs differs -> differs(renderer, differs.value());
            case Accent.Best best -> {
                cell.strongText = true;
                renderer.draw(cell, best.value());
                cell.strongText = false;
            }
            case Accent.Failure failure ->
                cell.write(renderer.text(failure.value()), cell.body(), Token.STATUS_FAILED, renderer.side());
            case Accent.Changed changed -> changed(renderer, changed);
            default -> renderer.draw(cell, value);
        }
    }

    private void nothing(CellRenderer renderer, boolean hatched) {
        if (!hatched) {
            if (renderer.side() != HPos.RIGHT) {
                return;
            }
            cell.write("\u2013", cell.number(), Token.TEXT_3, renderer.side());
            return;
        }
        GraphicsContext g = cell.context();
        if (hatch != null) {
            g.setFill(hatch);
            g.fillRect(cell.x, cell.y, cell.width, cell.height);
        }
        double width = cell.measure("null", cell.body());
        double left = renderer.side() == HPos.RIGHT ? cell.width - CellPen.PADDING - width : CellPen.PADDING;
        // Inter has no italic here: the upright face is slanted about its baseline.
        double base = TextPen.baseline(cell.body(), cell.y, cell.height);
        Affine before = g.getTransform();
        g.transform(1, 0, -SLANT, 1, base * SLANT, 0);
        cell.write("null", cell.body(), Token.TEXT_3, HPos.LEFT, left, width + 1);
        g.setTransform(before);
    }

    private void differs(CellRenderer renderer, Object value) {
        String text = renderer.text(value);
        double width = Math.min(cell.width - 4, cell.measure(text, cell.fonts().numberMedium()) + 12);
        double inner = cell.width - 2 * CellPen.PADDING;
        double left = renderer.side() == HPos.RIGHT ? cell.width - width - 2 : 2;
        cell.box(Token.ACCENT_SOFT, left, (cell.height - 18) / 2, width, 18, 3);
        cell.write(text, cell.fonts().numberMedium(), Token.ACCENT, renderer.side(), CellPen.PADDING, inner);
    }

    private void changed(CellRenderer renderer, Accent.Changed changed) {
        cell.box(Token.STATUS_WARNING_SOFT, 0, 0, cell.width, cell.height, 0);
        String now = changed.value() == null ? "null" : renderer.text(changed.value());
        String before = changed.before() == null ? "null" : renderer.text(changed.before());
        double inner = cell.width - 2 * CellPen.PADDING;
        boolean right = renderer.side() == HPos.RIGHT;
        double nowWidth = cell.measure(now, cell.fonts().numberStrong());
        double rest = inner - nowWidth - GAP;
        if (right) {
            cell.write(now, cell.fonts().numberStrong(), Token.TEXT_1, HPos.RIGHT);
            struck(before, CellPen.PADDING, rest, HPos.RIGHT);
        } else {
            double used = struck(before, CellPen.PADDING, Math.max(0, rest), HPos.LEFT);
            double from = used == 0 ? 0 : used + GAP;
            cell.write(now, cell.fonts().numberStrong(), Token.TEXT_1, HPos.LEFT, CellPen.PADDING + from, inner - from);
        }
    }

    private double struck(String text, double from, double space, HPos side) {
        if (space < 12) {
            return 0;
        }
        double width = cell.write(text, cell.number(), Token.TEXT_3, side, from, space);
        double left = side == HPos.RIGHT ? from + space - width : from;
        cell.box(Token.TEXT_3, Math.round(left), Math.round(cell.height / 2), width, 1, 0);
        return width;
    }

    /** Diagonal lines, a tile that fits to itself on all sides. */
    private static ImagePattern hatch(Color color) {
        WritableImage image = new WritableImage(HATCH, HATCH);
        PixelWriter pixels = image.getPixelWriter();
        for (int y = 0; y < HATCH; y++) {
            for (int x = 0; x < HATCH; x++) {
                int on = (x + y) % HATCH;
                double alpha = on == 0 ? 0.8 : on == 1 || on == HATCH - 1 ? 0.25 : 0;
                pixels.setColor(x, y, color.deriveColor(0, 1, 1, alpha));
            }
        }
        return new ImagePattern(image, 0, 0, HATCH, HATCH, false);
    }
}
