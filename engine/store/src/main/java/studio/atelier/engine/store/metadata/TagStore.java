package studio.atelier.engine.store.metadata;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tags of resources, by ARN, in the order they were put. */
public final class TagStore {

    private final Database database;

    public TagStore(Database database) {
        this.database = database;
    }

    /** Adds tags, replacing the values of keys that are there. */
    public void put(String arn, Map<String, String> tags) {
        database.useTransaction(transaction -> put(transaction, arn, tags));
    }

    public void put(Transaction transaction, String arn, Map<String, String> tags) {
        tags.forEach((key, value) -> {
            int updated = transaction
                    .createUpdate("update tag set tag_value = :value where arn = :arn and tag_key = :key")
                    .bind("arn", arn)
                    .bind("key", key)
                    .bind("value", value)
                    .execute();
            if (updated == 0) {
                transaction
                        .createUpdate("insert into tag (arn, tag_key, tag_value) values (:arn, :key, :value)")
                        .bind("arn", arn)
                        .bind("key", key)
                        .bind("value", value)
                        .execute();
            }
        });
    }

    public void remove(String arn, Collection<String> keys) {
        database.useTransaction(transaction -> keys.forEach(key -> transaction
                .createUpdate("delete from tag where arn = :arn and tag_key = :key")
                .bind("arn", arn)
                .bind("key", key)
                .execute()));
    }

    public Map<String, String> get(String arn) {
        return database.inTransaction(transaction -> {
            Map<String, String> tags = new LinkedHashMap<>();
            transaction
                    .createQuery("select tag_key, tag_value from tag where arn = :arn order by position")
                    .bind("arn", arn)
                    .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                    .forEach(entry -> tags.put(entry.getKey(), entry.getValue()));
            return tags;
        });
    }
}
