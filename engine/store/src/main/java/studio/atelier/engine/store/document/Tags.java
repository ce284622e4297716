package studio.atelier.engine.store.document;

import java.util.LinkedHashMap;
import java.util.Map;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tags as the API writes them: a list of {@code Key}, {@code Value}. */
public final class Tags {

    private Tags() {}

    public static Map<String, String> of(ObjectNode body) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (JsonNode tag : body.path("Tags")) {
            tags.put(tag.path("Key").asString(""), tag.path("Value").asString(""));
        }
        return tags;
    }

    public static ArrayNode list(Map<String, String> tags) {
        ArrayNode list = Json.array();
        tags.forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
        return list;
    }
}
