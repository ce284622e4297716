package studio.atelier.workbench.grid;

import java.util.Comparator;
import studio.atelier.workbench.control.Status;

/**
 * A status as a cell shows it: the status's icon and colour beside a word. Cells are ordered by their words.
 *
 * @param word such as "Succeeded", or what the status means for the thing in the row
 */
public record StatusCell(Status status, String word) implements Comparable<StatusCell> {

    private static final Comparator<StatusCell> ORDER =
            Comparator.comparing(StatusCell::word).thenComparing(StatusCell::status);

    /** @return a status with its own word */
    public static StatusCell of(Status status) {
        return new StatusCell(status, status.word());
    }

    @Override
    public int compareTo(StatusCell other) {
        return ORDER.compare(this, other);
    }
}
