package studio.atelier.engine.dataprep.view;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One connection with a thread of its own: DuckDB's native calls would hold the carrier of a virtual thread for as
 * long as they take. Whoever waits may be interrupted, which cancels the statement.
 */
final class Lane implements AutoCloseable {

    /** What is done with the statement. */
    @FunctionalInterface
    interface Work<T> {
        T run(Statement statement) throws SQLException;
    }

    private final Connection connection;
    private final ExecutorService thread;
    private volatile @Nullable Statement busy;

    private Lane(Connection connection, String name) {
        this.connection = connection;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    static Lane open(String url, String name) throws SQLException {
        return new Lane(DriverManager.getConnection(url), name);
    }

    /**
     * @throws InterruptedIOException if the waiting thread was interrupted; it is still marked so
     * @throws SQLException as DuckDB says
     */
    <T extends @Nullable Object> T call(Work<T> work) throws SQLException, IOException {
        Future<T> answer = thread.submit(() -> {
            try (Statement statement = connection.createStatement()) {
                busy = statement;
                return work.run(statement);
            } finally {
                busy = null;
            }
        });
        try {
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(false);
            cancel();
            Thread.currentThread().interrupt();
            InterruptedIOException stopped = new InterruptedIOException("Reading was cancelled");
            stopped.initCause(e);
            throw stopped;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw new IOException(String.valueOf(e.getCause()), e.getCause());
        }
    }

    /** Ends the statement that runs now, if there is one. */
    private void cancel() throws SQLException {
        Statement now = busy;
        if (now != null) {
            now.cancel();
        }
    }

    @Override
    public void close() throws SQLException {
        cancel();
        thread.shutdownNow();
        thread.close();
        connection.close();
    }
}
