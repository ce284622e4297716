package studio.atelier.engine.api.event;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the logs of jobs, ended or running. */
public interface LogReader {

    /** A log of one host of a job; group and stream are named as CloudWatch Logs names them. */
    record LogStream(String jobArn, String group, String stream, String host) {}

    /**
     * A log in the listing of a group.
     *
     * @param opened when it began
     * @param closed when its job ended; empty while it runs
     * @param bytes how much it holds
     */
    record LogSummary(LogStream stream, Instant opened, Optional<Instant> closed, long bytes) {}

    /**
     * A run of lines of a log.
     *
     * @param begin place of the first line, in bytes from the log's beginning
     * @param end place after the last line: where the next page begins
     */
    record LogPage(List<EngineEvent.LogLine> lines, long begin, long end) {}

    /** The log streams of a job, by host. */
    List<LogStream> streams(String jobArn);

    /** The lines written so far, oldest first. Close the stream when done. */
    Stream<EngineEvent.LogLine> lines(LogStream stream) throws IOException;

    /** The names of the groups that have logs, sorted. */
    List<String> groups();

    /** The logs of a group whose stream's name begins with {@code prefix}, by name. */
    List<LogSummary> summaries(String group, String prefix) throws IOException;

    /**
     * Lines from a place on.
     *
     * @param begin a place where a line begins, as a page before named it; 0 for the first
     * @param most at most so many lines, and not much more than 1 MB of text
     */
    LogPage from(LogStream stream, long begin, int most) throws IOException;

    /**
     * The lines before a place.
     *
     * @param end a place where a line ends, as a page before named it; {@link Long#MAX_VALUE} for the end
     * @param most as for {@link #from}
     */
    LogPage before(LogStream stream, long end, int most) throws IOException;
}
