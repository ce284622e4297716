package studio.atelier.studio.window;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import studio.atelier.workbench.settings.Settings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Where the main window stood when it was closed. */
final class WindowPlace {

    private static final String KEY = "window";

    private WindowPlace() {}

    static void restore(Stage stage, Settings settings) {
        JsonNode kept = settings.section(KEY);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        double width = Math.min(kept.path("width").asDouble(1440), screen.getWidth());
        double height = Math.min(kept.path("height").asDouble(900), screen.getHeight());
        stage.setWidth(width);
        stage.setHeight(height);
        double x = kept.path("x").asDouble(-1);
        double y = kept.path("y").asDouble(-1);
        boolean visible = Screen.getScreensForRectangle(x + 40, y + 10, 80, 20).stream()
                .findAny()
                .isPresent();
        if (kept.has("x") && visible) {
            stage.setX(x);
            stage.setY(y);
        }
        stage.setMaximized(kept.path("maximised").asBoolean(false));
    }

    static void keep(Stage stage, Settings settings) {
        settings.section(
                KEY,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("x", stage.getX())
                        .put("y", stage.getY())
                        .put("width", stage.getWidth())
                        .put("height", stage.getHeight())
                        .put("maximised", stage.isMaximized()));
    }
}
