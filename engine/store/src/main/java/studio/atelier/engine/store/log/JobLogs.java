package studio.atelier.engine.store.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.engine.api.event.LogReader;
import studio.atelier.engine.store.metadata.Database;
import studio.atelier.engine.store.workspace.Workspace;

/** The logs of jobs: files below the workspace's log folder, found through the log index. */
public final class JobLogs implements LogReader, AutoCloseable {

    /** A row of the log index. */
    record IndexedLog(LogStream stream, Path file, boolean closed) {}

    private final Workspace workspace;
    private final Database database;
    private final Set<LogFollower> followers = new HashSet<>();
    private boolean closed;

    public JobLogs(Workspace workspace, Database database) {
        this.workspace = workspace;
        this.database = database;
    }

    /**
     * Opens a log for writing.
     *
     * @param group its CloudWatch Logs group: {@code /aws/sagemaker/TrainingJobs}
     * @param stream its stream: {@code JOB/algo-1-EPOCH}
     * @param host {@code algo-1}
     */
    public LogWriter open(String jobArn, String group, String stream, String host) throws IOException {
        String relative = relative(group, stream);
        Path file = workspace.logs().resolve(relative);
        long opened = System.currentTimeMillis();
        LogWriter writer = new LogWriter(file, () -> close(jobArn, host, opened));
        // A transaction runs again if the program that served the database died in its commit: the row may be there.
        database.useTransaction(transaction -> transaction
                .createUpdate("merge into log_stream (job, host, group_name, stream_name, file, opened)"
                        + " key (job, host, opened) values (:job, :host, :group, :stream, :file, :opened)")
                .bind("job", jobArn)
                .bind("host", host)
                .bind("group", group)
                .bind("stream", stream)
                .bind("file", relative)
                .bind("opened", opened)
                .execute());
        return writer;
    }

    /** True if there is a log of this name, be its job deleted or not. */
    public boolean exists(String group, String stream) {
        return Files.exists(workspace.logs().resolve(relative(group, stream)));
    }

    private static String relative(String group, String stream) {
        return group.substring(group.lastIndexOf('/') + 1) + "/" + stream + ".log";
    }

    private void close(String jobArn, String host, long opened) {
        database.useTransaction(transaction -> transaction
                .createUpdate(
                        "update log_stream set closed = :now where job = :job and host = :host and opened = :opened")
                .bind("now", System.currentTimeMillis())
                .bind("job", jobArn)
                .bind("host", host)
                .bind("opened", opened)
                .execute());
    }

    /** Marks the logs of a job as ended whose writer died. */
    public void closeAll(String jobArn) {
        database.useTransaction(transaction -> transaction
                .createUpdate("update log_stream set closed = :now where job = :job and closed is null")
                .bind("now", System.currentTimeMillis())
                .bind("job", jobArn)
                .execute());
    }

    /**
     * Deletes the logs that ended before a time.
     *
     * @return bytes freed
     */
    public long deleteEnded(Instant before) throws IOException {
        List<String> files = database.inTransaction(transaction -> transaction
                .createQuery("select file from log_stream where closed < :before")
                .bind("before", before.toEpochMilli())
                .map((row, context) -> row.getString(1))
                .list());
        long freed = 0;
        for (String relative : files) {
            Path file = workspace.logs().resolve(relative);
            if (Files.exists(file)) {
                freed += Files.size(file);
                Files.delete(file);
            }
            database.useTransaction(transaction -> transaction
                    .createUpdate("delete from log_stream where file = :file and closed < :before")
                    .bind("file", relative)
                    .bind("before", before.toEpochMilli())
                    .execute());
        }
        return freed;
    }

    List<IndexedLog> index(String jobArn) {
        return database.inTransaction(transaction -> transaction
                .createQuery(
                        "select job, group_name, stream_name, host, file, closed from log_stream where job = :job order"
                                + " by host, opened")
                .bind("job", jobArn)
                .map((row, context) -> new IndexedLog(
                        new LogStream(
                                row.getString("job"),
                                row.getString("group_name"),
                                row.getString("stream_name"),
                                row.getString("host")),
                        workspace.logs().resolve(row.getString("file")),
                        row.getObject("closed") != null))
                .list());
    }

    @Override
    public List<LogStream> streams(String jobArn) {
        return index(jobArn).stream().map(IndexedLog::stream).toList();
    }

