package studio.atelier.studio.editor;

import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.Button;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.frame.DialogCard;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.notification.Notification;

/** Asks what becomes of unsaved changes when an editor is to be closed. */
final class UnsavedChanges {

    /** Writes the file, on this thread. */
    @FunctionalInterface
    interface Save {
        void run() throws IOException;
    }

    private final Path file;
    private final Workbench workbench;
    private final Save save;
    private final Runnable discard;
    private final Runnable closeAgain;
    private boolean decided;

    /**
     * @param discard lets the changes go
     * @param closeAgain closes the editor once the user has decided
     */
    UnsavedChanges(Path file, Workbench workbench, Save save, Runnable discard, Runnable closeAgain) {
        this.file = file;
        this.workbench = workbench;
        this.save = save;
        this.discard = discard;
        this.closeAgain = closeAgain;
    }

    /** @return whether the editor may close now; if not, the user is being asked */
    boolean mayClose(boolean dirty) {
        if (decided || !dirty) {
            return true;
        }
        DialogCard card = new DialogCard("Save the changes to " + file.getFileName() + "?", 480);
        card.setBody(Labels.of("They are gone otherwise.", "at-text-2"));
        Button throwAway = new Button("Discard");
        throwAway.setId("discard-changes");
        throwAway.setOnAction(event -> {
            discard.run();
            decide(card);
        });
        Button cancel = new Button("Cancel");
        cancel.setOnAction(event -> card.close());
        Button keep = new Button("Save");
        keep.setId("save-changes");
        keep.setDefaultButton(true);
        keep.setOnAction(event -> {
            try {
                save.run();
                decide(card);
            } catch (IOException e) {
                card.close();
                workbench.notifications().show(Notification.failure(file + " could not be saved", e));
            }
        });
        card.setButtons(throwAway, cancel, keep);
        workbench.ask(card);
        return false;
    }

    private void decide(DialogCard card) {
        decided = true;
        card.close();
        closeAgain.run();
    }
}
