package studio.atelier.studio.jobs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.event.EngineEvent.MetricReported;

/**
 * Joins the metrics of a job that were read with those that events tell, so that each value is taken once and in order.
 * The engine writes values and their events together: a reading holds a beginning of what events tell, and may be ahead
 * of them. One thread at a time.
 */
final class MetricFeed {

    /**
     * What a reading brought.
     *
     * @param anew whether all that was taken before is to be forgotten, since an event had been missed
     * @param values those that were not taken yet
     */
    record News(boolean anew, List<MetricReported> values) {}

    private final List<MetricReported> early = new ArrayList<>();

    /** Read, and perhaps not told by an event yet. */
    private final Deque<MetricReported> ahead = new ArrayDeque<>();

    private boolean read;
    private int taken;
    private @Nullable MetricReported last;

    /** @return those values of events that were not taken yet; none before the first reading */
    List<MetricReported> told(List<MetricReported> events) {
        if (!read) {
            early.addAll(events);
            return List.of();
        }
        List<MetricReported> fresh = events.stream().filter(this::isNew).toList();
        take(fresh);
        return fresh;
    }

    /** @param all values of the job at some moment */
    News read(List<MetricReported> all) {
        boolean anew = read && all.size() >= taken && taken > 0 && !same(all.get(taken - 1), last);
        if (anew) {
            taken = 0;
        }
        List<MetricReported> fresh = new ArrayList<>(all.subList(Math.min(taken, all.size()), all.size()));
        take(fresh);
        if (!fresh.isEmpty()) {
            ahead.clear();
            ahead.addAll(fresh);
        }
        if (!read) {
            read = true;
            fresh.addAll(told(List.copyOf(early)));
            early.clear();
        }
        return new News(anew, fresh);
    }

    private void take(List<MetricReported> values) {
        taken += values.size();
        if (!values.isEmpty()) {
            last = values.getLast();
        }
    }

    private boolean isNew(MetricReported value) {
        if (ahead.stream().anyMatch(read -> same(read, value))) {
            while (!same(ahead.removeFirst(), value)) {
                // Told before anybody listened.
            }
            return false;
        }
        ahead.clear();
        return true;
    }

    /** Times are kept to the millisecond. */
    private static boolean same(MetricReported one, @Nullable MetricReported other) {
        return other != null
                && one.metric().equals(other.metric())
                && Double.compare(one.value(), other.value()) == 0
                && one.time().toEpochMilli() == other.time().toEpochMilli();
    }
}
