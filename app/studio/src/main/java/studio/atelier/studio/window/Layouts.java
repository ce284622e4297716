package studio.atelier.studio.window;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import studio.atelier.workbench.docking.DockLayout;
import studio.atelier.workbench.docking.DockLayoutJson;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.settings.Settings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The arrangement of panels of each project, the files that are open in it among them, kept with the settings. */
final class Layouts {

    private static final String KEY = "layouts";

    private final Settings settings;
    private final Workbench workbench;

    Layouts(Settings settings, Workbench workbench) {
        this.settings = settings;
        this.workbench = workbench;
    }

    /** @return the files that were open in the project, in the order of their tabs */
    List<Path> files(Path project) {
        Set<Path> files = new LinkedHashSet<>();
        kept(project)
                .properties()
                .forEach(entry -> DockLayoutJson.read(entry.getValue())
                        .ifPresent(desk -> panels(desk).forEach(id -> addFile(id, files))));
        return new ArrayList<>(files);
    }

    private static void addFile(String id, Set<Path> files) {
        if (id.startsWith(OpenFiles.FILE)) {
            try {
                files.add(Path.of(id.substring(OpenFiles.FILE.length())));
            } catch (InvalidPathException e) {
                // Somebody edited the settings by hand: there is no such file to open.
                return;
            }
        }
    }

    private static Stream<String> panels(DockLayout.Desk desk) {
        return Stream.concat(panels(desk.main()), desk.floating().stream().flatMap(window -> panels(window.content())));
    }

    private static Stream<String> panels(DockLayout layout) {
        return switch (layout) {
            case DockLayout.Tabs tabs -> tabs.panels().stream();
            case DockLayout.Split split -> split.parts().stream().flatMap(Layouts::panels);
        };
    }

    void restore(Path project) {
        kept(project)
                .properties()
                .forEach(entry -> DockLayoutJson.read(entry.getValue())
                        .ifPresent(desk -> workbench.layout(entry.getKey(), desk)));
    }

    /** Notes the arrangement as it is. @return whether it is another than before */
    boolean keep(Path project) {
        ObjectNode mine = JsonNodeFactory.instance.objectNode();
        workbench.layouts().forEach((room, desk) -> mine.set(room, DockLayoutJson.write(desk)));
        if (mine.equals(kept(project))) {
            return false;
        }
        ObjectNode all = settings.section(KEY) instanceof ObjectNode object
                ? object.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        all.set(project.toString(), mine);
        settings.section(KEY, all);
        return true;
    }

    private JsonNode kept(Path project) {
        return settings.section(KEY).path(project.toString());
    }
}
