package studio.atelier.workbench.docking;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import software.coley.bentofx.control.Header;
import software.coley.bentofx.control.Headers;
import software.coley.bentofx.layout.container.DockContainerLeaf;

/**
 * The tabs of a place. Only whole tabs show, always the chosen one; the others are in the list behind the arrow. The
 * library's own would draw a tab that is cut off below that arrow.
 */
final class DockHeaders extends Headers {

    private final DockContainerLeaf leaf;

    DockHeaders(DockContainerLeaf leaf, Orientation orientation, Side side) {
        super(leaf, orientation, side);
        this.leaf = leaf;
        setupClip();
        // A tab that is chosen by the keys is given the focus before it is laid out, which only visible nodes take.
        keepInViewProperty().subscribe(chosen -> {
            if (chosen != null) {
                chosen.setVisible(true);
            }
        });
    }

    @Override
    protected void layoutHorizontal() {
        List<Node> tabs = List.copyOf(getChildren());
        double[] widths = tabs.stream().mapToDouble(DockHeaders::width).toArray();
        int chosen = chosen(tabs);
        int first = first(widths, chosen, getWidth());
        boolean fits = true;
        double x = 0;
        for (int i = 0; i < tabs.size(); i++) {
            Node tab = tabs.get(i);
            boolean shown = i == chosen || i >= first && fits && x + widths[i] <= getWidth();
            fits &= shown || i < first;
            tab.setVisible(shown);
            if (shown) {
                tab.resizeRelocate(x, 0, widths[i], getHeight());
                x += widths[i];
            }
        }
        overflowingProperty().set(first > 0 || !fits);
    }

    private int chosen(List<Node> tabs) {
        for (int i = 0; i < tabs.size(); i++) {
            if (tabs.get(i) instanceof Header tab && tab.getDockable() == leaf.getSelectedDockable()) {
                return i;
            }
        }
        return 0;
    }

    /** @return the first tab to show so that the chosen one has room at the end */
    private static int first(double[] widths, int chosen, double room) {
        double sum = 0;
        for (int i = chosen; i >= 0 && i < widths.length; i--) {
            sum += widths[i];
            if (sum > room) {
                return Math.min(chosen, i + 1);
            }
        }
        return 0;
    }

    /** What a tab holds may reach beyond its preferred width while another is dragged over it. */
    private static double width(Node tab) {
        if (!(tab instanceof Region region)) {
            return tab.prefWidth(-1);
        }
        region.applyCss();
        region.layout();
        return Math.ceil(region.getChildrenUnmodifiable().stream()
                .mapToDouble(child -> child.getBoundsInParent().getMaxX())
                .max()
                .orElse(0));
    }
}
