package studio.atelier.designer.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.theme.Token;

/**
 * What a card shows of its step at the moment.
 *
 * @param status in the run that is shown; empty if none is
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
        Optional<Status> status,
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

    /** No run is shown. */
    public static final NodeState IDLE = state(Optional.empty());

    public static NodeState of(Status status) {
        return state(Optional.of(status));
    }

    private static NodeState state(Optional<Status> status) {
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

    /** Whether its run stands so. */
    public boolean is(Status asked) {
        return status.isPresent() && status.get() == asked;
    }

    /** Whether its work goes on. */
    public boolean isMoving() {
        return is(Status.RUNNING) || is(Status.STOPPING);
    }

    /** Whether what it makes is there. */
    public boolean hasData() {
        return is(Status.SUCCEEDED) || is(Status.CACHED);
    }

    /**
     * The one colour that stands for the card where no more can be seen.
     *
     * @param quiet of a card that nothing happened to yet
     */
    Token color(Token quiet) {
        if (errors > 0) {
            return Token.STATUS_FAILED;
        }
        return status.map(now -> switch (now) {
                    case WAITING, QUEUED, SKIPPED -> quiet;
                    default -> now.color();
                })
                .orElse(quiet);
    }

    /** The text of the right side of the foot at a moment. */
    public String timeAt(Instant now) {
        return since.filter(s -> isMoving())
                .map(s -> Times.length(Duration.between(s, now)))
                .orElse(time);
    }
}
