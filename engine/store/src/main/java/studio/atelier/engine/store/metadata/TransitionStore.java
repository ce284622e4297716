package studio.atelier.engine.store.metadata;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The secondary statuses that a job went through, with their times. */
public final class TransitionStore {

    /** One of them; {@code ended} is empty for the one it is in. */
    public record Transition(String status, Instant started, Optional<Instant> ended, Optional<String> message) {}

    private final Database database;

    public TransitionStore(Database database) {
        this.database = database;
    }

    /** Ends the status before and begins the next. A terminal status ends as it begins. */
    public void enter(String arn, String status, Optional<String> message, boolean terminal) {
        database.useTransaction(transaction -> enter(transaction, arn, status, message, terminal));
    }

    public void enter(Transaction transaction, String arn, String status, Optional<String> message, boolean terminal) {
        long now = System.currentTimeMillis();
        transaction
                .createUpdate("update transition set ended = :now where arn = :arn and ended is null")
                .bind("now", now)
                .bind("arn", arn)
                .execute();
        transaction
                .createUpdate("insert into transition (arn, status, started, ended, message) values (:arn, :status,"
                        + " :started, :ended, :message)")
                .bind("arn", arn)
                .bind("status", status)
                .bind("started", now)
                .bind("ended", terminal ? Long.valueOf(now) : null)
                .bind(
                        "message",
                        message.map(m -> m.length() > 1024 ? m.substring(0, 1024) : m)
                                .orElse(null))
                .execute();
    }

    public List<Transition> of(String arn) {
        return database.inTransaction(transaction -> transaction
                .createQuery("select status, started, ended, message from transition where arn = :arn order by seq")
                .bind("arn", arn)
                .map((row, context) -> new Transition(
                        row.getString("status"),
                        Instant.ofEpochMilli(row.getLong("started")),
                        Optional.ofNullable(row.getObject("ended", Long.class)).map(Instant::ofEpochMilli),
                        Optional.ofNullable(row.getString("message"))))
                .list());
    }
}
