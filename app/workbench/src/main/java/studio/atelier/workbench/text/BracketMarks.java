package studio.atelier.workbench.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fxmisc.richtext.CodeArea;

/** Marks the bracket at the cursor and the one that belongs to it. JavaFX thread. */
final class BracketMarks {

    private static final List<String> STYLE = List.of("at-bracket");

    private final CodeArea area;
    private final Highlighting highlighting;
    private final Set<Integer> marked = new HashSet<>();

    BracketMarks(CodeArea area, Highlighting highlighting) {
        this.area = area;
        this.highlighting = highlighting;
    }

    /** Marks anew, for where the cursor is now. */
    void show() {
        marked.forEach(highlighting::again);
        marked.clear();
        int row = area.getCurrentParagraph();
        int column = area.getCaretColumn();
        Brackets pairs = new Brackets(
                area.getParagraphs().size(), at -> area.getParagraph(at).getText(), highlighting::line);
        int at = pairs.isBracket(row, column) ? column : pairs.isBracket(row, column - 1) ? column - 1 : -1;
        Brackets.Place other = at < 0 ? null : pairs.match(row, at);
        if (other != null) {
            mark(row, at);
            mark(other.line(), other.column());
        }
    }

    private void mark(int row, int column) {
        area.setStyle(row, column, column + 1, STYLE);
        marked.add(row);
    }
}
