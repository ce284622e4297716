package studio.atelier.workbench.docking;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import software.coley.bentofx.dockable.Dockable;
import studio.atelier.workbench.theme.Icons;

/** The panels that a window knows, which of them are editors, and which editor was chosen last. */
final class DockPanels {

    /** What a tab offers on its context menu. */
    interface Menus {
        ContextMenu of(DockPanel panel);
    }

    private final DockTree tree;
    private final Menus menus;
    private final Map<String, DockPanel> panels = new LinkedHashMap<>();
    private final Set<String> editors = new LinkedHashSet<>();
    private final ReadOnlyObjectWrapper<Optional<DockPanel>> active = new ReadOnlyObjectWrapper<>(Optional.empty());

    DockPanels(DockTree tree, Menus menus) {
        this.tree = tree;
        this.menus = menus;
    }

    @Nullable
    DockPanel get(String id) {
        return panels.get(id);
    }

    /** @return ids, in the order in which they were opened */
    List<String> editors() {
        return List.copyOf(editors);
    }

    boolean isEditor(Dockable tab) {
        return editors.contains(DockTree.id(tab));
    }

    ReadOnlyObjectProperty<Optional<DockPanel>> activeProperty() {
        return active.getReadOnlyProperty();
    }

    /** @return the tab of the new panel, which lies nowhere yet */
    Dockable add(DockPanel panel, boolean editor) {
        panels.put(panel.id(), panel);
        if (editor) {
            editors.add(panel.id());
        }
        return tree.add(panel.id(), tab -> dress(tab, panel));
    }

    private void dress(Dockable tab, DockPanel panel) {
        tab.titleProperty().bind(panel.title().map(title -> title));
        tab.setNode(new DockContent(panel.content()));
        tab.setClosable(panel.closable());
        tab.setIconFactory(any -> Icons.of(panel.icon(), "at-icon-14"));
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(panel.title());
        tab.setTooltip(tooltip);
        tab.setContextMenuFactory(any -> menus.of(panel));
    }

    void choose(Dockable tab) {
        DockPanel panel = panels.get(DockTree.id(tab));
        if (panel != null && isEditor(tab)) {
            active.set(Optional.of(panel));
        }
    }

    /** Lets go of a panel that lies nowhere any more. */
    void forget(String id) {
        panels.remove(id);
        editors.remove(id);
        tree.forget(id);
        if (active.get().filter(front -> front.id().equals(id)).isPresent()) {
            active.set(tree.find(DockLayout.EDITORS)
                    .flatMap(place -> Optional.ofNullable(place.getSelectedDockable()))
                    .map(next -> panels.get(DockTree.id(next))));
        }
    }
}
