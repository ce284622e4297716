package studio.atelier.workbench.grid;

import java.util.function.Function;
import javafx.geometry.HPos;
import studio.atelier.workbench.theme.Token;

/** Digits of one width at the right. */
record NumberRenderer(Function<Object, String> format) implements CellRenderer {

    @Override
    public void draw(CellPen cell, Object value) {
        cell.write(
                format.apply(value),
                cell.strongText ? cell.fonts().numberStrong() : cell.number(),
                Token.TEXT_1,
                HPos.RIGHT);
    }

    @Override
    public String text(Object value) {
        return format.apply(value);
    }

    @Override
    public HPos side() {
        return HPos.RIGHT;
    }
}
