package studio.atelier.designer.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import studio.atelier.workbench.settings.Settings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The values that a pipeline was started with last, and named sets of values, kept among the settings. */
public final class ParameterMemory {

    private static final String KEY = "runParameters";
    private static final String LAST = "last";
    private static final String PRESETS = "presets";

    private final Settings settings;
    private final Runnable save;

    /**
     * @param save writes the settings
     */
    public ParameterMemory(Settings settings, Runnable save) {
        this.settings = settings;
        this.save = save;
    }

    /** @return texts by parameter name; empty before the first start */
    public Map<String, String> last(Path file) {
        return values(of(file).path(LAST));
    }

    public void remember(Path file, Map<String, String> values) {
        change(file, node -> node.set(LAST, json(values)));
    }

    /** @return names of sets, with their values */
    public Map<String, Map<String, String>> presets(Path file) {
        Map<String, Map<String, String>> presets = new LinkedHashMap<>();
        of(file).path(PRESETS).properties().forEach(entry -> presets.put(entry.getKey(), values(entry.getValue())));
        return presets;
    }

    public void preset(Path file, String name, Map<String, String> values) {
        change(file, node -> node.withObject("/" + PRESETS).set(name, json(values)));
    }

    public void removePreset(Path file, String name) {
        change(file, node -> node.withObject("/" + PRESETS).remove(name));
    }

    private JsonNode of(Path file) {
        return settings.section(KEY).path(file.toString());
    }

    private void change(Path file, Consumer<ObjectNode> action) {
        ObjectNode all = settings.section(KEY) instanceof ObjectNode object
                ? object.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        ObjectNode mine =
                all.get(file.toString()) instanceof ObjectNode object ? object : all.putObject(file.toString());
        action.accept(mine);
        settings.section(KEY, all);
        save.run();
    }

    private static Map<String, String> values(JsonNode node) {
        Map<String, String> values = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asString("")));
        return values;
    }

    private static ObjectNode json(Map<String, String> values) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        values.forEach(node::put);
        return node;
    }
}
