package studio.atelier.studio.room;

import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.grid.CellRenderer;
import studio.atelier.workbench.grid.Renderers;

/** Metrics in cells of grids: digits of one width, with a true minus. */
public final class MetricCells {

    private MetricCells() {}

    /** @return a number in four significant digits with a bar before it */
    public static CellRenderer bar(double full) {
        return Renderers.bar(full, Renderers.number(MetricCells::words));
    }

    /** @return "2.294", "−0.084"; other values as they are */
    public static String words(Object value) {
        if (value instanceof Double number) {
            String text = Double.isFinite(number) ? Times.number(number) : number.toString();
            return text.startsWith("-") ? "\u2212" + text.substring(1) : text;
        }
        return String.valueOf(value);
    }
}
