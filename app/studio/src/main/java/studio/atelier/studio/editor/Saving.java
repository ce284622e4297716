package studio.atelier.studio.editor;

import java.io.IOException;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.file.EditedFile;
import studio.atelier.workbench.frame.DialogCard;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.notification.Severity;
import studio.atelier.workbench.thread.UiThread;

/**
 * Writes the text of an editor to its file, and takes over what somebody else wrote there: without a question while
 * nothing was changed here, and else when it is to be saved. JavaFX thread.
 */
final class Saving {

    /** The editor whose text is saved. */
    interface Editor {

        /** @return the text as it belongs into the file */
        String text();

        /** @return whether it differs from what was saved last */
        boolean isDirty();

        /** Told that a text was written; {@link #text()} may be another one by then. */
        void saved(String text);

        /**
         * Gets ready to show what the file says by now, as a change that can be undone. Called in the background.
         *
         * @return shows it, on the JavaFX thread
         * @throws IOException if it cannot be shown, saying where and why
         */
        Runnable reading(String text) throws IOException;
    }

    private final EditedFile file;
    private final Editor editor;
    private final Workbench workbench;
    private boolean looking;

    Saving(EditedFile file, Editor editor, Workbench workbench) {
        this.file = file;
        this.editor = editor;
        this.workbench = workbench;
    }

    /**
     * Saves in the background, after asking what is to happen to a change by somebody else.
     *
     * @param then called once the text is in the file; not at all if it could not be written or was not to be
     */
    void save(Runnable then) {
        String text = editor.text();
        workbench.tasks().start("Saving " + file.path().getFileName(), context -> writeUnlessChanged(text), written -> {
            if (written) {
                editor.saved(text);
                then.run();
            } else {
                askWhichToKeep(then);
            }
        });
    }

    private boolean writeUnlessChanged(String text) throws IOException {
        if (file.changedElsewhere()) {
            return false;
        }
        file.write(text);
        return true;
    }

    private void overwrite(Runnable then) {
        String text = editor.text();
        workbench
                .tasks()
                .start(
                        "Saving " + file.path().getFileName(),
                        context -> {
                            file.write(text);
                            return text;
                        },
                        written -> {
                            editor.saved(written);
                            then.run();
                        });
    }

    private void askWhichToKeep(Runnable then) {
        DialogCard card = new DialogCard(file.path().getFileName() + " was changed by another program", 480);
        Label body = Labels.of(
                "Overwrite it with the text of this editor, or load what it says now; Undo then brings the text"
                        + " of this editor back.",
                "at-text-2");
        body.setWrapText(true);
        card.setBody(body);
        Button cancel = new Button("Cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> card.close());
        Button load = new Button("Load the file");
        load.setId("load-file");
        load.setOnAction(event -> {
            card.close();
            load();
        });
        Button overwrite = new Button("Overwrite");
        overwrite.setId("overwrite-file");
        overwrite.setOnAction(event -> {
            card.close();
            overwrite(then);
        });
        card.setButtons(load, cancel, overwrite);
        workbench.ask(card);
    }

    /** Looks in the background whether the file was changed, and takes the change over if nothing is lost by that. */
    void lookAgain() {
        if (looking || editor.isDirty()) {
            return;
        }
        looking = true;
        Thread.ofVirtual().name("look at " + file.path().getFileName()).start(() -> {
            boolean changed = changed();
            UiThread.run(() -> {
                looking = false;
                if (changed && !editor.isDirty()) {
                    load();
                }
            });
        });
    }

    private boolean changed() {
        try {
            return file.changedElsewhere();
        } catch (IOException e) {
            // It cannot be read now; saving, which needs it, will tell.
            System.getLogger(Saving.class.getName())
                    .log(System.Logger.Level.INFO, "Whether " + file.path() + " changed cannot be told", e);
            return false;
        }
    }

    private void load() {
        String name = String.valueOf(file.path().getFileName());
        workbench
                .tasks()
                .start(
                        "Loading " + name,
                        context -> {
                            Optional<String> text = file.read();
                            return text.isPresent() ? Optional.of(loaded(text.get())) : Optional.<Runnable>empty();
                        },
                        show -> show.ifPresentOrElse(
                                Runnable::run,
                                () -> workbench
                                        .notifications()
                                        .show(Notification.of(
                                                Severity.WARNING,
                                                name + " is gone from the disk",
                                                "Saving writes it anew."))));
    }

    private Runnable loaded(String text) throws IOException {
        Runnable show = editor.reading(text);
        return () -> {
            show.run();
            editor.saved(text);
        };
    }
}
