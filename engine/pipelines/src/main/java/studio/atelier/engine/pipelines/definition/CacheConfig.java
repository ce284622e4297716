package studio.atelier.engine.pipelines.definition;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether a step's earlier result may stand for a new run.
 *
 * @param enabled false unless the JSON says true
 * @param expireAfter how old it may be; absent = any age, also where the text is no duration
 */
public record CacheConfig(boolean enabled, Optional<ExpireAfter> expireAfter) {

    static CacheConfig of(ObjectNode raw) {
        return new CacheConfig(
                Nodes.get(raw, "Enabled").flatMap(JsonNode::booleanValueOpt).orElse(false),
                Nodes.text(raw, "ExpireAfter").flatMap(ExpireAfter::parse));
    }
}
