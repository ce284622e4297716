package studio.atelier.engine.api.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an engine knows of a job beyond the describe operations. Jobs of any kind, ended or running. */
public interface JobReader {

    /**
     * A secondary status that a job went through. SageMaker tells those of training jobs only.
     *
     * @param ended empty while the job is in it
     */
    record Phase(String status, Instant started, Optional<Instant> ended, Optional<String> message) {}

    /** Oldest first; empty for what is no job. */
    List<Phase> phases(String jobArn);

    /** @return what the job waits for, if it waits for a place on the machine */
    Optional<String> waitsFor(String jobArn);

    /** What the job asks for that is kept and described, but has no effect on this engine; in the request's order. */
    List<IgnoredMember> ignored(String jobArn);

    /**
     * What the job's containers used, by host, oldest first: twice a second at first, and of a long run evenly spread
     * samples that stand for the time since the one before. Those to come are told as events.
     */
    List<ResourceSample> resources(String jobArn);
}
