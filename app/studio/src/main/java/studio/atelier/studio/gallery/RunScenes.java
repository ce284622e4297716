package studio.atelier.studio.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ListView;
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
        Sitting.pause(Duration.ofSeconds(1));
        abalone.await(editor, state -> state.status().isFinal());
        sitting.take("run-retried");
        PipelineEditor report = abalone.open(report(abalone.folder()));
        abalone.run(report, Map.of());
        abalone.select(report, "Render");
        sitting.take("run-failed-step");
        list(sitting);
    }

    /** A pipeline whose last step ends with an error. */
    private static Path report(Path folder) throws IOException {
        Path file = folder.resolve("nightly-report.json");
        if (!Files.exists(file)) {
            Files.writeString(file, SampleFiles.pipeline(
                    SampleFiles.step("Collect", "echo reading 4177 rows; echo wrote counts.csv", ""),
                    SampleFiles.step(
                            "Render",
                            "echo rendering report.html; echo 'cannot open template.html: no such file' >&2; exit 3",
                            "\"DependsOn\": [\"Collect\"],"),
                    SampleFiles.step("Send", "echo sent", "\"DependsOn\": [\"Render\"],")));
        }
        return file;
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
        TextField find = (TextField) Sitting.fx(() -> sitting.found("#runs-pipeline-list-find"));
        sitting.on(() -> {
            find.setText("pipeline");
            ((ListView<?>) sitting.found("#runs-pipeline-list"))
                    .getSelectionModel()
                    .selectFirst();
            find.clear();
        });
        sitting.awaitNode("#runs-grid");
        sitting.take("runs");
        sitting.shortcut("#runs-grid", KeyCode.HOME);
        sitting.awaitNode("#run-pane");
        sitting.take("runs-timeline");
        sitting.run("runs.tags");
        sitting.on(() -> ((TextArea) sitting.found("#run-tags"))
                .setText("stage = candidate\nowner = marine biology"));
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
