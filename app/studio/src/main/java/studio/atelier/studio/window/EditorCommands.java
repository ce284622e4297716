package studio.atelier.studio.window;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import studio.atelier.studio.editor.FileEditor;
import studio.atelier.workbench.command.Command;

/** Save, undo, redo and the history of changes, which mean the editor in front. */
final class EditorCommands {

    private final StudioWindow window;
    private final BooleanProperty canSave = new SimpleBooleanProperty();
    private final BooleanProperty canUndo = new SimpleBooleanProperty();
    private final BooleanProperty canRedo = new SimpleBooleanProperty();
    private final BooleanProperty hasHistory = new SimpleBooleanProperty();

    private EditorCommands(StudioWindow window) {
        this.window = window;
    }

    static void register(StudioWindow window) {
        EditorCommands commands = new EditorCommands(window);
        window.workbench()
                .commands()
                .register(
                        Command.of("file.save", "File", "Save")
                                .icon("ci-save")
                                .keys("Shortcut+S")
                                .when(commands.canSave)
                                .does(() -> commands.with(editor -> editor.save(() -> {}))),
                        Command.of("edit.undo", "Edit", "Undo")
                                .icon("ci-undo")
                                .keys("Shortcut+Z")
                                .when(commands.canUndo)
                                .does(() -> commands.with(FileEditor::undo)),
                        Command.of("edit.redo", "Edit", "Redo")
                                .icon("ci-redo")
                                .keys("Shortcut+Shift+Z")
                                .when(commands.canRedo)
                                .does(() -> commands.with(FileEditor::redo)),
                        Command.of("edit.history", "Edit", "Show the history of changes")
                                .description(
                                        "Lists all changes since the file was opened, also those that were undone.")
                                .icon("ci-recently-viewed")
                                .keys("Shortcut+Alt+Z")
                                .when(commands.hasHistory)
                                .does(() ->
                                        commands.with(editor -> editor.history().ifPresent(Runnable::run))));
        window.workbench().docks().activeEditorProperty().subscribe(any -> commands.follow());
    }

    private void follow() {
        canSave.unbind();
        canUndo.unbind();
        canRedo.unbind();
        hasHistory.unbind();
        Optional<FileEditor> editor = active();
        canSave.set(false);
        canUndo.set(false);
        canRedo.set(false);
        hasHistory.set(false);
        editor.ifPresent(front -> {
            canSave.bind(front.dirty());
            canUndo.bind(front.canUndo());
            canRedo.bind(front.canRedo());
            if (front.history().isPresent()) {
                hasHistory.bind(Bindings.or(front.canUndo(), front.canRedo()));
            }
        });
    }

    private Optional<FileEditor> active() {
        return window.project().flatMap(ProjectRooms::editorInFront);
    }

    private void with(Consumer<FileEditor> action) {
        active().ifPresent(action);
    }
}
