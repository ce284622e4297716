package studio.atelier.workbench.grid;

import javafx.geometry.HPos;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.theme.Icons;

/** Icon and word in the colour of the status. */
record StatusRenderer() implements CellRenderer {

    private static final double ICON = 14;
    private static final double GAP = 6;

    @Override
    public void draw(CellPen cell, Object value) {
        if (!(value instanceof StatusCell(Status status, String word))) {
            Renderers.text().draw(cell, value);
            return;
        }
        Icons.draw(
                cell.context(),
                status.icon(),
                cell.x() + CellPen.PADDING + ICON / 2,
                cell.y() + cell.height() / 2,
                ICON,
                cell.color(status.color()));
        double from = CellPen.PADDING + ICON + GAP;
        cell.write(word, cell.body(), status.color(), HPos.LEFT, from, cell.width() - from - CellPen.PADDING);
    }

    @Override
    public String text(Object value) {
        return value instanceof StatusCell status ? status.word() : String.valueOf(value);
    }

    @Override
    public double extra() {
        return ICON + GAP;
    }
}
