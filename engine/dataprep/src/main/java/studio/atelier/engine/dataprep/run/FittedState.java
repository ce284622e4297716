package studio.atelier.engine.dataprep.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.dataprep.operator.StepContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The state of one node that was learned from data. It is kept in the node under
 * {@code trained_parameters.atelier}, beside what Data Wrangler keeps there, with a hash of the
 * parameters that it was fitted for; with other parameters it counts no more.
 */
final class FittedState {

    private static final String KEY = "atelier";
    private static final String HASH = "_hash";

    private final ObjectNode node;
    private final String hash;
    private final boolean refit;

    /**
     * @param node the node's JSON, which gets the state
     * @param parameters the node's parameters, with the flow's values put in
     */
    FittedState(ObjectNode node, ObjectNode parameters, boolean refit) {
        this.node = node;
        this.hash = hash(parameters);
        this.refit = refit;
    }

    ObjectNode get(Optional<ObjectNode> known, StepContext.Fit fit) throws SQLException {
        if (!refit) {
            Optional<ObjectNode> saved = saved();
            if (saved.isPresent()) {
                return saved.get();
            }
            if (known.isPresent()) {
                return known.get();
            }
        }
        ObjectNode state = fit.fit();
        ObjectNode trained = node.get("trained_parameters") instanceof ObjectNode object
                ? object
                : node.putObject("trained_parameters");
        ObjectNode kept = state.deepCopy();
        kept.put(HASH, hash);
        trained.set(KEY, kept);
        return state;
    }

    private Optional<ObjectNode> saved() {
        JsonNode saved = node.path("trained_parameters").path(KEY);
        return saved instanceof ObjectNode state && hash.equals(state.path(HASH).asString(""))
                ? Optional.of(state)
                : Optional.empty();
    }

    /** SHA-1 of the JSON with its keys sorted, as 40 hex digits. */
    static String hash(JsonNode json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest(Json.write(sorted(json)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }

    private static JsonNode sorted(JsonNode json) {
        if (json instanceof ObjectNode object) {
            ObjectNode sorted = Json.object();
            object.properties().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(e -> sorted.set(e.getKey(), sorted(e.getValue())));
            return sorted;
        }
        if (json instanceof ArrayNode array) {
            ArrayNode sorted = Json.array();
            array.forEach(item -> sorted.add(sorted(item)));
            return sorted;
        }
        return json;
    }
}
