package studio.atelier.engine.store.metadata;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The metadata database of a workspace. H2 in its mixed mode: the first program that opens the file
 * serves it to the others, and when it leaves, one of the others takes over. A transaction that fell
 * into such a change is run again.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** Version of the newest migration; a database that has it is opened without asking Flyway. */
    private static final String SCHEMA_VERSION = "2";

    private static final String CLOSED = "The workspace's database was closed";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration DISK_PATIENCE = Duration.ofSeconds(3);

    // H2 error codes: input or output failed (two of them), the lock file cannot be written.
    private static final Set<Integer> IO_ERRORS = Set.of(90028, 90031, 8000);

    // H2 error codes: connection broken, database closed, already in use, file lock changed, lock
    // timeout, deadlock, general error of a server going down.
    private static final Set<Integer> PASSING = Set.of(90067, 90121, 90020, 90098, 50200, 40001, 90108, 90007);

    // Of these, what says that others hold what is asked for: lock timeout, deadlock.
    private static final Set<Integer> LOCKED = Set.of(50200, 40001);

    private record Pool(JdbcConnectionPool connections, Jdbi jdbi) {}

    /** A thread that is never interrupted. */
    private static final class Worker extends Thread {
        Worker(Runnable task) {
            super(task, "database");
            setDaemon(true);
        }
    }

    private final ExecutorService workers = Executors.newCachedThreadPool(Worker::new);
    private final Path file;
    private final Duration patience;
    private final String url;
    private final Object poolLock = new Object();
    private @Nullable Pool pool;
    private boolean closed;

    private Database(Path file, Duration patience) {
        this.file = file;
        this.patience = patience;
        this.url = "jdbc:h2:file:" + file.toAbsolutePath() + ";AUTO_SERVER=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT="
                + patience.dividedBy(2).toMillis() + ";COMPRESS=FALSE";
    }

    /**
     * Opens the database, bringing its schema up to date.
     *
     * @throws DatabaseException if it cannot be opened; the message names the file
     */
    public static Database open(Path file) {
        return open(file, PATIENCE);
    }

    /** @param patience how long a transaction is tried that others, or a change of programs, keep from its data */
    static Database open(Path file, Duration patience) {
        Database database = new Database(file, patience);
        try {
            if (!database.inTransaction(Database::isCurrent)) {
                database.migrate();
            }
        } catch (JdbiException e) {
            throw new DatabaseException(
                    "The workspace's database " + file + ".mv.db cannot be opened: " + rootMessage(e), e);
        }
        return database;
    }

    private static boolean isCurrent(Transaction transaction) {
        boolean hasHistory = transaction
                        .createQuery(
                                "select count(*) from information_schema.tables where lower(table_name) = 'flyway_schema_history'")
                        .mapTo(Integer.class)
                        .one()
                > 0;
        return hasHistory
                && transaction
                                .createQuery(
                                        "select count(*) from \"flyway_schema_history\" where \"version\" = ? and \"success\"")
                                .bind(0, SCHEMA_VERSION)
                                .mapTo(Integer.class)
                                .one()
                        > 0;
    }

    private void migrate() {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(url, "sa", "")
                .locations("classpath:studio/atelier/engine/store/migration")
                .load()
                .migrate();
    }

    /** Runs {@code work} in a transaction, again if the database was passing from one program to another. */
    public <T> T inTransaction(Function<Transaction, T> work) {
        return inTransaction(work, DISK_PATIENCE);
    }

    private <T> T inTransaction(Function<Transaction, T> work, Duration diskPatience) {
        if (Thread.currentThread() instanceof Worker) {
            return attempt(work, diskPatience);
        }
        // H2 closes its file when a thread is interrupted in it, so no caller's thread enters it.
        Future<T> result;
        try {
            result = workers.submit(() -> attempt(work, diskPatience));
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException(CLOSED, e);
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException cause) {
                        cause.addSuppressed(new IllegalStateException("Asked for here"));
                        throw cause;
                    }
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T attempt(Function<Transaction, T> work, Duration diskPatience) {
        long begun = System.nanoTime();
        long deadline = begun + patience.toNanos();
        long pause = 5;
        while (true) {
            Pool used = pool();
            try {
                return used.jdbi().inTransaction(handle -> work.apply(new Transaction(handle)));
            } catch (JdbiException e) {
                boolean disk = isDiskFault(e);
                if (disk) {
                    deadline = Math.min(deadline, begun + diskPatience.toNanos());
                }
                boolean passing = isOneOf(PASSING, e);
                if (!(disk || passing) || isClosed()) {
                    throw disk ? diskFault(e) : e;
                }
                if (System.nanoTime() > deadline) {
                    throw disk ? diskFault(e) : unavailable(e);
                }
                LOG.debug("Transaction runs again after: {}", rootMessage(e));
                drop(used);
            } catch (IllegalStateException e) {
                // Another thread saw the database pass first, and dropped the pool under this one's feet.
                if (isCurrent(used) || System.nanoTime() > deadline || isClosed()) {
                    throw e;
                }
            }
            sleep(pause);
            pause = Math.min(pause * 2, 250);
        }
    }

    public void useTransaction(Consumer<Transaction> work) {
        useTransaction(work, DISK_PATIENCE);
    }

    private void useTransaction(Consumer<Transaction> work, Duration diskPatience) {
        inTransaction(
                transaction -> {
                    work.accept(transaction);
                    return Boolean.TRUE;
                },
                diskPatience);
    }

    /**
     * Runs {@code work} in a transaction unless the disk is full: for what is good to know but not worth
     * waiting for.
     */
    public void offer(Consumer<Transaction> work) {
        try {
            useTransaction(work, Duration.ZERO);
        } catch (DatabaseException e) {
            LOG.warn("A change was not written down: {}", e.getMessage());
        }
    }

    /**
     * Runs {@code work} in a transaction, again and again until it succeeds: for the ends of jobs and
     * executions, which must not be lost when the disk is full for a while.
     *
     * @throws RuntimeException if the database was closed, or the work itself fails
     */
    public void insist(Consumer<Transaction> work) {
        Duration pause = Duration.ofMillis(250);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    useTransaction(work);
                    return;
                } catch (JdbiException | DatabaseException e) {
                    if (isClosed()) {
                        throw e;
                    }
                    LOG.warn("A change of status could not be written; it is tried again: {}", rootMessage(e));
                    drop(pool());
                }
                try {
                    Thread.sleep(pause);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Pool pool() {
        synchronized (poolLock) {
            if (closed) {
                throw new IllegalStateException(CLOSED);
            }
            Pool current = pool;
            if (current == null) {
                JdbcConnectionPool connections = JdbcConnectionPool.create(url, "sa", "");
                connections.setMaxConnections(16);
                current = new Pool(connections, Jdbi.create(connections));
                pool = current;
            }
            return current;
        }
    }

    private boolean isCurrent(Pool used) {
        synchronized (poolLock) {
            return pool == used;
        }
    }

    private boolean isClosed() {
        synchronized (poolLock) {
            return closed;
        }
    }

    private void drop(Pool used) {
        synchronized (poolLock) {
            if (pool == used) {
                used.connections().dispose();
                pool = null;
            }
        }
    }

    @Override
    public void close() {
        synchronized (poolLock) {
            closed = true;
            if (pool != null) {
                drop(pool);
            }
            workers.shutdown();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isOneOf(Set<Integer> codes, Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && codes.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }

    // H2 closes itself when it cannot write; it opens again once there is room.
    private static boolean isDiskFault(Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            boolean fault = at instanceof SQLException sql
                    && (IO_ERRORS.contains(sql.getErrorCode())
                            || String.valueOf(sql.getMessage()).contains("MVStoreException: Writing to"));
            if (fault || at instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private DatabaseException diskFault(JdbiException error) {
        return new DatabaseException(
                "The workspace's database " + file + ".mv.db cannot be written: " + rootMessage(error)
                        + ". Free some space on its disk and try again",
                error);
    }

    private DatabaseException unavailable(JdbiException error) {
        boolean locked = isOneOf(LOCKED, error);
        return new DatabaseException(
                "The workspace's database " + file + ".mv.db "
                        + (locked ? "is too busy" : "cannot be reached")
                        + ": " + rootMessage(error) + ". Try again later",
                error,
                locked);
    }

    private static String rootMessage(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
