package studio.atelier.workbench.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.atelier.workbench.file.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * All settings and the file that keeps them: one JSON object, a key a setting; what other versions of the program wrote
 * in it stays. Each save reads the file first and changes only what this program changed, so two windows do not undo
 * each other. JavaFX thread, but for {@link #write}.
 */
public final class Settings {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path file;
    private final Map<String, Setting<?>> known = new LinkedHashMap<>();
    private final Map<String, JsonNode> last = new LinkedHashMap<>();
    private final Map<String, JsonNode> loose = new LinkedHashMap<>();
    private final Set<String> changed = new HashSet<>();

    public Settings(Path file) {
        this.file = file;
    }

    public Path file() {
        return file;
    }

    public void add(Setting<?>... settings) {
        for (Setting<?> setting : settings) {
            known.put(setting.key(), setting);
            last.put(setting.key(), setting.toJson());
        }
    }

    public List<Setting<?>> all() {
        return List.copyOf(known.values());
    }

    /** @return a part of the file that is no single setting, as a keymap or a list of recent files */
    public JsonNode section(String key) {
        return loose.getOrDefault(key, JSON.nullNode());
    }

    /** Replaces such a part; {@link #save()} writes it. */
    public void section(String key, JsonNode value) {
        loose.put(key, value);
        changed.add(key);
    }

    /**
     * Reads the file if there is one.
     *
     * @return sentences on what in it was not understood; those settings keep their standard
     */
    public List<String> load() throws IOException {
        List<String> complaints = new ArrayList<>();
        ObjectNode read = read(complaints);
        for (Map.Entry<String, JsonNode> entry : read.properties()) {
            Setting<?> setting = known.get(entry.getKey());
            if (setting == null) {
                loose.put(entry.getKey(), entry.getValue());
            } else if (setting.fromJson(entry.getValue())) {
                last.put(setting.key(), setting.toJson());
            } else {
                complaints.add("%s: %s cannot be %s; it is %s instead."
                        .formatted(file, setting.key(), entry.getValue(), setting.toJson()));
            }
        }
        return complaints;
    }

    /** Writes what changed since the last load or save, on this thread. */
    public void save() throws IOException {
        write(takeChanges());
    }

    /** @return what changed since the last load or save: values by key; from now on they count as saved */
    Map<String, JsonNode> takeChanges() {
        Map<String, JsonNode> changes = new LinkedHashMap<>();
        for (Setting<?> setting : known.values()) {
            JsonNode value = setting.toJson();
            if (!value.equals(last.put(setting.key(), value))) {
                changes.put(setting.key(), value);
            }
        }
        changed.forEach(key -> changes.put(key, section(key)));
        changed.clear();
        return changes;
    }

    /** Notes that changes could not be written, so that the next save does it. */
    void putBack(Map<String, JsonNode> changes) {
        for (String key : changes.keySet()) {
            if (known.containsKey(key)) {
                last.remove(key);
            } else {
                changed.add(key);
            }
        }
    }

    /** Puts changes into the file as it is by now. Any thread. */
    synchronized void write(Map<String, JsonNode> changes) throws IOException {
        List<String> complaints = new ArrayList<>();
        ObjectNode now = read(complaints);
        if (!complaints.isEmpty()) {
            Files.copy(
                    file, file.resolveSibling(file.getFileName() + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
        }
        changes.forEach(now::set);
        WholeFile.write(file, JSON.writeValueAsString(now) + "\n");
    }

    private ObjectNode read(List<String> complaints) throws IOException {
        try {
            JsonNode node = JSON.readTree(Files.readString(file));
            if (node instanceof ObjectNode object) {
                return object;
            }
            complaints.add(file + " holds no JSON object; the standard settings are used.");
        } catch (NoSuchFileException e) {
            return JSON.createObjectNode();
        } catch (JacksonException e) {
            complaints.add(file + " is not readable as JSON (" + e.getOriginalMessage()
                    + "); the standard settings are used.");
        }
        return JSON.createObjectNode();
    }
}
