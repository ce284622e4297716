package studio.atelier.studio.gallery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.control.TabPane;
import studio.atelier.designer.editor.PipelineEditor;
import studio.atelier.designer.run.RunState;
import studio.atelier.studio.editor.PipelineFileEditor;
import studio.atelier.studio.welcome.Examples;
import studio.atelier.workbench.control.Status;

/** What the gallery shows, one after the other: each scene prepares what it needs and takes its pictures. */
final class Scenes {

    private final Sitting sitting;

    private Scenes(Sitting sitting) {
        this.sitting = sitting;
    }

    static void all(Sitting sitting) throws IOException {
        Scenes scenes = new Scenes(sitting);
        scenes.welcome();
        PipelineEditor editor = scenes.pipeline();
        scenes.running(editor);
        scenes.done(editor);
        scenes.problems(editor);
        scenes.rooms();
        scenes.overlays();
        scenes.settings();
    }

    private void welcome() throws IOException {
        sitting.take("welcome-first");
    }

    private PipelineEditor pipeline() throws IOException {
        Examples.Example example = Examples.find().getFirst();
        Path pipeline = Examples.copy(example, sitting.folder().resolve("projects"));
        Sitting.fx(() -> {
            sitting.window().open(pipeline);
            return true;
        });
        sitting.await("the pipeline is open", () -> front().isPresent());
        PipelineEditor editor = Sitting.fx(() -> front().orElseThrow());
        sitting.await(
                "it is laid out", () -> !editor.canvas().layoutResult().cards().isEmpty());
        sitting.take("pipeline-new");
        return editor;
    }

    private Optional<PipelineEditor> front() {
        return sitting.window()
                .project()
                .flatMap(project -> project.editorInFront())
                .filter(PipelineFileEditor.class::isInstance)
                .map(file -> ((PipelineFileEditor) file).editor());
    }

    private void running(PipelineEditor editor) throws IOException {
        start(editor);
        awaitRun(
                editor,
                state -> state.steps().values().stream()
                        .anyMatch(step -> step.name().equals("TrainAbalone") && step.status() == Status.RUNNING));
        select(editor, "TrainAbalone");
        sitting.take("pipeline-running");
        awaitRun(editor, state -> state.status().isFinal());
    }

    private void done(PipelineEditor editor) throws IOException {
        sitting.take("pipeline-succeeded");
        start(editor);
        awaitRun(editor, state -> state.status().isFinal());
        sitting.take("pipeline-cached");
        Sitting.fx(() -> {
            editor.showJson(true);
            return true;
        });
        sitting.take("pipeline-json");
        Sitting.fx(() -> {
            editor.showJson(false);
            return true;
        });
    }

    private void problems(PipelineEditor editor) throws IOException {
        Sitting.fx(() -> {
            String text = editor.document().definition().text();
            editor.document()
                    .replaceText(
                            "break the definition",
                            text.replaceFirst("\"InstanceCount\": 1", "\"InstanceCount\": 0")
                                    .replaceFirst("Parameters.InstanceType", "Parameters.InstanceTyp"));
            return true;
        });
        sitting.await(
                "the errors are found",
                () -> editor.document().checkedProperty().get().errors() > 0);
        sitting.show("problems");
        select(editor, "PrepareAbalone");
        sitting.take("pipeline-problems");
        Sitting.fx(() -> {
            editor.document().history().undo();
            return true;
        });
    }

    private void rooms() throws IOException {
        sitting.enter("runs");
        sitting.take("runs");
        sitting.enter("jobs");
        Sitting.pause(java.time.Duration.ofSeconds(1));
        sitting.enter("jobs");
        sitting.take("job-overview");
        chooseTab("#job-tabs", 1);
        sitting.take("job-metrics");
        chooseTab("#job-tabs", 2);
        sitting.take("job-logs");
        sitting.enter("machine");
        Sitting.pause(java.time.Duration.ofSeconds(4));
        sitting.take("machine");
        sitting.enter("models");
        Sitting.pause(java.time.Duration.ofSeconds(1));
        sitting.take("models");
        sitting.enter("pipelines");
    }

    private void chooseTab(String query, int index) {
        Sitting.fx(() -> {
            if (sitting.window().workbench().node().lookup(query) instanceof TabPane tabs) {
                tabs.getSelectionModel().select(index);
            }
            return true;
        });
    }

    private void overlays() throws IOException {
        sitting.await("no error is left", () -> sitting.window() != null);
        Sitting.pause(java.time.Duration.ofSeconds(1));
        sitting.run("pipeline.run");
        sitting.take("run-dialog");
        Sitting.fx(() -> {
            sitting.window().workbench().dialog().ifPresent(card -> card.close());
            return true;
        });
        sitting.run("palette.open");
        sitting.take("palette");
        Sitting.fx(() -> {
            sitting.window().workbench().closePalette();
            return true;
        });
    }

    private void settings() throws IOException {
        sitting.run("settings.open");
        sitting.take("settings");
        sitting.run("help.shortcuts");
        sitting.take("shortcuts");
        sitting.enter("home");
        sitting.take("welcome");
    }

    private void start(PipelineEditor editor) {
        RunState before = editor.runs().state();
        Sitting.fx(() -> {
            editor.runAgain();
            return true;
        });
        awaitRun(editor, state -> before == null || !state.arn().equals(before.arn()));
    }

    private void awaitRun(PipelineEditor editor, Predicate<RunState> condition) {
        sitting.await("the run gets on", () -> {
            RunState state = editor.runs().state();
            return state != null && condition.test(state);
        });
    }

    private void select(PipelineEditor editor, String step) {
        Sitting.fx(() -> {
            editor.canvas().select(step);
            return true;
        });
    }
}
