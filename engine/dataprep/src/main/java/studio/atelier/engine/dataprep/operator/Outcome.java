package studio.atelier.engine.dataprep.operator;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a step gives: a query for each output.
 *
 * @param queries output name to SELECT, in row order
 * @param stored whether the rows are to be stored. A query that may fail on some row, that reads
 *     row ids or that is dear to repeat is stored; the others are computed where they are read
 */
public record Outcome(Map<String, String> queries, boolean stored) {
    public Outcome {
        queries = new LinkedHashMap<>(queries);
    }

    /** One output named {@code default}, stored. */
    public static Outcome stored(String query) {
        return new Outcome(Map.of("default", query), true);
    }

    /** One output named {@code default}, computed where it is read. */
    public static Outcome view(String query) {
        return new Outcome(Map.of("default", query), false);
    }
}
