package studio.atelier.workbench.grid;

import javafx.geometry.HPos;

/** Draws the values of a column, and says them as text for copies, searches and screen readers. */
public interface CellRenderer {

    /** Draws a value that is not null into its cell; the ground is already there. */
    void draw(CellPen cell, Object value);

    /** @return one line */
    String text(Object value);

    /** @return the side at which values and the head stand */
    default HPos side() {
        return HPos.LEFT;
    }

    /** @return pixels beside the text that a fitting column needs: icons, bars, gaps */
    default double extra() {
        return 0;
    }
}
