package studio.atelier.studio.project;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import studio.atelier.workbench.settings.Settings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Which folders were open lately, kept among the settings. JavaFX thread. */
public final class RecentProjects {

    private static final String KEY = "recentProjects";
    private static final int KEPT = 30;

    /**
     * A project that was open.
     *
     * @param pinned whether it stays on top
     */
    public record Entry(Path folder, Instant opened, boolean pinned) {}

    private final Settings settings;

    public RecentProjects(Settings settings) {
        this.settings = settings;
    }

    /** @return pinned ones first, then the latest */
    public List<Entry> all() {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode node : settings.section(KEY)) {
            try {
                entries.add(new Entry(
                        Path.of(node.path("folder").asString("")),
                        Instant.parse(node.path("opened").asString("")),
                        node.path("pinned").asBoolean(false)));
            } catch (DateTimeParseException | InvalidPathException e) {
                // Somebody edited the file by hand; the entry is passed over and gone with the next change.
                continue;
            }
        }
        entries.sort(
                Comparator.comparing(Entry::pinned).thenComparing(Entry::opened).reversed());
        return entries;
    }

    /** @return the one that was opened last, pinned or not */
    public Optional<Entry> latest() {
        return all().stream().max(Comparator.comparing(Entry::opened));
    }

    /** Notes that a project was opened now. */
    public void opened(Path folder) {
        boolean pinned = all().stream().anyMatch(entry -> entry.folder().equals(folder) && entry.pinned());
        change(folder, new Entry(folder, Instant.now(), pinned));
    }

    public void pin(Entry entry, boolean pinned) {
        change(entry.folder(), new Entry(entry.folder(), entry.opened(), pinned));
    }

    public void remove(Path folder) {
        List<Entry> rest = new ArrayList<>(all());
        rest.removeIf(entry -> entry.folder().equals(folder));
        write(rest);
    }

    private void change(Path folder, Entry entry) {
        List<Entry> rest = new ArrayList<>(all());
        rest.removeIf(other -> other.folder().equals(folder));
        rest.addFirst(entry);
        write(rest.subList(0, Math.min(KEPT, rest.size())));
    }

    private void write(List<Entry> entries) {
        ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
        for (Entry entry : entries) {
            nodes.addObject()
                    .put("folder", entry.folder().toString())
                    .put("opened", entry.opened().toString())
                    .put("pinned", entry.pinned());
        }
        settings.section(KEY, nodes);
    }
}
