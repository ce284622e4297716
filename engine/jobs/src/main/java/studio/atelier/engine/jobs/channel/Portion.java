package studio.atelier.engine.jobs.channel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What of a source one host gets. */
public record Portion(int host, int hosts) {

    /**
     * What the host gets in one epoch: all, or, sharded, every n-th. What is shuffled is shuffled before it is dealt out,
     * in the same way on every host and in another way in each epoch.
     *
     * @param epoch from 0
     */
    public <T> List<T> of(S3Source source, List<T> all, int epoch) {
        List<T> ordered = all;
        if (source.seed().isPresent()) {
            ordered = new ArrayList<>(all);
            Collections.shuffle(ordered, new Random(31 * source.seed().getAsLong() + epoch));
        }
        if (!source.sharded() || hosts == 1) {
            return ordered;
        }
        List<T> shard = new ArrayList<>();
        for (int i = host; i < ordered.size(); i += hosts) {
            shard.add(ordered.get(i));
        }
        return shard;
    }
}
