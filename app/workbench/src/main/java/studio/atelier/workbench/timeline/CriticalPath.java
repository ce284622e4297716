package studio.atelier.workbench.timeline;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What the end of a run waited for: from the row that ended last back to, each time, the row it depends on that ended
 * last. Shortening any other row would not have made the run shorter.
 */
public final class CriticalPath {

    private CriticalPath() {}

    /**
     * @param now the end of rows that go on
     * @return ids in the order of time; empty if nothing began
     */
    public static SequencedSet<String> of(List<TimelineRow> rows, Instant now) {
        Map<String, TimelineRow> byId = new HashMap<>();
        TimelineRow last = null;
        for (TimelineRow row : rows) {
            byId.put(row.id(), row);
            last = later(last, row, now);
        }
        Deque<String> path = new ArrayDeque<>();
        while (last != null && !path.contains(last.id())) {
            path.addFirst(last.id());
            TimelineRow before = null;
            for (String id : last.dependsOn()) {
                TimelineRow candidate = byId.get(id);
                before = candidate == null ? before : later(before, candidate, now);
            }
            last = before;
        }
        return new LinkedHashSet<>(path);
    }

    /** @return the one that ended later; rows that never began do not count */
    private static @Nullable TimelineRow later(@Nullable TimelineRow a, TimelineRow b, Instant now) {
        Instant end = end(b, now);
        if (end == null) {
            return a;
        }
        Instant other = a == null ? null : end(a, now);
        return other == null || end.isAfter(other) ? b : a;
    }

    private static @Nullable Instant end(TimelineRow row, Instant now) {
        Instant start = row.start();
        if (start == null) {
            return null;
        }
        return row.end() != null ? row.end() : row.isOpen() ? now : start;
    }
}
