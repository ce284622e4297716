package studio.atelier.studio.executions;

import java.util.List;

/**
 * One line of a comparison of runs.
 *
 * @param group what it belongs to
 * @param name empty for the heading of the group
 * @param values a text for each run, in the order of their letters; empty where a run has none
 * @param difference of two runs as text; empty if there is none
 * @param trend whether the difference is for the better
 * @param differs whether not all runs have the same value
 */
record CompareLine(Group group, String name, List<String> values, String difference, Trend trend, boolean differs) {

    enum Group {
        METRICS("Metrics"),
        PARAMETERS("Parameters"),
        TIMES("Time per step");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    enum Trend {
        BETTER,
        WORSE,
        NEITHER
    }

    CompareLine {
        values = List.copyOf(values);
    }

    boolean isHeading() {
        return name.isEmpty();
    }

    static CompareLine heading(Group group, String difference) {
        return new CompareLine(group, "", List.of(), difference, Trend.NEITHER, true);
    }
}
