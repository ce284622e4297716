package studio.atelier.studio.window;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.docking.DockArea;
import studio.atelier.workbench.docking.DockPanel;

/** The tools around the editors, whose content is that of the editor in front. JavaFX thread. */
final class EditorTools implements AutoCloseable {

    private static final double INSPECTOR_WIDTH = 290;

    /** Id, title, icon, and what to say when there is nothing to show. */
    private enum Tool {
        INSPECTOR("inspector", "Inspector", "ci-settings-adjust", "Choose a step on the canvas to see its settings."),
        LOGS("logs", "Logs", "ci-terminal", "Run a pipeline and choose a step to follow its log."),
        PROBLEMS("problems", "Problems", "ci-warning-alt", "What the validator finds in a pipeline shows here."),
        TIMELINE("timeline", "Timeline", "ci-roadmap", "The steps of a run over time show here."),
        OUTPUTS("outputs", "Outputs", "ci-folder-details", "What the steps of a run left behind shows here.");

        private final String id;
        private final String title;
        private final String icon;
        private final String empty;

        Tool(String id, String title, String icon, String empty) {
            this.id = id;
            this.title = title;
            this.icon = icon;
            this.empty = empty;
        }
    }

    private final DockArea docks;
    private final Map<Tool, StackPane> places = new EnumMap<>(Tool.class);

    EditorTools(DockArea docks) {
        this.docks = docks;
        for (Tool tool : Tool.values()) {
            StackPane place = new StackPane();
            place.getStyleClass().add("at-panel");
            place.setMinWidth(tool == Tool.INSPECTOR ? INSPECTOR_WIDTH : 0);
            places.put(tool, place);
            docks.addTool(DockPanel.tool(tool.id, tool.title, tool.icon, place));
        }
        show(Map.of());
    }

    /**
     * @param contents panel id to content; a tool without one says what it is for
     */
    void show(Map<String, Node> contents) {
        places.forEach((tool, place) -> {
            Node content = contents.get(tool.id);
            place.getChildren().setAll(content == null ? new Placeholder(tool.icon, tool.title, tool.empty) : content);
        });
    }

    @Override
    public void close() {
        places.keySet().forEach(tool -> docks.remove(tool.id));
    }
}
