package studio.atelier.studio.machine;

import java.nio.file.Path;
import studio.atelier.workbench.settings.Settings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whether the door of a project was open, and on which port, kept with the settings. JavaFX thread. */
public final class DoorMemory {

    private static final String KEY = "clients";

    private final Settings settings;
    private final Runnable save;
    private final String project;

    /**
     * @param save writes the settings
     * @param project its folder
     */
    public DoorMemory(Settings settings, Runnable save, Path project) {
        this.settings = settings;
        this.save = save;
        this.project = project.toString();
    }

    boolean wasOpen() {
        return kept().path("open").asBoolean(false);
    }

    /** @return the port as it was typed; empty for one that is free */
    String port() {
        return kept().path("port").asString("");
    }

    void keep(boolean open, String port) {
        ObjectNode mine = JsonNodeFactory.instance.objectNode().put("open", open);
        if (!port.isEmpty()) {
            mine.put("port", port);
        }
        if (mine.equals(kept())) {
            return;
        }
        ObjectNode all = settings.section(KEY) instanceof ObjectNode object
                ? object.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        all.set(project, mine);
        settings.section(KEY, all);
        save.run();
    }

    private JsonNode kept() {
        return settings.section(KEY).path(project);
    }
}
