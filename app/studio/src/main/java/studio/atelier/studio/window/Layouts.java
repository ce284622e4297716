package studio.atelier.studio.window;

import java.nio.file.Path;
import studio.atelier.workbench.docking.DockLayoutJson;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.settings.Settings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The arrangement of panels of each project, kept among the settings. */
final class Layouts {

    private static final String KEY = "layouts";

    private final Settings settings;
    private final Workbench workbench;

    Layouts(Settings settings, Workbench workbench) {
        this.settings = settings;
        this.workbench = workbench;
    }

    void restore(Path project) {
        JsonNode kept = settings.section(KEY).path(project.toString());
        kept.properties()
                .forEach(entry -> DockLayoutJson.read(entry.getValue())
                        .ifPresent(desk -> workbench.layout(entry.getKey(), desk)));
    }

    void keep(Path project) {
        ObjectNode all = settings.section(KEY) instanceof ObjectNode object
                ? object.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        ObjectNode mine = all.putObject(project.toString());
        workbench.layouts().forEach((room, desk) -> mine.set(room, DockLayoutJson.write(desk)));
        settings.section(KEY, all);
    }
}
