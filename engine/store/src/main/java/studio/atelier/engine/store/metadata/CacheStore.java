package studio.atelier.engine.store.metadata;

import java.time.Instant;
import java.util.List;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** What succeeded steps were run with, so that a later execution can take over their outputs. */
public final class CacheStore {

    /**
     * A succeeded run of a step.
     *
     * @param keyHash SHA-256 of the canonical attributes, in hex
     * @param attributes the resolved key attributes
     * @param execution ARN of the execution it ran in
     */
    public record CacheEntry(
            String pipeline, String step, String keyHash, ObjectNode attributes, String execution, Instant finished) {}

    private final Database database;

    public CacheStore(Database database) {
        this.database = database;
    }

    public void add(CacheEntry entry) {
        database.useTransaction(transaction -> transaction
                .createUpdate(
                        "insert into cache_entry (pipeline, step, key_hash, attributes, execution, finished) values"
                                + " (:pipeline, :step, :hash, :attributes, :execution, :finished)")
                .bind("pipeline", entry.pipeline())
                .bind("step", entry.step())
                .bind("hash", entry.keyHash())
                .bind("attributes", Json.write(entry.attributes()))
                .bind("execution", entry.execution())
                .bind("finished", entry.finished().toEpochMilli())
                .execute());
    }

    /** The runs of a step, newest first, at most {@code limit}. */
    public List<CacheEntry> newest(String pipeline, String step, int limit) {
        return database.inTransaction(transaction -> transaction
                .createQuery("select pipeline, step, key_hash, attributes, execution, finished from cache_entry where"
                        + " pipeline = :pipeline and step = :step order by finished desc, seq desc limit "
                        + limit)
                .bind("pipeline", pipeline)
                .bind("step", step)
                .map((row, context) -> new CacheEntry(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Json.parseObject(row.getString(4)),
                        row.getString(5),
                        Instant.ofEpochMilli(row.getLong(6))))
                .list());
    }

    /** Forgets what was cached in a deleted execution. */
    public void deleteExecution(String execution) {
        database.useTransaction(transaction -> transaction
                .createUpdate("delete from cache_entry where execution = :execution")
                .bind("execution", execution)
                .execute());
    }

    /** Forgets what a deleted pipeline cached. */
    public void deletePipeline(String pipeline) {
        database.useTransaction(transaction -> transaction
                .createUpdate("delete from cache_entry where pipeline = :pipeline")
                .bind("pipeline", pipeline)
                .execute());
    }
}
