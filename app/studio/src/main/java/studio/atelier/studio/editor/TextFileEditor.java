package studio.atelier.studio.editor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import studio.atelier.engine.dataprep.view.TextEncoding;
import studio.atelier.workbench.file.WholeFile;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.recovery.RecoveryJournal;
import studio.atelier.workbench.text.Language;
import studio.atelier.workbench.text.TextEditor;

/** Shows and changes a file as text. */
final class TextFileEditor implements FileEditor {

    /** Longer texts are for other tools, in bytes. */
    private static final long MOST = 20L << 20;

    private final Path file;
    private final Workbench workbench;
    private final RecoveryJournal recovery;
    private final TextEditor editor = new TextEditor();
    private final BooleanProperty dirty = new SimpleBooleanProperty();
    private final StringProperty title = new SimpleStringProperty();
    private final UnsavedChanges unsaved;
    private final boolean windowsLines;
    private String saved;

    private TextFileEditor(Path file, String text, Workbench workbench, RecoveryJournal recovery, Runnable closeAgain) {
        this.file = file;
        this.workbench = workbench;
        this.recovery = recovery;
        // The editor knows one kind of line end; the file keeps its own.
        this.windowsLines = text.contains("\r\n");
        this.saved = unix(text);
        this.unsaved = new UnsavedChanges(file, workbench, this::saveNow, () -> recovery.forget(file), closeAgain);
        editor.setText(text, Language.ofFile(String.valueOf(file.getFileName())));
        editor.setAccessibleText(String.valueOf(file.getFileName()));
        title.bind(dirty.map(changed -> file.getFileName() + (changed ? " •" : "")));
        editor.textProperty().addListener((observable, before, now) -> changed(now));
    }

    /** @return whether the file can be edited here: not too long, and in UTF-8 */
    static boolean takes(Path file) throws IOException {
        return Files.size(file) <= MOST && TextEncoding.of(file).isUtf8();
    }

    static Supplier<FileEditor> prepare(Path file, Workbench workbench, RecoveryJournal recovery, Runnable closeAgain)
            throws IOException {
        long size = Files.size(file);
        if (size > MOST) {
            throw new IOException(file + " has " + size / 1_000_000 + " MB; texts up to 20 MB are opened here.");
        }
        String text;
        try {
            text = Files.readString(file);
        } catch (java.nio.charset.MalformedInputException e) {
            throw new IOException(file + " is no text in UTF-8; there is no view for files of this kind.", e);
        }
        return () -> new TextFileEditor(file, text, workbench, recovery, closeAgain);
    }

    private void changed(String now) {
        if (!editor.isLoaded()) {
            return;
        }
        dirty.set(!now.equals(saved));
        if (dirty.get()) {
            recovery.keep(file, inFile(now));
        } else {
            recovery.forget(file);
        }
    }

    @Override
    public Path file() {
        return file;
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
    public void save() {
        String text = editor.text();
        String bytes = inFile(text);
        workbench
                .tasks()
                .start(
                        "Saving " + file.getFileName(),
                        context -> {
                            WholeFile.write(file, bytes);
                            return text;
                        },
                        this::written);
    }

    private void saveNow() throws IOException {
        String text = editor.text();
        WholeFile.write(file, inFile(text));
        written(text);
    }

    private void written(String text) {
        saved = text;
        changed(editor.text());
    }

    @Override
    public void restore(String text) {
        editor.setText(text, Language.ofFile(String.valueOf(file.getFileName())));
        dirty.set(!unix(text).equals(saved));
    }

    private String inFile(String text) {
        return windowsLines ? text.replace("\n", "\r\n") : text;
    }

    private static String unix(String text) {
        return text.replace("\r\n", "\n");
    }

    @Override
    public boolean mayClose() {
        return unsaved.mayClose(dirty.get());
    }

    @Override
    public void close() {
        title.unbind();
    }
}
