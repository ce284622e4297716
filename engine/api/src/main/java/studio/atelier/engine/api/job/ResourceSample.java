package studio.atelier.engine.api.job;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the container of one host of a job used.
 *
 * @param time the end of the span that it stands for
 * @param host {@code algo-1}
 * @param values in percent, of what is known: no GPU, no value for it
 */
public record ResourceSample(Instant time, String host, Map<ResourceMetric, Double> values) {
    public ResourceSample {
        Map<ResourceMetric, Double> copy = new EnumMap<>(ResourceMetric.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }
}
