package studio.atelier.studio.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import studio.atelier.engine.api.job.ResourceSample;

/**
 * Joins the samples of a job that were read with those that events tell, so that each host's are taken once and in
 * order. Samples of a long run are read thinned, so they are told apart by their times. One thread at a time.
 */
final class ResourceFeed {

    private final Map<String, Instant> last = new HashMap<>();
    private final List<ResourceSample> early = new ArrayList<>();
    private boolean read;

    /** @return those samples of events that were not taken yet; none before the first reading */
    List<ResourceSample> told(List<ResourceSample> samples) {
        if (!read) {
            early.addAll(samples);
            return List.of();
        }
        return fresh(samples);
    }

    /**
     * @param all samples of the job at some moment
     * @return those that were not taken yet
     */
    List<ResourceSample> read(List<ResourceSample> all) {
        List<ResourceSample> fresh = new ArrayList<>(fresh(all));
        if (!read) {
            read = true;
            fresh.addAll(fresh(early));
            early.clear();
        }
        return fresh;
    }

    private List<ResourceSample> fresh(List<ResourceSample> samples) {
        return samples.stream().filter(this::isNew).toList();
    }

    private boolean isNew(ResourceSample sample) {
        Instant known = last.get(sample.host());
        if (known != null && !sample.time().isAfter(known)) {
            return false;
        }
        last.put(sample.host(), sample.time());
        return true;
    }
}
