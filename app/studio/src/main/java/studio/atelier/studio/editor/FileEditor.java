package studio.atelier.studio.editor;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;

/** An open file with what the window needs to know of it. JavaFX thread. */
public interface FileEditor extends AutoCloseable {

    Path file();

    /** @return the tab's title, with a dot at its end while there are unsaved changes */
    ObservableStringValue title();

    Node view();

    /** @return the literal of the tab's icon */
    String icon();

    /** @return what the tools around show for this editor: panel id to content */
    default Map<String, Node> tools() {
        return Map.of();
    }

    default ObservableBooleanValue dirty() {
        return never();
    }

    default ObservableBooleanValue canUndo() {
        return never();
    }

    default ObservableBooleanValue canRedo() {
        return never();
    }

    /**
     * Saves in the background.
     *
     * @param then called once it is saved; not at all if that failed, which the user is told
     */
    default void save(Runnable then) {
        then.run();
    }

    /** Forgets what is kept aside of unsaved changes; they are gone once the editor is closed. */
    default void discard() {}

    default void undo() {}

    default void redo() {}

    /** @return what opens the list of all changes, if this editor has one */
    default Optional<Runnable> history() {
        return Optional.empty();
    }

    /** Takes unsaved text that a crash left behind, as a change that can be undone or saved. */
    default void restore(String text) {
        throw new UnsupportedOperationException(file() + " cannot be edited here");
    }

    /** Looks whether another program changed the file, and shows that. */
    default void lookAgain() {}

    /** Lets go of everything, as threads and subscriptions. */
    @Override
    void close();

    private static ObservableBooleanValue never() {
        return Bindings.and(new ReadOnlyBooleanWrapper(false), new ReadOnlyBooleanWrapper(false));
    }
}
