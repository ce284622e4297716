package studio.atelier.engine.jobs.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.atelier.engine.store.metadata.MetricStore.MetricValue;

/**
 * Keeps a script that prints a metric on each of a million lines from filling the database: of what one
 * metric had within one interval of the log, evenly spread values are kept, and always the last.
 */
final class MetricThinning {

    /** More than any chart can show of a fraction of a second, and no effort to store. */
    static final int MOST_VALUES = 200;

    private MetricThinning() {}

    /** @param values in the order in which they were logged */
    static List<MetricValue> thin(List<MetricValue> values) {
        if (values.size() <= MOST_VALUES) {
            return values;
        }
        Map<String, List<MetricValue>> byName = new LinkedHashMap<>();
        values.forEach(value ->
                byName.computeIfAbsent(value.name(), _ -> new ArrayList<>()).add(value));
        List<MetricValue> kept = new ArrayList<>();
        byName.values().forEach(all -> {
            int step = Math.ceilDiv(all.size(), MOST_VALUES);
            for (int i = (all.size() - 1) % step; i < all.size(); i += step) {
                kept.add(all.get(i));
            }
        });
        return kept;
    }
}
