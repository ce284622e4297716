package studio.atelier.engine.api.event;

import java.time.Instant;
import java.util.Optional;
import studio.atelier.engine.api.job.ResourceSample;

/**
 * Something that happened in the engine. The same events reach a follower whether the work is done in
 * its own process or in another one on the same workspace.
 */
public sealed interface EngineEvent {

    /** When it happened. */
    Instant time();

    /** The ARN of what it happened to. */
    String arn();

    /**
     * A resource was created, changed or deleted.
     *
     * @param kind its type: {@code training-job}, {@code pipeline-execution}...
     * @param name its name
     * @param status its status now: {@code InProgress}, {@code Executing}, {@code Deleted}...
     * @param detail the secondary status, where there is one
     * @param message why, where there is a reason
     */
    record StatusChanged(
            Instant time,
            String arn,
            String kind,
            String name,
            String status,
            Optional<String> detail,
            Optional<String> message)
            implements EngineEvent {}

    /**
     * A step of a pipeline execution changed.
     *
     * @param arn the execution's ARN
     * @param step the step's name
     * @param status the step's status
     * @param jobArn the ARN of the job or resource behind the step, once there is one
     * @param message the failure reason, or a note such as a cache hit
     */
    record StepChanged(
            Instant time, String arn, String step, String status, Optional<String> jobArn, Optional<String> message)
            implements EngineEvent {}

    /** A metric was read off a job's log. */
    record MetricReported(Instant time, String arn, String metric, double value) implements EngineEvent {}

    /** What the container of one host of a job uses was measured. */
    record ResourcesSampled(String arn, ResourceSample sample) implements EngineEvent {
        @Override
        public Instant time() {
            return sample.time();
        }
    }

    /**
     * A job got on.
     *
     * @param stage what it is doing: {@code Downloading}, {@code Training}...
     * @param fraction how much of the stage is done, 0 to 1; NaN if it cannot be told
     */
    record Progress(Instant time, String arn, String stage, double fraction) implements EngineEvent {}

    /**
     * A line of a job's log.
     *
     * @param host the container it came from: {@code algo-1}
     */
    record LogLine(Instant time, String arn, String host, String text) implements EngineEvent {}
}
