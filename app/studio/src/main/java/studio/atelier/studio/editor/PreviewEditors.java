package studio.atelier.studio.editor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.apache.commons.io.FileUtils;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.studio.preview.PreviewKind;
import studio.atelier.studio.preview.PreviewPane;
import studio.atelier.studio.preview.Subject;
import studio.atelier.studio.preview.archive.ArchiveEntry;
import studio.atelier.studio.preview.archive.ArchiveFile;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.notification.Notification;

/** Makes the editors that show files and artifacts without changing them, and the copies they need. */
final class PreviewEditors {

    private final ObjectStore objects;
    private final Workbench workbench;
    private final Consumer<FileEditor> show;

    /**
     * @param show shows an editor that was opened out of another one
     */
    PreviewEditors(ObjectStore objects, Workbench workbench, Consumer<FileEditor> show) {
        this.objects = objects;
        this.workbench = workbench;
        this.show = show;
    }

    /** Reads the beginning of the file. */
    Supplier<FileEditor> of(Path file) throws IOException {
        return of(Subject.of(file), Optional.empty());
    }

    /** @throws IOException naming the object, if there is none */
    Supplier<FileEditor> of(ObjectUri uri) throws IOException {
        Optional<Path> local = objects.localFile(uri).filter(Files::isRegularFile);
        if (local.isPresent()) {
            return of(new Subject(local.get(), uri.name(), uri.toString()), Optional.empty());
        }
        Path folder = Files.createTempDirectory("atelier-object-");
        Path copy = folder.resolve(safe(uri.name()));
        try (InputStream in = objects.read(uri)) {
            Files.copy(in, copy);
        } catch (IOException e) {
            FileUtils.deleteDirectory(folder.toFile());
            throw e;
        }
        return of(new Subject(copy, uri.name(), uri.toString()), Optional.of(folder));
    }

    private Supplier<FileEditor> of(Subject subject, Optional<Path> copies) throws IOException {
        PreviewKind kind = PreviewKind.of(subject.file(), subject.name());
        return () -> editor(subject, kind, copies);
    }

    private FileEditor editor(Subject subject, PreviewKind kind, Optional<Path> copies) {
        Path scratch = Path.of(System.getProperty("java.io.tmpdir")).resolve("atelier-previews");
        PreviewPane pane = new PreviewPane(subject, kind, workbench, scratch, this::openEntry);
        return new PreviewFileEditor(subject, kind, pane, () -> copies.ifPresent(this::deleteLater));
    }

    private void openEntry(Subject archive, ArchiveEntry entry) {
        workbench
                .tasks()
                .start(
                        "Opening " + entry.fileName(),
                        context -> {
                            Path folder = Files.createTempDirectory("atelier-entry-");
                            Path copy = folder.resolve(safe(entry.fileName()));
                            try {
                                new ArchiveFile(archive.file(), read -> {}).extract(entry, copy);
                                return of(
                                        new Subject(
                                                copy, entry.fileName(), archive.place() + " \u203a " + entry.name()),
                                        Optional.of(folder));
                            } catch (IOException e) {
                                FileUtils.deleteDirectory(folder.toFile());
                                throw e;
                            }
                        },
                        made -> show.accept(made.get()));
    }

    /** A name that every file system takes. */
    private static String safe(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}. _()+=,@-]", "_");
        return plain.isBlank() || plain.matches("\\.+") ? "entry" : plain.substring(Math.max(0, plain.length() - 120));
    }

    private void deleteLater(Path folder) {
        Thread.ofVirtual().name("delete copies").start(() -> {
            try {
                FileUtils.deleteDirectory(folder.toFile());
            } catch (IOException e) {
                Platform.runLater(() -> workbench
                        .notifications()
                        .show(Notification.failure(folder + " could not be deleted; delete it by hand", e)));
            }
        });
    }
}
