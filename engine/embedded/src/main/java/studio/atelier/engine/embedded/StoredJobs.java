package studio.atelier.engine.embedded;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.atelier.engine.api.job.IgnoredMember;
import studio.atelier.engine.api.job.JobReader;
import studio.atelier.engine.api.job.ResourceSample;
import studio.atelier.engine.jobs.instance.ResourceSlots;
import studio.atelier.engine.jobs.run.JobKind;
import studio.atelier.engine.store.Store;

/** Jobs as the workspace's metadata has them. */
record StoredJobs(Store store) implements JobReader {

    @Override
    public List<Phase> phases(String jobArn) {
        return store.transitions().of(jobArn).stream()
                .map(entered -> new Phase(entered.status(), entered.started(), entered.ended(), entered.message()))
                .toList();
    }

    @Override
    public Optional<String> waitsFor(String jobArn) {
        List<Phase> phases = phases(jobArn);
        return phases.isEmpty() ? Optional.empty() : phases.getLast().message().filter(ResourceSlots::isReason);
    }

    @Override
    public List<IgnoredMember> ignored(String jobArn) {
        return store.resources().findByArn(jobArn).stream()
                .flatMap(job -> Stream.of(JobKind.values())
                        .filter(kind -> kind.resourceKind().equals(job.kind()))
                        .flatMap(kind -> kind.ignoredMembers().in(job.document()).stream()))
                .toList();
    }

    @Override
    public List<ResourceSample> resources(String jobArn) {
        return store.samples().of(jobArn);
    }
}
