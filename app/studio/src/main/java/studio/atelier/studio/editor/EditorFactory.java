package studio.atelier.studio.editor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import studio.atelier.studio.project.FileKind;
import studio.atelier.studio.project.Project;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.recovery.RecoveryJournal;

/** Makes the editor that a file needs. */
public final class EditorFactory {

    private final Project project;
    private final Workbench workbench;
    private final RecoveryJournal recovery;

    public EditorFactory(Project project, Workbench workbench, RecoveryJournal recovery) {
        this.project = project;
        this.workbench = workbench;
        this.recovery = recovery;
    }

    /**
     * Reads what the editor needs. Call it in the background.
     *
     * @return makes the editor; call it on the JavaFX thread
     */
    public Supplier<FileEditor> prepare(Path file) throws IOException {
        return switch (FileKind.of(file)) {
            default -> TextFileEditor.prepare(file);
        };
    }
}
