package studio.atelier.workbench.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.control.Status;

/**
 * A row of a timeline.
 *
 * @param id unique among the rows
 * @param start when its work began, or null if it has not
 * @param end when its work ended, or null if it goes on or has not begun
 * @param expected how long the work will take in all, as far as is known
 * @param dependsOn ids of the rows that must end before it begins; ids of no row are ignored
 * @param note a few words after its length, such as "3 attempts"; may be empty
 */
public record TimelineRow(
        String id,
        String label,
        Status status,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable Duration expected,
        List<String> dependsOn,
        String note) {

    public TimelineRow {
        if (end != null && (start == null || end.isBefore(start))) {
            throw new IllegalArgumentException(
                    "The row " + label + " ends at " + end + " but starts at " + start + ".");
        }
        dependsOn = List.copyOf(dependsOn);
    }

    /** @return a row whose work has not begun */
    public static TimelineRow waiting(String id, String label, Status status, List<String> dependsOn) {
        return new TimelineRow(id, label, status, null, null, null, dependsOn, "");
    }

    /** @return a row whose work began; it goes on if there is no end */
    public static TimelineRow of(
            String id, String label, Status status, Instant start, @Nullable Instant end, List<String> dependsOn) {
        return new TimelineRow(id, label, status, start, end, null, dependsOn, "");
    }

    public TimelineRow expecting(@Nullable Duration whole) {
        return new TimelineRow(id, label, status, start, end, whole, dependsOn, note);
    }

    public TimelineRow noted(String words) {
        return new TimelineRow(id, label, status, start, end, expected, dependsOn, words);
    }

    /** @return whether the work began and has not ended */
    public boolean isOpen() {
        return start != null && end == null && !status.isFinal();
    }

    /** @return how long the work took, up to now if it goes on; null if it has not begun */
    public @Nullable Duration length(Instant now) {
        Instant from = start;
        if (from == null) {
            return null;
        }
        Instant to = end != null ? end : isOpen() && now.isAfter(from) ? now : from;
        return Duration.between(from, to);
    }
}
