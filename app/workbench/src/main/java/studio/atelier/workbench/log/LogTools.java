package studio.atelier.workbench.log;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * The tools over a log in a line that fits: where there is little room the field gets narrower first, then the button
 * with words shows its icon only, then the tools that keys do as well are left out. No word is cut.
 */
final class LogTools extends HBox {

    private static final double FIELD = 56;

    private final Labeled worded;
    private final List<Node> spare;
    private double spareWidth;
    private double wordsWidth;

    /**
     * @param tools all of them, in their order
     * @param worded shows its icon only where there is little room
     * @param spare are left out where there is less
     * @param flexible takes what room is left, and shows what fits of its words
     */
    LogTools(List<Node> tools, Labeled worded, List<Node> spare, Region flexible) {
        super(tools.toArray(Node[]::new));
        this.worded = worded;
        this.spare = spare;
        getStyleClass().addAll("at-toolbar", "log-tools");
        setHgrow(flexible, Priority.ALWAYS);
        flexible.setMaxWidth(Double.MAX_VALUE);
        for (Node tool : tools) {
            if (tool instanceof TextField field) {
                field.setMinWidth(FIELD);
            } else if (tool instanceof Region region) {
                region.setMinWidth(region == flexible ? 0 : USE_PREF_SIZE);
            }
        }
    }

    /** Measures anew, as with another size of text. */
    void measure() {
        worded.setContentDisplay(ContentDisplay.LEFT);
        spare.forEach(tool -> shown(tool, true));
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        boolean words = worded.getContentDisplay() == ContentDisplay.LEFT;
        boolean all = spare.getFirst().isManaged();
        double least = super.computeMinWidth(-1);
        if (all) {
            spareWidth = spare.stream()
                    .mapToDouble(tool -> tool.minWidth(-1) + getSpacing())
                    .sum();
        } else {
            least += spareWidth;
        }
        if (words) {
            Node icon = worded.getGraphic();
            wordsWidth =
                    worded.prefWidth(-1) - worded.snappedLeftInset() - worded.snappedRightInset() - icon.prefWidth(-1);
        } else {
            least += wordsWidth;
        }
        boolean roomForWords = least <= getWidth();
        boolean roomForAll = least - wordsWidth <= getWidth();
        if (words != roomForWords) {
            worded.setContentDisplay(roomForWords ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
        }
        if (all != roomForAll) {
            spare.forEach(tool -> shown(tool, roomForAll));
        }
        super.layoutChildren();
    }

    private static void shown(Node tool, boolean on) {
        tool.setVisible(on);
        tool.setManaged(on);
    }
}
