package studio.atelier.studio.editor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import studio.atelier.studio.preview.PreviewKind;
import studio.atelier.studio.preview.PreviewPane;
import studio.atelier.studio.preview.Subject;
import studio.atelier.studio.preview.archive.ArchiveEntry;
import studio.atelier.studio.preview.archive.ArchiveFile;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.task.TaskContext;

/** A table, picture, archive or model that is looked at. */
final class PreviewFileEditor implements FileEditor {

    private final Path file;
    private final PreviewPane pane;
    private final ReadOnlyStringWrapper title;

    private PreviewFileEditor(Path file, PreviewPane pane) {
        this.file = file;
        this.pane = pane;
        this.title = new ReadOnlyStringWrapper(String.valueOf(file.getFileName()));
    }

    /**
     * @param open opens a file, as an entry that was copied out of an archive
     */
    static Supplier<FileEditor> prepare(Path file, PreviewKind kind, Workbench workbench, Consumer<Path> open)
            throws IOException {
        Path scratch = Files.createTempDirectory("atelier-preview");
        return () -> new PreviewFileEditor(
                file,
                new PreviewPane(
                        Subject.of(file),
                        kind,
                        workbench,
                        scratch,
                        (archive, entry) -> workbench
                                .tasks()
                                .start(
                                        "Reading " + entry.fileName(),
                                        context -> extract(archive.file(), entry, scratch, context),
                                        open::accept)));
    }

    private static Path extract(Path archive, ArchiveEntry entry, Path scratch, TaskContext context)
            throws IOException {
        Path target = Files.createTempDirectory(scratch, "entry").resolve(entry.fileName());
        new ArchiveFile(archive, bytes -> context.check()).extract(entry, target);
        return target;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public ObservableStringValue title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public Node view() {
        return pane;
    }

    @Override
    public void close() {
        pane.close();
    }
}
