package studio.atelier.studio.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.studio.editor.EditorFactory;
import studio.atelier.studio.editor.FileEditor;
import studio.atelier.studio.editor.UnsavedChanges;
import studio.atelier.studio.room.RoomText;
import studio.atelier.workbench.docking.DockPanel;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.task.TaskContext;
import studio.atelier.workbench.thread.UiThread;

/** The files of a project that are open, each in an editor with a tab. JavaFX thread. */
final class OpenFiles implements AutoCloseable {

    /** The ids of panels of files begin with this. */
    static final String FILE = "file:";

    private final Workbench workbench;
    private final EditorFactory factory;
    private final Recovered recovered;
    private final Runnable enterRoom;
    private final Map<Path, FileEditor> editors = new LinkedHashMap<>();
    private @Nullable Path last;

    /**
     * @param recovered what a crash left of unsaved changes
     * @param enterRoom enters the room of files, if it is not the one that shows
     */
    OpenFiles(Workbench workbench, EditorFactory factory, Recovered recovered, Runnable enterRoom) {
        this.workbench = workbench;
        this.factory = factory;
        this.recovered = recovered;
        this.enterRoom = enterRoom;
    }

    Collection<FileEditor> all() {
        return List.copyOf(editors.values());
    }

    /** @return the editor in front, if it is one of a file */
    Optional<FileEditor> inFront() {
        return workbench
                .docks()
                .activeEditorProperty()
                .get()
                .flatMap(panel -> editors.values().stream()
                        .filter(editor -> id(editor).equals(panel.id()))
                        .findFirst());
    }

    /** Brings back the file that was in front last, if something else is now. */
    void showLast() {
        if (inFront().isEmpty() && last != null && editors.containsKey(last)) {
            workbench.docks().show(FILE + last);
        }
    }

    /** Notes which file is in front. @return its editor, if there is one */
    Optional<FileEditor> follow() {
        Optional<FileEditor> front = inFront();
        front.ifPresent(editor -> last = editor.file());
        return front;
    }

    /**
     * @param then called with the editor once it is open
     */
    void open(Path file, Consumer<FileEditor> then) {
        FileEditor known = editors.get(file);
        if (known != null) {
            workbench.docks().show(id(known));
            then.accept(known);
            return;
        }
        workbench.tasks().start("Opening " + file.getFileName(), context -> factory.prepare(file), made -> {
            if (!editors.containsKey(file)) {
                showEdited(made.get());
            }
            FileEditor opened = editors.get(file);
            if (opened != null) {
                then.accept(opened);
            }
        });
    }

    /**
     * Opens files one after the other; what cannot be read is told and left out.
     *
     * @param then called after the last
     */
    void open(List<Path> files, Runnable then) {
        workbench
                .tasks()
                .start(
                        "Opening " + RoomText.count(files.size(), "file", "files"),
                        context -> prepare(files, context),
                        all -> show(all.iterator(), then));
    }

    private List<Supplier<FileEditor>> prepare(List<Path> files, TaskContext context) {
        List<Supplier<FileEditor>> prepared = new ArrayList<>();
        for (Path file : files) {
            context.check();
            if (!Files.isRegularFile(file)) {
                context.log(file + " is not there any more");
                continue;
            }
            try {
                prepared.add(factory.prepare(file));
            } catch (IOException e) {
                UiThread.run(() -> workbench
                        .notifications()
                        .show(Notification.failure(file.getFileName() + " could not be opened again", e)));
            }
        }
        return prepared;
    }

    /** One in a frame, so that the window stays alive between them. */
    private void show(Iterator<Supplier<FileEditor>> rest, Runnable then) {
        if (!rest.hasNext()) {
            then.run();
            return;
        }
        FileEditor editor = rest.next().get();
        if (editors.containsKey(editor.file())) {
            editor.close();
        } else {
            showEdited(editor);
        }
        Platform.runLater(() -> show(rest, then));
    }

    /** Shows an object, without changing it. */
    void open(ObjectUri uri) {
        workbench.tasks().start("Opening " + uri.name(), context -> factory.prepare(uri), made -> {
            FileEditor editor = made.get();
            if (editors.containsKey(editor.file())) {
                editor.close();
                workbench.docks().show(FILE + editor.file());
            } else {
                show(editor);
            }
        });
    }

    private void showEdited(FileEditor editor) {
        show(editor);
        recovered.restore(editor);
    }

    /** Shows an editor that was made elsewhere. */
    void show(FileEditor editor) {
        enterRoom.run();
        editors.put(editor.file(), editor);
        workbench
                .docks()
                .openEditor(new DockPanel(
                        id(editor),
                        editor.title(),
                        editor.icon(),
                        editor.view(),
                        true,
                        () -> mayClose(editor),
                        () -> closed(editor)));
    }

    private boolean mayClose(FileEditor editor) {
        if (!editor.dirty().get()) {
            return true;
        }
        UnsavedChanges.settle(
                workbench, List.of(editor), () -> workbench.docks().remove(id(editor)));
        return false;
    }

    private void closed(FileEditor editor) {
        editors.remove(editor.file());
        editor.close();
    }

    private static String id(FileEditor editor) {
        return FILE + editor.file();
    }

    /** Looks whether other programs changed files that are open. */
    void lookAgain() {
        editors.values().forEach(FileEditor::lookAgain);
    }

    /** Takes all editors away without asking; unsaved changes stay in the recovery journal unless they were discarded. */
    @Override
    public void close() {
        all().forEach(editor -> workbench.docks().remove(id(editor)));
    }
}
