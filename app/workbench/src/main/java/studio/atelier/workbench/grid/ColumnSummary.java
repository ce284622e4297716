package studio.atelier.workbench.grid;

import java.util.List;

/**
 * What the head of a column tells of its values.
 *
 * @param valid share of good values, 0 to 1
 * @param invalid share of values that are not of the column's type
 * @param missing share of nulls
 */
public record ColumnSummary(double valid, double invalid, double missing, Picture picture) {

    /** What is drawn below the quality bar. */
    public sealed interface Picture {}

    /**
     * Counts of equally wide bins.
     *
     * @param from the smallest value, as text
     * @param to the largest value, as text
     */
    public record Histogram(List<Long> bins, String from, String to) implements Picture {}

    /**
     * The most frequent values.
     *
     * @param values the most frequent first; two are drawn
     * @param distinct how many different values there are
     */
    public record TopValues(List<Share> values, long distinct) implements Picture {}

    /**
     * @param share of all rows, 0 to 1
     */
    public record Share(String value, double share) {}
}
