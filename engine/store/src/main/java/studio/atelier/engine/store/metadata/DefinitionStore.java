package studio.atelier.engine.store.metadata;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Pipeline definitions as they came, to the letter, stored once per content. */
public final class DefinitionStore {

    private final Database database;

    public DefinitionStore(Database database) {
        this.database = database;
    }

    /** Stores a definition; the id is the SHA-256 of its text, in hex. */
    public String put(String text) {
        String id = hash(text);
        database.useTransaction(transaction -> {
            int there = transaction
                    .createQuery("select count(*) from definition where id = :id")
                    .bind("id", id)
                    .mapTo(Integer.class)
                    .one();
            if (there == 0) {
                transaction
                        .createUpdate("merge into definition (id, text) key (id) values (:id, :text)")
                        .bind("id", id)
                        .bind("text", text)
                        .execute();
            }
        });
        return id;
    }

    public String get(String id) {
        return database.inTransaction(transaction -> transaction
                .createQuery("select text from definition where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .orElseThrow(() -> new IllegalStateException("The workspace lacks the definition " + id)));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
