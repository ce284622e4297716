package studio.atelier.workbench.grid;

import javafx.geometry.HPos;
import studio.atelier.workbench.theme.Token;

/** A number at the right and, before it, a bar that is full at a given value. */
record BarRenderer(double full, CellRenderer number) implements CellRenderer {

    private static final double BAR = 36;
    private static final double THICK = 6;
    private static final double GAP = 8;

    @Override
    public void draw(CellPen cell, Object value) {
        double top = Math.round((cell.height() - THICK) / 2);
        if (value instanceof Number amount && cell.width() > BAR * 2) {
            double share = full == 0 ? 0 : Math.clamp(amount.doubleValue() / full, 0, 1);
            cell.box(Token.PRESSED, CellPen.PADDING, top, BAR, THICK, 1);
            cell.context().setGlobalAlpha(cell.strongText ? 1 : 0.65);
            cell.box(Token.CHART_1, CellPen.PADDING, top, Math.round(BAR * share), THICK, 1);
            cell.context().setGlobalAlpha(1);
        }
        number.draw(cell, value);
    }

    @Override
    public String text(Object value) {
        return number.text(value);
    }

    @Override
    public HPos side() {
        return HPos.RIGHT;
    }

    @Override
    public double extra() {
        return BAR + GAP;
    }
}
