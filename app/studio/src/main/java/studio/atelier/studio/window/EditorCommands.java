package studio.atelier.studio.window;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import studio.atelier.studio.editor.FileEditor;
import studio.atelier.workbench.command.Command;

/** Save, undo and redo, which mean the editor in front. */
final class EditorCommands {

    private final StudioWindow window;
    private final BooleanProperty canSave = new SimpleBooleanProperty();
    private final BooleanProperty canUndo = new SimpleBooleanProperty();
    private final BooleanProperty canRedo = new SimpleBooleanProperty();

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
                                .does(() -> commands.with(FileEditor::redo)));
        window.workbench().docks().activeEditorProperty().subscribe(any -> commands.follow());
    }

    private void follow() {
        canSave.unbind();
        canUndo.unbind();
        canRedo.unbind();
        Optional<FileEditor> editor = active();
        canSave.set(false);
        canUndo.set(false);
        canRedo.set(false);
        editor.ifPresent(front -> {
            canSave.bind(front.dirty());
            canUndo.bind(front.canUndo());
            canRedo.bind(front.canRedo());
        });
    }

    private Optional<FileEditor> active() {
        return window.project().flatMap(ProjectRooms::editorInFront);
    }

    private void with(Consumer<FileEditor> action) {
        active().ifPresent(action);
    }
}
