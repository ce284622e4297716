package studio.atelier.workbench.chart;

import java.util.List;

/**
 * What an axis stands for.
 *
 * @param title what the values are, such as "Round"; may be empty
 * @param unit shown after values, such as "%"; may be empty
 * @param categories the names of places, for a category axis only
 * @param fromZero whether the axis always shows zero
 */
public record Axis(String title, String unit, Scale.Kind kind, List<String> categories, boolean fromZero) {

    public Axis {
        categories = List.copyOf(categories);
    }

    public static Axis number(String title) {
        return new Axis(title, "", Scale.Kind.LINEAR, List.of(), false);
    }

    public static Axis logarithmic(String title) {
        return new Axis(title, "", Scale.Kind.LOG, List.of(), false);
    }

    /** @return an axis of milliseconds since 1970 */
    public static Axis time(String title) {
        return new Axis(title, "", Scale.Kind.TIME, List.of(), false);
    }

    /** @return an axis of seconds from a start */
    public static Axis duration(String title) {
        return new Axis(title, "", Scale.Kind.DURATION, List.of(), false);
    }

    public static Axis categories(String title, List<String> names) {
        return new Axis(title, "", Scale.Kind.CATEGORY, names, false);
    }

    public Axis unit(String chosen) {
        return new Axis(title, chosen, kind, categories, fromZero);
    }

    /** @return this axis, always showing zero */
    public Axis showingZero() {
        return new Axis(title, unit, kind, categories, true);
    }

    public Axis of(Scale.Kind chosen) {
        return new Axis(title, unit, chosen, categories, fromZero);
    }

    /** @return the value as a reader of the chart wants it: a name, a clock, a number with its unit */
    public String text(double value) {
        String text = Ticks.exact(this, value);
        return unit.isEmpty() || kind == Scale.Kind.CATEGORY ? text : text + " " + unit;
    }
}
