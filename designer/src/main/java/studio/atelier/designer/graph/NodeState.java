package studio.atelier.designer.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import studio.atelier.workbench.control.Times;

/**
 * What a card shows of its step at the moment.
 *
 * @param detail beside the word: {@code from run 11}, {@code after Train}, {@code out of memory}; of a running step it
 *     stands instead of the word, as in {@code Round 32 of 50}; may be empty
 * @param progress 0 to 1; empty if not known
 * @param since when a running step began, from which the card counts; empty to show {@code time}
 * @param time on the right: {@code 0:46}, {@code ~0:21}, {@code saved 0:38}; may be empty
 * @param metric the live one
 * @param errors of the definition, in this step
 * @param warnings of the definition, in this step
 * @param problem the first of them in a few words, shown in the foot while no run is; may be empty
 */
public record NodeState(
        NodeStatus status,
        String detail,
        OptionalDouble progress,
        Optional<Instant> since,
        String time,
        Optional<Metric> metric,
        int errors,
        int warnings,
        String problem) {

    /** A number with its name, both as they are to be shown. */
    public record Metric(String name, String value) {}

    /** Nothing known. */
    public static final NodeState IDLE = of(NodeStatus.IDLE);

    public static NodeState of(NodeStatus status) {
        return new NodeState(status, "", OptionalDouble.empty(), Optional.empty(), "", Optional.empty(), 0, 0, "");
    }

    public NodeState withDetail(String text) {
        return new NodeState(status, text, progress, since, time, metric, errors, warnings, problem);
    }

    public NodeState withProgress(double fraction) {
        return new NodeState(
                status,
                detail,
                OptionalDouble.of(Math.clamp(fraction, 0, 1)),
                since,
                time,
                metric,
                errors,
                warnings,
                problem);
    }

    public NodeState withSince(Instant begun) {
        return new NodeState(status, detail, progress, Optional.of(begun), time, metric, errors, warnings, problem);
    }

    public NodeState withTime(String text) {
        return new NodeState(status, detail, progress, since, text, metric, errors, warnings, problem);
    }

    public NodeState withMetric(String name, String value) {
        return new NodeState(
                status, detail, progress, since, time, Optional.of(new Metric(name, value)), errors, warnings, problem);
    }

    public NodeState withProblems(int errorCount, int warningCount, String first) {
        return new NodeState(status, detail, progress, since, time, metric, errorCount, warningCount, first);
    }

    /** The text of the right side of the foot at a moment. */
    public String timeAt(Instant now) {
        return since.filter(s -> status == NodeStatus.RUNNING)
                .map(s -> Times.length(Duration.between(s, now)))
                .orElse(time);
    }
}
