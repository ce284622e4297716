package studio.atelier.workbench.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows placed in time: what was, what goes on, and where what is still to come is expected. Times are seconds from the
 * start of the first row.
 *
 * @param zero the start of the first row, or now if none began
 * @param now in seconds from the start
 * @param critical ids of the rows that kept the end waiting
 */
record TimelinePlan(Instant zero, double now, double end, boolean live, List<Bar> bars, Set<String> critical) {

    /**
     * @param start in seconds, NaN if the row has no place in time
     * @param done the end of what has happened
     * @param expected the expected end, NaN if unknown; equal to {@code done} for what has ended
     */
    record Bar(TimelineRow row, double start, double done, double expected) {}

    static TimelinePlan of(List<TimelineRow> rows, Instant now) {
        Instant zero = null;
        boolean live = false;
        for (TimelineRow row : rows) {
            Instant start = row.start();
            zero = start != null && (zero == null || start.isBefore(zero)) ? start : zero;
            live |= !row.status().isFinal();
        }
        Instant origin = zero == null ? now : zero;
        double at = seconds(origin, now);
        Map<String, Bar> byId = new HashMap<>();
        List<Bar> bars = new ArrayList<>();
        double end = live && zero != null ? Math.max(0, at) : 0;
        for (TimelineRow row : rows) {
            Bar bar = bar(row, origin, at, byId);
            byId.put(row.id(), bar);
            bars.add(bar);
            end = Math.max(end, Double.isNaN(bar.done()) ? 0 : bar.done());
            end = Math.max(end, Double.isNaN(bar.expected()) ? 0 : bar.expected());
        }
        return new TimelinePlan(origin, at, end, live && zero != null, bars, CriticalPath.of(rows, now));
    }

    private static Bar bar(TimelineRow row, Instant zero, double now, Map<String, Bar> before) {
        Instant start = row.start();
        double whole = whole(row.expected());
        if (start != null) {
            double from = seconds(zero, start);
            Instant end = row.end();
            double done = end != null ? seconds(zero, end) : row.isOpen() ? Math.max(from, now) : from;
            double expected = row.isOpen() && whole > 0 ? Math.max(done, from + whole) : done;
            return new Bar(row, from, done, expected);
        }
        double ready = row.status().isFinal() ? Double.NaN : Math.max(0, now);
        for (String id : row.dependsOn()) {
            Bar needed = before.get(id);
            if (needed != null && !Double.isNaN(needed.expected())) {
                ready = Math.max(ready, needed.expected());
            }
        }
        boolean placed = whole > 0 && !row.status().isFinal();
        return new Bar(row, ready, Double.NaN, placed ? ready + whole : Double.NaN);
    }

    private static double whole(@Nullable Duration expected) {
        return expected == null ? 0 : expected.toMillis() / 1000.0;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    Instant time(double seconds) {
        return zero.plusMillis(Math.round(seconds * 1000));
    }
}
