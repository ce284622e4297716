package studio.atelier.workbench.grid;

import org.jspecify.annotations.Nullable;

/**
 * A column as its source describes it.
 *
 * @param id unique in the source; keeps its width, place and sorting
 * @param name on its head
 * @param icon of its type, such as {@code ci-number-0}; null for none
 * @param renderer draws its cells
 * @param width wanted at first, in pixels
 * @param group the heading over neighbouring columns; null for none
 */
public record GridColumn(
        String id,
        String name,
        @Nullable String icon,
        CellRenderer renderer,
        double width,
        @Nullable String group) {

    /** The narrowest a column can be dragged, in pixels. */
    public static final double NARROWEST = 32;

    public static GridColumn text(String id, String name, double width) {
        return new GridColumn(id, name, null, Renderers.text(), width, null);
    }

    public static GridColumn number(String id, String name, double width) {
        return new GridColumn(id, name, null, Renderers.number(), width, null);
    }

    public GridColumn with(CellRenderer other) {
        return new GridColumn(id, name, icon, other, width, group);
    }

    public GridColumn icon(String literal) {
        return new GridColumn(id, name, literal, renderer, width, group);
    }

    public GridColumn in(String heading) {
        return new GridColumn(id, name, icon, renderer, width, heading);
    }
}
