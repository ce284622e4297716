package studio.atelier.studio.executions;

import javafx.geometry.HPos;
import studio.atelier.workbench.grid.CellPen;
import studio.atelier.workbench.grid.CellRenderer;
import studio.atelier.workbench.theme.Token;

/** How the cells of a comparison are drawn. */
final class CompareRenderers {

    private CompareRenderers() {}

    /** Names, and headings in strong type. */
    record Name() implements CellRenderer {

        @Override
        public void draw(CellPen cell, Object value) {
            if (value instanceof CompareLine line && line.isHeading()) {
                cell.write(text(value), cell.strong(), Token.TEXT_2, HPos.LEFT);
            } else {
                cell.write(text(value), cell.body(), Token.TEXT_1, HPos.LEFT);
            }
        }

        @Override
        public String text(Object value) {
            return value instanceof CompareLine line
                    ? line.isHeading() ? line.group().title() : line.name()
                    : String.valueOf(value);
        }
    }

    /** What a run has: numbers and texts alike at the right, so that runs can be read against each other. */
    record Value() implements CellRenderer {

        @Override
        public void draw(CellPen cell, Object value) {
            cell.write(text(value), cell.number(), Token.TEXT_1, HPos.RIGHT);
        }

        @Override
        public String text(Object value) {
            return String.valueOf(value);
        }

        @Override
        public HPos side() {
            return HPos.RIGHT;
        }
    }

    /** The difference in the colour of its trend; a sign is always there, colour is not all. */
    record Difference() implements CellRenderer {

        @Override
        public void draw(CellPen cell, Object value) {
            if (!(value instanceof CompareLine line)) {
                return;
            }
            Token token = switch (line.trend()) {
                case BETTER -> Token.STATUS_SUCCEEDED;
                case WORSE -> Token.STATUS_WARNING;
                case NEITHER -> line.isHeading() ? Token.TEXT_3 : Token.TEXT_2;
            };
            cell.write(line.difference(), line.isHeading() ? cell.caption() : cell.number(), token, HPos.RIGHT);
        }

        @Override
        public String text(Object value) {
            return value instanceof CompareLine line ? line.difference() : String.valueOf(value);
        }

        @Override
        public HPos side() {
            return HPos.RIGHT;
        }
    }
}
