package studio.atelier.studio.editor;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.frame.DialogCard;
import studio.atelier.workbench.frame.Workbench;

/** Asks what becomes of unsaved changes before editors are closed. */
public final class UnsavedChanges {

    private static final int NAMED = 8;

    private UnsavedChanges() {}

    /**
     * Goes on at once if nothing is unsaved, or else once the user chose to save or to discard and that is done.
     *
     * @param editors to be closed
     * @param then closes them; not called if the user cancels or a file cannot be written
     */
    public static void settle(Workbench workbench, Collection<FileEditor> editors, Runnable then) {
        List<FileEditor> dirty =
                editors.stream().filter(editor -> editor.dirty().get()).toList();
        if (dirty.isEmpty()) {
            then.run();
            return;
        }
        DialogCard card = new DialogCard(title(dirty), 480);
        VBox body = new VBox(4, Labels.of("Changes that are not saved are lost.", "at-text-2"));
        if (dirty.size() > 1) {
            VBox.setMargin(body.getChildren().getFirst(), new Insets(0, 0, 4, 0));
            dirty.stream().limit(NAMED).forEach(editor -> body.getChildren().add(Labels.of(name(editor))));
            if (dirty.size() > NAMED) {
                body.getChildren().add(Labels.of("and " + (dirty.size() - NAMED) + " more"));
            }
        }
        card.setBody(body);
        Button discard = new Button(dirty.size() == 1 ? "Discard" : "Discard all");
        discard.setId("discard-changes");
        discard.setOnAction(event -> {
            card.close();
            dirty.forEach(FileEditor::discard);
            then.run();
        });
        Button cancel = new Button("Cancel");
        cancel.setOnAction(event -> card.close());
        Button save = new Button(dirty.size() == 1 ? "Save" : "Save all");
        save.setId("save-changes");
        save.setDefaultButton(true);
        save.setOnAction(event -> {
            card.close();
            saveAll(dirty.iterator(), then);
        });
        card.setButtons(discard, cancel, save);
        workbench.ask(card);
    }

    private static void saveAll(Iterator<FileEditor> rest, Runnable then) {
        if (rest.hasNext()) {
            rest.next().save(() -> saveAll(rest, then));
        } else {
            then.run();
        }
    }

    private static String title(List<FileEditor> dirty) {
        return dirty.size() == 1
                ? "Save the changes to " + name(dirty.getFirst()) + "?"
                : "Save the changes to " + dirty.size() + " files?";
    }

    private static String name(FileEditor editor) {
        return String.valueOf(editor.file().getFileName());
    }
}