    @Override
    public Stream<EngineEvent.LogLine> lines(LogStream stream) throws IOException {
        Optional<IndexedLog> found = index(stream.jobArn()).stream()
                .filter(log -> log.stream().equals(stream))
                .findFirst();
        if (found.isEmpty() || !Files.exists(found.get().file())) {
            return Stream.empty();
        }
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE);
        var reader = new BufferedReader(
                new InputStreamReader(Files.newInputStream(found.get().file()), decoder));
        return reader.lines()
                .map(line -> parse(stream.jobArn(), stream.host(), line))
                .onClose(() -> {
                    try {
                        reader.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    @Override
    public List<String> groups() {
        return database.inTransaction(transaction -> transaction
                .createQuery("select distinct group_name from log_stream order by group_name")
                .map((row, context) -> row.getString(1))
                .list());
    }

    @Override
    public List<LogSummary> summaries(String group, String prefix) throws IOException {
        List<LogSummary> found = new ArrayList<>();
        List<SummaryRow> rows = database.inTransaction(transaction -> transaction
                .createQuery("select job, group_name, stream_name, host, file, opened, closed from log_stream"
                        + " where group_name = :group and left(stream_name, :length) = :prefix order by stream_name")
                .bind("group", group)
                .bind("length", prefix.length())
                .bind("prefix", prefix)
                .map((row, context) -> SummaryRow.of(row))
                .list());
        for (SummaryRow row : rows) {
            Path file = workspace.logs().resolve(row.file());
            found.add(new LogSummary(
                    row.stream(), row.opened(), row.closed(), Files.exists(file) ? Files.size(file) : 0));
        }
        return found;
    }

    private record SummaryRow(LogStream stream, String file, Instant opened, Optional<Instant> closed) {
        static SummaryRow of(ResultSet row) throws SQLException {
            long closed = row.getLong("closed");
            Optional<Instant> end = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(closed));
            return new SummaryRow(
                    new LogStream(
                            row.getString("job"),
                            row.getString("group_name"),
                            row.getString("stream_name"),
                            row.getString("host")),
                    row.getString("file"),
                    Instant.ofEpochMilli(row.getLong("opened")),
                    end);
        }
    }

    @Override
    public LogPage from(LogStream stream, long begin, int most) throws IOException {
        Optional<Path> file = fileOf(stream);
        return file.isEmpty()
                ? new LogPage(List.of(), begin, begin)
                : new LogPages(file.get(), stream).from(begin, most);
    }

    @Override
    public LogPage before(LogStream stream, long end, int most) throws IOException {
        Optional<Path> file = fileOf(stream);
        return file.isEmpty() ? new LogPage(List.of(), 0, 0) : new LogPages(file.get(), stream).before(end, most);
    }

    private Optional<Path> fileOf(LogStream stream) {
        return index(stream.jobArn()).stream()
                .filter(log -> log.stream().equals(stream))
                .map(IndexedLog::file)
                .filter(Files::exists)
                .findFirst();
    }

    /**
     * Delivers the lines of a job's logs, those written already and those to come; none once the store is closed.
     */
    public EventStream.Subscription follow(String jobArn, Consumer<EngineEvent.LogLine> listener) {
        LogFollower follower = new LogFollower(this, jobArn, listener);
        synchronized (followers) {
            if (!closed) {
                followers.add(follower);
                follower.start();
            }
        }
        return follower;
    }

    void ended(LogFollower follower) {
        synchronized (followers) {
            followers.remove(follower);
        }
    }

    /** Ends all following, so that nobody reads the index any more; what was written until then is delivered. */
    @Override
    public void close() {
        List<LogFollower> following;
        synchronized (followers) {
            closed = true;
            following = List.copyOf(followers);
        }
        following.forEach(LogFollower::end);
        following.forEach(LogFollower::close);
    }

    static EngineEvent.LogLine parse(String jobArn, String host, String line) {
        int space = line.indexOf(' ');
        long time = 0;
        String text = line;
        if (space > 0 && line.chars().limit(space).allMatch(Character::isDigit) && space < 18) {
            time = Long.parseLong(line.substring(0, space));
            text = line.substring(space + 1);
        }
        return new EngineEvent.LogLine(Instant.ofEpochMilli(time), jobArn, host, text);
    }
}
