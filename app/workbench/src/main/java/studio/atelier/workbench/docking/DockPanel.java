package studio.atelier.workbench.docking;

import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/**
 * Something that lies in a dock: a tool or an editor.
 *
 * @param id unique in the window and stable, for layouts
 * @param title changes are seen; a dot at its end says that it holds unsaved changes
 * @param icon a Carbon literal
 * @param content what it shows
 * @param closable whether its tab has a close button; tools are hidden by closing, editors are gone
 * @param mayClose asked before it closes; true lets it
 * @param whenClosed told that it was closed, so that it lets go of what it holds
 */
public record DockPanel(
        String id,
        ObservableValue<String> title,
        String icon,
        Node content,
        boolean closable,
        BooleanSupplier mayClose,
        Runnable whenClosed) {

    /** @return a tool, which is always there */
    public static DockPanel tool(String id, String title, String icon, Node content) {
        return new DockPanel(
                id, new ReadOnlyStringWrapper(title).getReadOnlyProperty(), icon, content, false, () -> true, () -> {});
    }
}
