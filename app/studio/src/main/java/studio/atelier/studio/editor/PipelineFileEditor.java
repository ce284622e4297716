package studio.atelier.studio.editor;

import java.nio.file.Path;
import java.util.Map;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import studio.atelier.designer.editor.PipelineEditor;
import studio.atelier.workbench.frame.Workbench;

/** A pipeline definition as the window sees an open file. */
public final class PipelineFileEditor implements FileEditor {

    private final PipelineEditor editor;
    private final StringBinding title;
    private final ObservableBooleanValue dirty;
    private final ObservableBooleanValue canUndo;
    private final ObservableBooleanValue canRedo;
    private final UnsavedChanges unsaved;

    /**
     * @param closeAgain closes the editor after the user decided what becomes of unsaved changes
     */
    PipelineFileEditor(PipelineEditor editor, Workbench workbench, Runnable closeAgain) {
        this.editor = editor;
        this.unsaved = new UnsavedChanges(
                editor.document().file(), workbench, editor::saveNow, editor.document()::discard, closeAgain);
        this.title = editor.document().title();
        this.dirty = editor.document().dirty();
        this.canUndo = editor.document().history().canUndo();
        this.canRedo = editor.document().history().canRedo();
    }

    public PipelineEditor editor() {
        return editor;
    }

    @Override
    public Path file() {
        return editor.document().file();
    }

    @Override
    public ObservableStringValue title() {
        return title;
    }

    @Override
    public Node view() {
        return editor.view();
    }

    @Override
    public Map<String, Node> tools() {
        return editor.tools();
    }

    @Override
    public ObservableBooleanValue dirty() {
        return dirty;
    }

    @Override
    public ObservableBooleanValue canUndo() {
        return canUndo;
    }

    @Override
    public ObservableBooleanValue canRedo() {
        return canRedo;
    }

    @Override
    public void save() {
        editor.save();
    }

    @Override
    public void undo() {
        editor.document().history().undo();
    }

    @Override
    public void redo() {
        editor.document().history().redo();
    }

    @Override
    public boolean mayClose() {
        return unsaved.mayClose(dirty.get());
    }

    @Override
    public void restore(String text) {
        editor.document().replaceText("restore unsaved changes", text);
    }

    @Override
    public void close() {
        editor.close();
    }
}
