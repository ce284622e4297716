package studio.atelier.studio.editor;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import studio.atelier.studio.project.FileKind;
import studio.atelier.workbench.file.EditedFile;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.recovery.RecoveryJournal;
import studio.atelier.workbench.text.Language;
import studio.atelier.workbench.text.LineMark;
import studio.atelier.workbench.text.TextEditor;

/** Shows and changes a file as text. */
final class TextFileEditor implements FileEditor {

    /** Longer texts are only looked at, in bytes. */
    private static final long MOST = 20L << 20;

    private final Path file;
    private final FileKind kind;
    private final LineEnds ends;
    private final RecoveryJournal recovery;
    private final Saving saving;
    private final TextEditor editor = new TextEditor();
    private final BooleanProperty dirty = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private final StringProperty title = new SimpleStringProperty();
    private String saved;

    /**
     * What was read of a file that can be edited here.
     *
     * @param text as it stands in the file
     */
    record Read(Path file, FileKind kind, String text, LineEnds ends) {

        TextFileEditor editor(Workbench workbench, RecoveryJournal recovery) {
            return new TextFileEditor(this, workbench, recovery);
        }
    }

    private TextFileEditor(Read read, Workbench workbench, RecoveryJournal recovery) {
        this.file = read.file();
        this.kind = read.kind();
        this.ends = read.ends();
        this.recovery = recovery;
        this.saved = LineEnds.inEditor(read.text());
        this.saving = new Saving(EditedFile.of(file, read.text()), new Text(), workbench);
        String name = String.valueOf(file.getFileName());
        editor.setText(read.text(), Language.ofFile(name));
        editor.setAccessibleText(name);
        title.bind(dirty.map(changed -> name + (changed ? " •" : "")));
        editor.textProperty().addListener((observable, before, now) -> changed(now));
        canUndo.bind(editor.canUndo());
        canRedo.bind(editor.canRedo());
    }

    /**
     * Reads a file, unless it is one that would not survive editing here: too long, not in UTF-8, or with line ends of
     * more than one kind. Call it in the background.
     */
    static Optional<Read> read(Path file) throws IOException {
        if (Files.size(file) > MOST) {
            return Optional.empty();
        }
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        LineEnds ends = LineEnds.of(text);
        return ends == LineEnds.MIXED ? Optional.empty() : Optional.of(new Read(file, FileKind.of(file), text, ends));
    }

    /** The text, for saving. */
    private final class Text implements Saving.Editor {

        @Override
        public String text() {
            return ends.inFile(editor.text());
        }

        @Override
        public boolean isDirty() {
            return dirty.get();
        }

        @Override
        public void saved(String text) {
            saved = LineEnds.inEditor(text);
            changed(editor.text());
        }

        @Override
        public Runnable reading(String text) {
            return () -> editor.replaceText(text);
        }
    }

    private void changed(String now) {
        if (!editor.isLoaded()) {
            return;
        }
        dirty.set(!now.equals(saved));
        if (dirty.get()) {
            recovery.keep(file, ends.inFile(now));
        } else {
            recovery.forget(file);
        }
    }

    /** Marks a line as wrong and shows it. */
    void mark(LineMark mark) {
        editor.whenLoaded(() -> {
            editor.setMarks(List.of(mark));
            editor.select(mark.line(), 0);
        });
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public String icon() {
        return kind.icon();
    }

    @Override
    public ObservableStringValue title() {
        return title;
    }

    @Override
    public Node view() {
        return editor;
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
    public void undo() {
        editor.undo();
    }

    @Override
    public void redo() {
        editor.redo();
    }

    @Override
    public void save(Runnable then) {
        saving.save(then);
    }

    @Override
    public void discard() {
        recovery.forget(file);
    }

    @Override
    public void lookAgain() {
        saving.lookAgain();
    }

    @Override
    public void restore(String text) {
        editor.replaceText(text);
    }

    @Override
    public void close() {
        title.unbind();
        canUndo.unbind();
        canRedo.unbind();
    }
}
