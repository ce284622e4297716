package studio.atelier.engine.jobs.resource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import studio.atelier.engine.api.job.ResourceMetric;
import studio.atelier.engine.api.job.ResourceSample;

/**
 * The samples of one host, kept in bounded number however long the job runs: when there are too many, each two become
 * one, and from then on one is kept for twice the time. Of loads the average is kept, of what is held the most. One
 * thread at a time.
 */
final class SampleSeries {

    /** Twenty minutes at two a second: more than a chart has pixels across. */
    static final int MOST = 2400;

    /**
     * What is to be written down.
     *
     * @param anew whether what was written before is to be forgotten
     */
    record Change(boolean anew, List<ResourceSample> samples) {
        boolean isEmpty() {
            return samples.isEmpty();
        }
    }

    private final int most;
    private List<ResourceSample> kept = new ArrayList<>();
    private final List<ResourceSample> gathered = new ArrayList<>();
    private int span = 1;
    private int written;
    private boolean anew;

    SampleSeries() {
        this(MOST);
    }

    /** @param most an even number */
    SampleSeries(int most) {
        this.most = most;
    }

    void add(ResourceSample sample) {
        gathered.add(sample);
        if (gathered.size() >= span) {
            settle();
        }
    }

    /** @return what came since this was last asked; what is still gathered for one sample comes later */
    Change take() {
        Change change = new Change(anew, List.copyOf(kept.subList(anew ? 0 : written, kept.size())));
        written = kept.size();
        anew = false;
        return change;
    }

    /** @return what is left when the job has ended */
    Change takeLast() {
        settle();
        return take();
    }

    private void settle() {
        if (gathered.isEmpty()) {
            return;
        }
        kept.add(merged(gathered));
        gathered.clear();
        if (kept.size() >= most) {
            List<ResourceSample> halved = new ArrayList<>();
            for (int i = 0; i < kept.size(); i += 2) {
                halved.add(merged(kept.subList(i, Math.min(i + 2, kept.size()))));
            }
            kept = halved;
            span *= 2;
            anew = true;
        }
    }

    private static ResourceSample merged(List<ResourceSample> some) {
        if (some.size() == 1) {
            return some.getFirst();
        }
        Instant end = some.getLast().time();
        Map<ResourceMetric, Double> values = new EnumMap<>(ResourceMetric.class);
        for (ResourceMetric metric : ResourceMetric.values()) {
            double[] known = some.stream()
                    .filter(sample -> sample.values().containsKey(metric))
                    .mapToDouble(sample -> sample.values().get(metric))
                    .toArray();
            if (known.length > 0) {
                values.put(metric, merged(metric, known));
            }
        }
        return new ResourceSample(end, some.getLast().host(), values);
    }

    private static double merged(ResourceMetric metric, double[] values) {
        return switch (metric) {
            case CPU, GPU -> Arrays.stream(values).average().orElseThrow();
            case MEMORY, GPU_MEMORY, DISK -> Arrays.stream(values).max().orElseThrow();
        };
    }
}
