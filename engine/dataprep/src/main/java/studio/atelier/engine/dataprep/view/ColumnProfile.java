package studio.atelier.engine.dataprep.view;

import java.util.List;

/**
 * What the values of a column are like.
 *
 * @param rows how many rows were looked at
 * @param sampled whether these are a part of the file only
 * @param missing how many of them have no value; NaN counts as one
 */
public record ColumnProfile(long rows, boolean sampled, long missing, Shape shape) {

    /** How values spread. */
    public sealed interface Shape {}

    /**
     * Counts of equally wide bins between the smallest and the largest finite value.
     *
     * @param temporal whether from and to are seconds since 1970, UTC
     */
    public record Spread(List<Long> bins, double from, double to, boolean temporal) implements Shape {}

    /**
     * The most frequent values, the most frequent first.
     *
     * @param distinct how many different values there are
     */
    public record Frequent(List<Count> values, long distinct) implements Shape {}

    public record Count(String value, long count) {}
}
