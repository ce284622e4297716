package studio.atelier.studio.editor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import studio.atelier.designer.document.PipelineDocument;
import studio.atelier.designer.editor.PipelineEditor;
import studio.atelier.engine.pipelines.definition.DefinitionSyntaxException;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.studio.project.FileKind;
import studio.atelier.workbench.file.EditedFile;
import studio.atelier.workbench.frame.Workbench;

/** A pipeline definition as the window sees an open file. */
public final class PipelineFileEditor implements FileEditor {

    private final PipelineEditor editor;
    private final PipelineDocument document;
    private final StringBinding title;
    private final ObservableBooleanValue dirty;
    private final ObservableBooleanValue canUndo;
    private final ObservableBooleanValue canRedo;
    private final Saving saving;

    PipelineFileEditor(PipelineEditor editor, EditedFile file, Workbench workbench) {
        this.editor = editor;
        this.document = editor.document();
        this.saving = new Saving(file, new Text(), workbench);
        this.title = document.title();
        this.dirty = document.dirty();
        this.canUndo = document.history().canUndo();
        this.canRedo = document.history().canRedo();
    }

    /** The definition's text, for saving. */
    private final class Text implements Saving.Editor {

        @Override
        public String text() {
            return document.definition().text();
        }

        @Override
        public boolean isDirty() {
            return document.dirty().get();
        }

        @Override
        public void saved(String text) {
            if (text.equals(text())) {
                document.saved();
            }
        }

        @Override
        public Runnable reading(String text) throws IOException {
            try {
                PipelineDefinition read = PipelineDefinition.read(text);
                return () -> document.change("load the file", read);
            } catch (DefinitionSyntaxException e) {
                throw EditorFactory.unreadable(document.file(), e);
            }
        }
    }

    public PipelineEditor editor() {
        return editor;
    }

    @Override
    public Path file() {
        return document.file();
    }

    @Override
    public String icon() {
        return FileKind.PIPELINE.icon();
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
    public void save(Runnable then) {
        saving.save(then);
    }

    @Override
    public void discard() {
        document.discard();
    }

    @Override
    public void lookAgain() {
        saving.lookAgain();
    }

    @Override
    public void undo() {
        document.history().undo();
    }

    @Override
    public void redo() {
        document.history().redo();
    }

    @Override
    public Optional<Runnable> history() {
        return Optional.of(editor::showHistory);
    }

    @Override
    public void restore(String text) {
        document.replaceText("restore unsaved changes", text);
    }

    @Override
    public void close() {
        editor.close();
    }
}
