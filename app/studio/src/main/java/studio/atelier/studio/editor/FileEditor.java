package studio.atelier.studio.editor;

import java.nio.file.Path;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import studio.atelier.studio.project.FileKind;

/** An open file with what the window needs to know of it. */
public interface FileEditor extends AutoCloseable {

    Path file();

    /** @return the tab's title, with a dot at its end while there are unsaved changes */
    ObservableStringValue title();

    Node view();

    /** @return the literal of the tab's icon */
    default String icon() {
        return FileKind.of(file()).icon();
    }

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

    default void save() {}

    default void undo() {}

    default void redo() {}

    /** Takes unsaved text that a crash left behind, as a change that can be undone or saved. */
    default void restore(String text) {
        throw new UnsupportedOperationException(file() + " cannot be edited here");
    }

    /** Asks what to do with unsaved changes. @return false to stay open */
    default boolean mayClose() {
        return true;
    }

    /** Lets go of everything, as threads and subscriptions. */
    @Override
    void close();

    private static ObservableBooleanValue never() {
        return Bindings.and(new ReadOnlyBooleanWrapper(false), new ReadOnlyBooleanWrapper(false));
    }
}
