package studio.atelier.engine.store.metadata;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import studio.atelier.engine.api.event.EngineEvent;

/**
 * The journal of events in the database: written with the change it tells of, read by every program
 * on the workspace.
 */
public final class Journal {

    /** An event and its place in the journal. */
    public record Entry(long sequence, EngineEvent event) {}

    private static final int MESSAGE_LIMIT = 2000;

    private final Database database;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();
    private long writes;

    public Journal(Database database) {
        this.database = database;
    }

    /** Appends within a transaction; call {@link #wake()} once it is committed. */
    public void append(Transaction transaction, EngineEvent event) {
        append(transaction, List.of(event));
    }

    /** Appends at least one event within a transaction; call {@link #wake()} once it is committed. */
    public void append(Transaction transaction, List<? extends EngineEvent> events) {
        var batch = transaction.prepareBatch(
                "insert into event (time, arn, type, document) values (:time, :arn, :type, :document)");
        for (EngineEvent event : events) {
            batch.bind("time", event.time().toEpochMilli())
                    .bind("arn", event.arn())
                    .bind("type", EventCodec.type(event))
                    .bind("document", EventCodec.document(cut(event)))
                    .add();
        }
        batch.execute();
    }

    public void append(EngineEvent event) {
        append(List.of(event));
    }

    public void append(List<? extends EngineEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        database.useTransaction(transaction -> append(transaction, events));
        wake();
    }

    private static EngineEvent cut(EngineEvent event) {
        return switch (event) {
            case EngineEvent.StatusChanged e ->
                new EngineEvent.StatusChanged(
                        e.time(),
                        e.arn(),
                        e.kind(),
                        e.name(),
                        e.status(),
                        e.detail(),
                        e.message().map(Journal::cut));
            case EngineEvent.StepChanged e ->
                new EngineEvent.StepChanged(
                        e.time(),
                        e.arn(),
                        e.step(),
                        e.status(),
                        e.jobArn(),
                        e.message().map(Journal::cut));
            default -> event;
        };
    }

    private static String cut(String text) {
        return text.length() > MESSAGE_LIMIT ? text.substring(0, MESSAGE_LIMIT) : text;
    }

    /** Lets waiting readers of this program look at once. */
    public void wake() {
        lock.lock();
        try {
            writes++;
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until this program wrote something since {@code seen}, or the time is up; returns the new count. */
    public long awaitWrite(long seen, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (writes == seen && left > 0) {
                left = written.awaitNanos(left);
            }
            return writes;
        } finally {
            lock.unlock();
        }
    }

    /** The place of the newest entry, 0 if there is none. */
    public long newest() {
        return database.inTransaction(transaction -> transaction
                .createQuery("select coalesce(max(seq), 0) from event")
                .mapTo(Long.class)
                .one());
    }

    /** Entries after {@code sequence}, oldest first, at most 1000. */
    public List<Entry> after(long sequence) {
        return database.inTransaction(transaction -> new ArrayList<>(transaction
                .createQuery(
                        "select seq, time, arn, type, document from event where seq > :seq order by seq limit 1000")
                .bind("seq", sequence)
                .map((row, context) -> new Entry(
                        row.getLong("seq"),
                        EventCodec.read(
                                Instant.ofEpochMilli(row.getLong("time")),
                                row.getString("arn"),
                                row.getString("type"),
                                row.getString("document"))))
                .list()));
    }

    /** Forgets entries older than {@code age}. */
    public void prune(Duration age) {
        long before = System.currentTimeMillis() - TimeUnit.SECONDS.toMillis(age.toSeconds());
        database.useTransaction(transaction -> transaction
                .createUpdate("delete from event where time < :before")
                .bind("before", before)
                .execute());
    }
}
