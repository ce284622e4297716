package studio.atelier.engine.embedded;

import java.util.List;
import studio.atelier.engine.api.job.JobReader;
import studio.atelier.engine.store.Store;

/** Jobs as the workspace's metadata has them. */
record StoredJobs(Store store) implements JobReader {

    @Override
    public List<Phase> phases(String jobArn) {
        return store.transitions().of(jobArn).stream()
                .map(entered -> new Phase(entered.status(), entered.started(), entered.ended(), entered.message()))
                .toList();
    }
}
