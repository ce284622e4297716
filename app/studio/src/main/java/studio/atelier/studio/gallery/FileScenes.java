package studio.atelier.studio.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TextField;
import studio.atelier.designer.editor.PipelineEditor;
import studio.atelier.workbench.grid.GridView;
import studio.atelier.workbench.text.TextEditor;

/** Files of all kinds: previews, the text editor, and what is asked before changes are lost. */
final class FileScenes implements Scenes {

    private static final Duration READING = Duration.ofSeconds(2);

    private final Abalone abalone;

    FileScenes(Abalone abalone) {
        this.abalone = abalone;
    }

    @Override
    public List<String> beginnings() {
        return List.of("preview-", "text-", "ask-");
    }

    @Override
    public void play(Sitting sitting) throws IOException {
        abalone.ran();
        Path folder = abalone.folder();
        SampleFiles files = new SampleFiles(folder);
        Path archive = files.archive(sitting.folder().resolve("workspace"));
        preview(sitting, "preview-csv", folder.resolve("abalone.csv"));
        column(sitting);
        preview(sitting, "preview-parquet", files.parquet());
        preview(sitting, "preview-image", files.image());
        preview(sitting, "preview-archive", archive);
        preview(sitting, "preview-model", files.model(archive));
        preview(sitting, "preview-text", files.oldText());
        preview(sitting, "preview-bytes", files.bytes());
        preview(sitting, "preview-damaged", files.damaged());
        text(sitting, folder);
        preview(sitting, "text-broken", files.broken());
        sitting.closeToasts();
        sitting.closeEditor();
        questions(sitting, folder);
    }

    private static void preview(Sitting sitting, String name, Path file) throws IOException {
        sitting.open(file);
        sitting.awaitTasks();
        Sitting.pause(READING);
        sitting.take(name);
    }

    /** The preview in front with a column chosen. */
    private static void column(Sitting sitting) throws IOException {
        sitting.on(() -> ((GridView) sitting.found("#preview-grid")).selectCell(2, 1));
        sitting.take("preview-csv-selected");
    }

    private static void text(Sitting sitting, Path folder) throws IOException {
        sitting.open(folder.resolve("README.md"));
        sitting.take("text-markdown");
        sitting.open(folder.resolve("atelier.json"));
        sitting.take("text-json");
        sitting.open(folder.resolve("README.md"));
        sitting.on(() -> {
            TextEditor editor = (TextEditor) sitting.found(".at-text-editor");
            editor.openFind(true);
            ((TextField) editor.lookup(".at-find-bar .text-field")).setText("abalone");
        });
        sitting.take("text-find");
    }

    private void questions(Sitting sitting, Path folder) throws IOException {
        Path readme = folder.resolve("README.md");
        PipelineEditor pipeline = abalone.open();
        sitting.on(() -> pipeline.document()
                .replaceText(
                        "raise the threshold",
                        pipeline.document().definition().text().replace("2.5", "2.6")));
        sitting.open(readme);
        sitting.on(() -> {
            TextEditor editor = (TextEditor) sitting.found(".at-text-editor");
            editor.replaceText(editor.text() + "\nChanged here.\n");
        });
        sitting.run("view.closeEditor");
        sitting.take("ask-unsaved");
        sitting.closeDialog();
        sitting.on(sitting.window()::quit);
        sitting.take("ask-unsaved-several");
        sitting.closeDialog();
        Files.writeString(readme, Files.readString(readme) + "\nChanged by another program.\n");
        sitting.run("file.save");
        sitting.await("it is asked", () -> sitting.workbench().dialog().isPresent());
        sitting.take("ask-changed-elsewhere");
        sitting.press("#load-file");
        sitting.awaitTasks();
        abalone.open();
        sitting.on(() -> pipeline.document().history().undo());
        sitting.awaitTasks();
        working(sitting, folder);
    }

    private void working(Sitting sitting, Path folder) throws IOException {
        PipelineEditor editor = abalone.open(folder.resolve("simulation.json"));
        abalone.start(editor, Map.of());
        sitting.on(sitting.window()::quit);
        sitting.take("ask-running");
        sitting.closeDialog();
        sitting.run("pipeline.stop");
        abalone.await(editor, state -> state.status().isFinal());
        sitting.take("run-stopped");
    }
}
