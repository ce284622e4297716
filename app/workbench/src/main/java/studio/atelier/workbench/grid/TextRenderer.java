package studio.atelier.workbench.grid;

import java.util.function.Function;
import javafx.geometry.HPos;
import studio.atelier.workbench.theme.Token;

/** One line at the left; line breaks are shown as marks. */
record TextRenderer(Token token, Function<Object, String> format) implements CellRenderer {

    private static final int LONGEST = 2_000;

    @Override
    public void draw(CellPen cell, Object value) {
        cell.write(oneLine(format.apply(value)), cell.strongText ? cell.strong() : cell.body(), token, HPos.LEFT);
    }

    @Override
    public String text(Object value) {
        return format.apply(value);
    }

    static String oneLine(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        if (start.indexOf('\n') < 0 && start.indexOf('\t') < 0 && start.indexOf('\r') < 0) {
            return start;
        }
        return start.replace("\r\n", "\u21b5")
                .replace('\n', '\u21b5')
                .replace('\r', '\u21b5')
                .replace('\t', ' ');
    }
}
