package studio.atelier.studio.window;

import java.util.LinkedHashMap;
import java.util.Map;
import studio.atelier.workbench.settings.Settings;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The user's keys in the settings file: {@code "keymap": {"pipeline.run": "F5"}}. */
final class KeymapSection {

    private static final String KEY = "keymap";

    private KeymapSection() {}

    static Map<String, String> read(Settings settings) {
        Map<String, String> keys = new LinkedHashMap<>();
        settings.section(KEY)
                .properties()
                .forEach(entry -> keys.put(entry.getKey(), entry.getValue().asString("")));
        return keys;
    }

    static void write(Settings settings, Map<String, String> keys) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        keys.forEach(node::put);
        settings.section(KEY, node);
    }
}
