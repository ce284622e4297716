package studio.atelier.studio.window;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import studio.atelier.studio.editor.FileEditor;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.notification.Severity;
import studio.atelier.workbench.recovery.RecoveredWork;

/** Unsaved changes that a crash left behind: told at the start, and back in the editor when the file is opened. */
final class Recovered {

    private final StudioWindow window;
    private final Map<Path, RecoveredWork> left = new LinkedHashMap<>();

    Recovered(StudioWindow window) {
        this.window = window;
    }

    /** Looks for what is left, in the background, and tells of each file. */
    void look() {
        window.workbench()
                .tasks()
                .start(
                        "Looking for unsaved changes",
                        context -> window.recovery().left(),
                        found -> found.forEach(this::tell));
    }

    /** Puts the changes of a file that was opened back into its editor. */
    void restore(FileEditor editor) {
        RecoveredWork work = left.remove(editor.file());
        if (work == null) {
            return;
        }
        editor.restore(work.text());
        window.workbench()
                .notifications()
                .show(Notification.of(
                        Severity.INFO,
                        "Unsaved changes are back",
                        editor.file().getFileName()
                                + " was not saved when the program ended. Undo to let the changes go.",
                        new Notification.Action("Undo", editor::undo)));
    }

    private void tell(RecoveredWork work) {
        left.put(work.document(), work);
        window.workbench()
                .notifications()
                .show(Notification.of(
                        Severity.WARNING,
                        work.document().getFileName() + " has unsaved changes",
                        "They were kept " + Times.relative(work.kept()) + ", before the program ended unexpectedly.",
                        new Notification.Action("Open", () -> window.open(work.document())),
                        new Notification.Action("Discard", () -> discard(work))));
    }

    private void discard(RecoveredWork work) {
        left.remove(work.document());
        try {
            window.recovery().discard(work);
        } catch (IOException e) {
            window.workbench().notifications().show(Notification.failure(work.entry() + " could not be deleted", e));
        }
    }
}
