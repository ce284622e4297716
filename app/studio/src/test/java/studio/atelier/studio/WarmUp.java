package studio.atelier.studio;

import java.io.IOException;
import java.util.List;
import javafx.scene.input.KeyCode;
import studio.atelier.studio.editor.PipelineFileEditor;
import studio.atelier.studio.window.ProjectRooms;
import studio.atelier.workbench.testing.Window;

/** A walk through the Studio that uses each screen once. */
final class WarmUp {

    private WarmUp() {}

    static void walk(StudioHands hands) throws IOException {
        hands.openFile(hands.file("warm.txt", "warm"));
        hands.await("the text is open", () -> hands.visible(".at-text-editor").isPresent());
        hands.openFile(hands.file("warm.json", Pipelines.GREET));
        hands.await(
                "the pipeline is open",
                () -> hands.window()
                        .project()
                        .flatMap(ProjectRooms::editorInFront)
                        .filter(PipelineFileEditor.class::isInstance)
                        .isPresent());
        hands.click("#run");
        hands.click("#start-run");
        hands.await(
                "the run has ended",
                () -> hands.window()
                        .project()
                        .filter(project -> project.engine().running().isEmpty())
                        .isPresent());
        for (String room : List.of("jobs", "runs", "models", "machine", "pipelines")) {
            hands.click("#room-" + room);
        }
        for (String panel : List.of("problems", "outputs", "timeline", "logs")) {
            Window.onFx(() -> {
                hands.window().workbench().docks().show(panel);
                return true;
            });
            hands.settle();
        }
        hands.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        hands.write("light");
        hands.keys(KeyCode.ENTER);
    }
}
