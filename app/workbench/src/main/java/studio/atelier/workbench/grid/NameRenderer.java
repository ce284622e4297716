package studio.atelier.workbench.grid;

import javafx.geometry.HPos;
import javafx.scene.text.Font;
import studio.atelier.workbench.theme.Token;

/** A name in medium type, with the letter of a comparison on a tile behind it. */
record NameRenderer() implements CellRenderer {

    private static final double TILE = 16;
    private static final double GAP = 6;

    @Override
    public void draw(CellPen cell, Object value) {
        Font font = cell.fonts().name();
        double space = cell.width() - 2 * CellPen.PADDING;
        if (!(value instanceof Badged badged)) {
            cell.write(String.valueOf(value), font, Token.TEXT_1, HPos.LEFT);
            return;
        }
        double width = cell.write(badged.name(), font, Token.TEXT_1, HPos.LEFT, CellPen.PADDING, space - TILE - GAP);
        double left = Math.round(CellPen.PADDING + width + GAP);
        double top = (cell.height() - TILE) / 2;
        Token tile = Token.values()[Token.CHART_1.ordinal() + Math.floorMod(badged.series(), 10)];
        cell.box(tile, left, top, TILE, TILE, 3);
        cell.write(badged.letter(), cell.fonts().badge(), Token.SURFACE_2, HPos.CENTER, left, TILE);
    }

    @Override
    public String text(Object value) {
        return value instanceof Badged badged ? badged.name() : String.valueOf(value);
    }

    @Override
    public double extra() {
        return TILE + GAP;
    }
}
