package studio.atelier.studio.gallery;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import studio.atelier.designer.editor.PipelineEditor;

/** Starting a run, runs that fail, and the list of runs. */
final class RunScenes implements Scenes {

    private static final String THRESHOLD = "#parameter-RmseThreshold";

    private final Abalone abalone;

    RunScenes(Abalone abalone) {
        this.abalone = abalone;
    }

    @Override
    public List<String> beginnings() {
        return List.of("run-", "runs");
    }

    @Override
    public void play(Sitting sitting) throws IOException {
        PipelineEditor editor = abalone.ran();
        dialog(sitting);
        sitting.on(() -> editor.canvas().selection().clear());
        abalone.run(editor, Map.of("RmseThreshold", "0.5"));
        sitting.take("run-failed");
        sitting.run("pipeline.retry");
        sitting.awaitTasks();
        sitting.take("run-retry-refused");
        sitting.closeToasts();
        failedStep(sitting);
        list(sitting);
    }

    private void failedStep(Sitting sitting) throws IOException {
        PipelineEditor report = abalone.open(abalone.folder().resolve("nightly-report.json"));
        abalone.run(report, Map.of());
        abalone.select(report, "Render");
        sitting.chooseTab("#inspector-tabs", 1);
        sitting.take("run-failed-step");
        sitting.run("pipeline.retry");
        sitting.awaitTasks();
        Sitting.pause(Duration.ofSeconds(1));
        abalone.await(report, state -> state.status().isFinal());
        sitting.take("run-retried");
    }

    private static void dialog(Sitting sitting) throws IOException {
        sitting.run("pipeline.run");
        sitting.awaitNode(THRESHOLD);
        sitting.take("run-dialog");
        sitting.on(() -> ((TextField) sitting.found(THRESHOLD)).setText("low"));
        sitting.take("run-dialog-invalid");
        sitting.on(() -> ((TextField) sitting.found(THRESHOLD)).setText("2.4"));
        sitting.take("run-dialog-presets", () -> presets(sitting).show());
        sitting.closeDialog();
    }

    private static MenuButton presets(Sitting sitting) {
        return (MenuButton) sitting.found("#presets");
    }

    private static void list(Sitting sitting) throws IOException {
        sitting.enter("runs");
        sitting.awaitNode("#runs-pipeline-list");
        sitting.choose("#runs-pipeline-list", "pipeline");
        sitting.awaitNode("#runs-grid");
        sitting.take("runs");
        sitting.shortcut("#runs-grid", KeyCode.HOME);
        sitting.awaitNode("#run-pane");
        sitting.take("runs-timeline");
        sitting.run("runs.tags");
        sitting.on(() -> ((TextArea) sitting.found("#run-tags")).setText("stage = candidate\nowner = marine biology"));
        sitting.take("run-tags");
        sitting.press("#confirm");
        sitting.awaitTasks();
        sitting.take("runs-tagged");
        sitting.shortcut("#runs-grid", KeyCode.A);
        sitting.awaitNode("#compare-grid");
        sitting.take("runs-compare");
        sitting.on(() -> ((TextField) sitting.found("#runs-filter")).setText("RmseThreshold <"));
        sitting.take("runs-filter-invalid");
        sitting.on(() -> ((TextField) sitting.found("#runs-filter")).setText("nothing like this"));
        sitting.take("runs-filter-empty");
        sitting.on(() -> ((TextField) sitting.found("#runs-filter")).clear());
    }
}
