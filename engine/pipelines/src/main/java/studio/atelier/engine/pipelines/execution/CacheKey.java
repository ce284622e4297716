package studio.atelier.engine.pipelines.execution;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.pipelines.definition.StepType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What two runs of a step must have in common for the second to take over the outputs of the first:
 * the attributes that the Developer Guide lists (pipelines.md section 4, Caching).
 *
 * @param attributes the resolved attributes
 * @param hash SHA-256 of their canonical form, in hex
 */
record CacheKey(ObjectNode attributes, String hash) {

    private static final Map<StepType, List<String>> ATTRIBUTES = Map.of(
            StepType.PROCESSING, List.of("AppSpecification", "Environment", "ProcessingInputs"),
            StepType.TRAINING,
                    List.of(
                            "AlgorithmSpecification",
                            "CheckpointConfig",
                            "DebugHookConfig",
                            "DebugRuleConfigurations",
                            "Environment",
                            "HyperParameters",
                            "InputDataConfig"));

    /** The key of a step; empty for a type that is not cached. */
    static Optional<CacheKey> of(StepType type, JsonNode arguments) {
        List<String> members = ATTRIBUTES.get(type);
        if (members == null) {
            return Optional.empty();
        }
        ObjectNode attributes = Json.object();
        for (String member : members) {
            JsonNode value = arguments.get(member);
            if (value != null && !value.isNull()) {
                attributes.set(member, value);
            }
        }
        return Optional.of(new CacheKey(attributes, sha256(Json.write(canonical(attributes)))));
    }

    /** The same value with the members of objects in alphabetical order. */
    static JsonNode canonical(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                Map<String, JsonNode> sorted = new TreeMap<>();
                object.properties().forEach(e -> sorted.put(e.getKey(), canonical(e.getValue())));
                ObjectNode result = Json.object();
                sorted.forEach(result::set);
                yield result;
            }
            case ArrayNode array -> {
                ArrayNode result = Json.array();
                array.forEach(element -> result.add(canonical(element)));
                yield result;
            }
            default -> node;
        };
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
