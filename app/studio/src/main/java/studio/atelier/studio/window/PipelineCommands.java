package studio.atelier.studio.window;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import studio.atelier.designer.editor.PipelineEditor;
import studio.atelier.workbench.command.Command;

/** Commands that mean the pipeline in front. */
final class PipelineCommands {

    private final StudioWindow window;
    private final BooleanProperty there = new SimpleBooleanProperty();
    private final BooleanProperty running = new SimpleBooleanProperty();

    private PipelineCommands(StudioWindow window) {
        this.window = window;
    }

    static void register(StudioWindow window) {
        PipelineCommands commands = new PipelineCommands(window);
        window.workbench()
                .commands()
                .register(
                        Command.of("pipeline.run", "Pipeline", "Run the pipeline")
                                .description(
                                        "Asks for the parameters, then runs every step that the cache does not answer.")
                                .icon("ci-play-filled-alt")
                                .keys("F5")
                                .when(commands.there)
                                .does(() -> commands.with(PipelineEditor::run)),
                        Command.of("pipeline.runAgain", "Pipeline", "Run again with the same values")
                                .icon("ci-restart")
                                .keys("Shift+F5")
                                .when(commands.there)
                                .does(() -> commands.with(PipelineEditor::runAgain)),
                        Command.of("pipeline.runSelected", "Pipeline", "Run the selected steps")
                                .description("What they need of other steps comes from the run that is shown.")
                                .icon("ci-play-outline")
                                .keys("Shortcut+F5")
                                .when(commands.there)
                                .does(() -> commands.with(PipelineEditor::runSelected)),
                        Command.of("pipeline.stop", "Pipeline", "Stop the run")
                                .description("Containers get two minutes to end, as StopPipelineExecution gives them.")
                                .icon("ci-stop-filled-alt")
                                .keys("Shortcut+F2")
                                .when(commands.running)
                                .does(() -> commands.with(PipelineEditor::stop)),
                        Command.of("pipeline.retry", "Pipeline", "Retry from the failed step")
                                .icon("ci-redo")
                                .when(commands.there)
                                .does(() -> commands.with(PipelineEditor::retry)),
                        Command.of("pipeline.fit", "Pipeline", "Fit the pipeline into the window")
                                .icon("ci-center-to-fit")
                                .when(commands.there)
                                .does(() ->
                                        commands.with(editor -> editor.canvas().fit())),
                        Command.of("pipeline.json", "Pipeline", "Switch between canvas and JSON")
                                .icon("ci-json")
                                .keys("Shortcut+J")
                                .when(commands.there)
                                .does(() -> commands.with(editor -> editor.showJson(!editor.showsJson()))),
                        Command.of("pipeline.problems", "Pipeline", "Show the problems")
                                .icon("ci-warning-alt")
                                .when(commands.there)
                                .does(() -> window.workbench().docks().show("problems")));
        window.workbench().docks().activeEditorProperty().subscribe(any -> commands.follow());
    }

    private void follow() {
        running.unbind();
        running.set(false);
        Optional<PipelineEditor> editor = active();
        there.set(editor.isPresent());
        editor.ifPresent(front -> running.bind(front.runningProperty()));
    }

    private Optional<PipelineEditor> active() {
        return window.project().flatMap(ProjectRooms::pipelineInFront);
    }

    private void with(Consumer<PipelineEditor> action) {
        active().ifPresent(action);
    }
}
