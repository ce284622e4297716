package studio.atelier.designer.editor;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import studio.atelier.designer.graph.CardAction;
import studio.atelier.designer.graph.PipelineCanvas;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.theme.Icons;

/** What can be done to a step, and to the ground of the canvas: buttons on cards and context menus. */
final class StepMenu {

    private final PipelineEditor editor;
    private final PipelineCanvas canvas;
    private final Workbench workbench;

    StepMenu(PipelineEditor editor, Workbench workbench) {
        this.editor = editor;
        this.canvas = editor.canvas();
        this.workbench = workbench;
    }

    void install() {
        canvas.setCardActions(List.of(
                new CardAction("ci-play-filled-alt", "Run only this step", step -> editor.runNodes(List.of(step))),
                new CardAction("ci-json", "Show in the JSON", editor::showInJson)));
        canvas.setOnContextMenu(this::show);
    }

    private void show(Optional<String> step, Point2D at) {
        ContextMenu menu = new ContextMenu();
        menu.getItems().addAll(step.map(this::ofStep).orElseGet(this::ofGround));
        menu.show(canvas, at.getX(), at.getY());
    }

    private List<MenuItem> ofStep(String step) {
        return List.of(
                item("Run only this step", "ci-play-filled-alt", () -> editor.runNodes(List.of(step))),
                item("Show the log", "ci-terminal", () -> workbench.docks().show("logs")),
                item("Show in the JSON", "ci-json", () -> editor.showInJson(step)),
                item("Zoom to it", "ci-zoom-fit", () -> canvas.zoomTo(step)));
    }

    private List<MenuItem> ofGround() {
        return List.of(
                item("Run", "ci-play-filled-alt", editor::run),
                item("Fit into the window", "ci-center-to-fit", canvas::fit),
                item("Show the JSON", "ci-json", () -> editor.showJson(true)));
    }

    private static MenuItem item(String title, String icon, Runnable action) {
        MenuItem item = new MenuItem(title, Icons.of(icon));
        item.setOnAction(event -> action.run());
        return item;
    }
}
