package studio.atelier.workbench.grid;

import java.util.function.Function;
import javafx.geometry.HPos;
import studio.atelier.workbench.theme.Token;

/** Times in digits of one width, at the left. */
record TimeRenderer(Function<Object, String> format) implements CellRenderer {

    @Override
    public void draw(CellPen cell, Object value) {
        cell.write(format.apply(value), cell.number(), Token.TEXT_1, HPos.LEFT);
    }

    @Override
    public String text(Object value) {
        return format.apply(value);
    }
}
