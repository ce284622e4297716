package studio.atelier.workbench.grid;

import javafx.geometry.HPos;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.theme.Token;

/** A check mark or a hollow box beside the word. */
record BooleanRenderer() implements CellRenderer {

    private static final double ICON = 14;
    private static final double GAP = 6;

    @Override
    public void draw(CellPen cell, Object value) {
        boolean yes = Boolean.TRUE.equals(value);
        Icons.draw(
                cell.context(),
                yes ? "ci-checkmark" : "ci-close",
                cell.x() + CellPen.PADDING + ICON / 2,
                cell.y() + cell.height() / 2,
                ICON,
                cell.color(yes ? Token.STATUS_SUCCEEDED : Token.TEXT_3));
        double from = CellPen.PADDING + ICON + GAP;
        cell.write(
                text(value),
                cell.body(),
                yes ? Token.TEXT_1 : Token.TEXT_2,
                HPos.LEFT,
                from,
                cell.width() - from - CellPen.PADDING);
    }

    @Override
    public String text(Object value) {
        return String.valueOf(value);
    }

    @Override
    public double extra() {
        return ICON + GAP;
    }
}
