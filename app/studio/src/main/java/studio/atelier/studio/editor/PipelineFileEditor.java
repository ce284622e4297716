package studio.atelier.studio.editor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import studio.atelier.designer.document.PipelineDocument;
import studio.atelier.designer.editor.PipelineEditor;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.frame.DialogCard;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.notification.Notification;

/** A pipeline definition as the window sees an open file. */
public final class PipelineFileEditor implements FileEditor {

    private final PipelineEditor editor;
    private final Workbench workbench;
    private final Runnable closeAgain;
    private final StringBinding title;
    private final ObservableBooleanValue dirty;
    private final ObservableBooleanValue canUndo;
    private final ObservableBooleanValue canRedo;
    private boolean decided;

    /**
     * @param closeAgain closes the editor after the user decided what becomes of unsaved changes
     */
    PipelineFileEditor(PipelineEditor editor, Workbench workbench, Runnable closeAgain) {
        this.editor = editor;
        this.workbench = workbench;
        this.closeAgain = closeAgain;
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
        if (decided || !dirty.get()) {
            return true;
        }
        PipelineDocument document = editor.document();
        DialogCard card =
                new DialogCard("Save the changes to " + document.file().getFileName() + "?", 480);
        card.setBody(Labels.of("They are gone otherwise.", "at-text-2"));
        Button discard = new Button("Discard");
        discard.setId("discard-changes");
        discard.setOnAction(event -> {
            document.discard();
            decide(card);
        });
        Button cancel = new Button("Cancel");
        cancel.setOnAction(event -> card.close());
        Button save = new Button("Save");
        save.setId("save-changes");
        save.setDefaultButton(true);
        save.setOnAction(event -> {
            try {
                editor.saveNow();
                decide(card);
            } catch (IOException e) {
                card.close();
                workbench.notifications().show(Notification.failure(document.file() + " could not be saved", e));
            }
        });
        card.setButtons(discard, cancel, save);
        workbench.ask(card);
        return false;
    }

    private void decide(DialogCard card) {
        decided = true;
        card.close();
        closeAgain.run();
    }

    @Override
    public void close() {
        editor.close();
    }
}
