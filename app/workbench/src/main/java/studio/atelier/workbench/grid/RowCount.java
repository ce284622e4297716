package studio.atelier.workbench.grid;

/**
 * How many rows there are.
 *
 * @param rows known so far
 * @param quality how far that can be trusted
 */
public record RowCount(long rows, Quality quality) {

    /** How far a count can be trusted. */
    public enum Quality {
        EXACT,
        /** An estimate; the source corrects it when it knows better. */
        APPROXIMATE,
        /** Rows are still being read or written. */
        GROWING
    }

    public static RowCount exact(long rows) {
        return new RowCount(rows, Quality.EXACT);
    }

    public static RowCount growing(long rows) {
        return new RowCount(rows, Quality.GROWING);
    }

    public static RowCount approximate(long rows) {
        return new RowCount(rows, Quality.APPROXIMATE);
    }
}
