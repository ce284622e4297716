package studio.atelier.engine.pipelines.execution;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why an earlier run could not be taken over: {@code {"reason": ..., "differences": [{"attribute",
 * "old", "new"}]}}.
 */
final class CacheMiss {

    private static final int MOST_DIFFERENCES = 20;

    private CacheMiss() {}

    static ObjectNode because(String reason) {
        ObjectNode miss = Json.object().put("reason", reason);
        miss.putArray("differences");
        return miss;
    }

    /** The attributes in which two runs differ, down to the single value. */
    static ObjectNode difference(JsonNode before, JsonNode now) {
        ObjectNode miss = Json.object();
        ArrayNode differences = Json.array();
        compare("", before, now, differences);
        miss.put("reason", differences.size() == 1 ? "An attribute has changed" : "Attributes have changed");
        miss.set("differences", differences);
        return miss;
    }

    private static void compare(String path, @Nullable JsonNode before, @Nullable JsonNode now, ArrayNode differences) {
        if (differences.size() >= MOST_DIFFERENCES || (before != null && before.equals(now))) {
            return;
        }
        if (before instanceof ObjectNode old && now instanceof ObjectNode fresh) {
            Set<String> names = new LinkedHashSet<>(old.propertyNames());
            names.addAll(fresh.propertyNames());
            names.forEach(name ->
                    compare(path.isEmpty() ? name : path + "." + name, old.get(name), fresh.get(name), differences));
        } else if (before instanceof ArrayNode old && now instanceof ArrayNode fresh && old.size() == fresh.size()) {
            for (int i = 0; i < old.size(); i++) {
                compare(path + "[" + i + "]", old.get(i), fresh.get(i), differences);
            }
        } else {
            ObjectNode difference = differences.addObject().put("attribute", path);
            if (before != null) {
                difference.set("old", before);
            }
            if (now != null) {
                difference.set("new", now);
            }
        }
    }
}
