package studio.atelier.engine.store.metadata;

import java.time.Instant;
import java.util.List;

/** The metrics that jobs reported. */
public final class MetricStore {

    /** One value of a metric. */
    public record MetricValue(String name, double value, Instant time) {}

    private final Database database;

    public MetricStore(Database database) {
        this.database = database;
    }

    /** Adds at least one value, within a transaction. */
    public void add(Transaction transaction, String arn, List<MetricValue> values) {
        var batch = transaction.prepareBatch(
                "insert into metric (arn, name, metric_value, time) values (:arn, :name, :value, :time)");
        for (MetricValue value : values) {
            batch.bind("arn", arn)
                    .bind("name", value.name())
                    .bind("value", value.value())
                    .bind("time", value.time().toEpochMilli())
                    .add();
        }
        batch.execute();
    }

    /** Every value of a job, oldest first. */
    public List<MetricValue> of(String arn) {
        return database.inTransaction(transaction -> transaction
                .createQuery("select name, metric_value, time from metric where arn = :arn order by seq")
                .bind("arn", arn)
                .map((row, context) ->
                        new MetricValue(row.getString(1), row.getDouble(2), Instant.ofEpochMilli(row.getLong(3))))
                .list());
    }

    /** The last value of each metric of a job, in the order in which the metrics first appeared. */
    public List<MetricValue> lastOf(String arn) {
        return database.inTransaction(transaction -> transaction
                .createQuery("select m.name, m.metric_value, m.time from metric m join (select name, min(seq) first,"
                        + " max(seq) last from metric where arn = :arn group by name) g on m.seq = g.last"
                        + " order by g.first")
                .bind("arn", arn)
                .map((row, context) ->
                        new MetricValue(row.getString(1), row.getDouble(2), Instant.ofEpochMilli(row.getLong(3))))
                .list());
    }
}
