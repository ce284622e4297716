package studio.atelier.engine.store.metadata;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import studio.atelier.engine.api.job.ResourceMetric;
import studio.atelier.engine.api.job.ResourceSample;

/** What the containers of jobs used. */
public final class SampleStore {

    private final Database database;

    public SampleStore(Database database) {
        this.database = database;
    }

    /** Adds at least one sample, within a transaction. */
    public void add(Transaction transaction, String arn, List<ResourceSample> samples) {
        var batch = transaction.prepareBatch("insert into resource_sample (arn, host, time, cpu, memory, gpu,"
                + " gpu_memory, disk) values (:arn, :host, :time, :cpu, :memory, :gpu, :gpu_memory, :disk)");
        for (ResourceSample sample : samples) {
            batch.bind("arn", arn)
                    .bind("host", sample.host())
                    .bind("time", sample.time().toEpochMilli());
            for (ResourceMetric metric : ResourceMetric.values()) {
                batch.bind(column(metric), sample.values().get(metric));
            }
            batch.add();
        }
        batch.execute();
    }

    /** Forgets the samples of one host of a job, within a transaction. */
    public void clear(Transaction transaction, String arn, String host) {
        transaction
                .createUpdate("delete from resource_sample where arn = :arn and host = :host")
                .bind("arn", arn)
                .bind("host", host)
                .execute();
    }

    /** Every sample of a job, by host, oldest first. */
    public List<ResourceSample> of(String arn) {
        return database.inTransaction(transaction -> transaction
                .createQuery("select host, time, cpu, memory, gpu, gpu_memory, disk from resource_sample where arn ="
                        + " :arn order by host, seq")
                .bind("arn", arn)
                .map((row, context) -> sample(row))
                .list());
    }

    private static ResourceSample sample(ResultSet row) throws SQLException {
        Map<ResourceMetric, Double> values = new EnumMap<>(ResourceMetric.class);
        for (ResourceMetric metric : ResourceMetric.values()) {
            double value = row.getDouble(column(metric));
            if (!row.wasNull()) {
                values.put(metric, value);
            }
        }
        return new ResourceSample(Instant.ofEpochMilli(row.getLong("time")), row.getString("host"), values);
    }

    private static String column(ResourceMetric metric) {
        return metric.name().toLowerCase(Locale.ROOT);
    }
}
