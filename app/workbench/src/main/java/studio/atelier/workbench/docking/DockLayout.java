package studio.atelier.workbench.docking;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;

/** Where panels lie, as data. */
public sealed interface DockLayout {

    /** The id of the place where editors open. */
    String EDITORS = "editors";

    /**
     * Parts side by side or one above the other.
     *
     * @param orientation of the row: horizontal is side by side
     * @param dividers places of the dividers as fractions from 0 to 1, one fewer than parts
     */
    record Split(Orientation orientation, List<DockLayout> parts, List<Double> dividers) implements DockLayout {

        public Split {
            parts = List.copyOf(parts);
            dividers = List.copyOf(dividers);
        }
    }

    /**
     * Panels of which one shows.
     *
     * @param id of the place; {@link #EDITORS} is kept when it is empty
     * @param panels ids in the order of their tabs
     * @param selected the one that shows; nothing means the first
     */
    record Tabs(String id, List<String> panels, Optional<String> selected) implements DockLayout {

        public Tabs {
            panels = List.copyOf(panels);
        }
    }

    /**
     * A window of its own.
     *
     * @param x of the upper left corner on the screen, as y, in pixels
     */
    record Floating(double x, double y, double width, double height, DockLayout content) {}

    /**
     * All windows of a perspective.
     *
     * @param main of the main window
     */
    record Desk(DockLayout main, List<Floating> floating) {

        public Desk {
            floating = List.copyOf(floating);
        }

        public static Desk of(DockLayout main) {
            return new Desk(main, List.of());
        }
    }

    static Split row(double divider, DockLayout left, DockLayout right) {
        return new Split(Orientation.HORIZONTAL, List.of(left, right), List.of(divider));
    }

    static Split column(double divider, DockLayout top, DockLayout bottom) {
        return new Split(Orientation.VERTICAL, List.of(top, bottom), List.of(divider));
    }

    static Tabs tabs(String id, String... panels) {
        return new Tabs(id, List.of(panels), Optional.empty());
    }

    static Tabs editors() {
        return tabs(EDITORS);
    }
}
