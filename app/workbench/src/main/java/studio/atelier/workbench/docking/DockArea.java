package studio.atelier.workbench.docking;

import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import software.coley.bentofx.Bento;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.event.DockEvent;
import software.coley.bentofx.layout.container.DockContainerLeaf;
import studio.atelier.workbench.theme.Theme;

/**
 * The docks of a window: tools and editors that a user drags, splits, floats and maximises. The arrangement can be read
 * and set as a {@link DockLayout.Desk}. JavaFX thread.
 */
public final class DockArea {

    private static final double FLOATING_WIDTH = 720;
    private static final double FLOATING_HEIGHT = 480;

    private final StackPane node = new StackPane();
    private final Bento bento;
    private final DockTree tree;
    private final DockPanels panels;
    private final DockDesk desk;

    public DockArea(Theme theme) {
        node.getStyleClass().add("dock-area");
        DockWindows windows = new DockWindows(theme, node, tabs -> tabs.forEach(tab -> attach(DockTree.id(tab))));
        bento = new DockBento(theme, windows, tab -> toggleMaximise(DockTree.id(tab)));
        tree = new DockTree(bento);
        panels = new DockPanels(tree, panel -> DockMenu.of(this, panel));
        desk = new DockDesk(node, bento, tree, windows, panels);
        bento.events().addEventListener(event -> {
            switch (event) {
                case DockEvent.DockableSelected selected -> choose(selected.dockable());
                case DockEvent.DockableClosing closing -> closing(closing);
                case DockEvent.DockableAdded added -> dress(added.container());
                case DockEvent.DockableRemoved removed -> desk.left(removed.dockable(), removed.container());
                default -> {}
            }
        });
    }

    public Node node() {
        return node;
    }

    /** @return the panel that was chosen last, editors only */
    public ReadOnlyObjectProperty<Optional<DockPanel>> activeEditorProperty() {
        return panels.activeProperty();
    }

    /** Makes a tool known. It shows where a layout names it. */
    public void addTool(DockPanel tool) {
        panels.add(tool, false);
    }

    /** Opens an editor, or chooses it if one with its id is open. */
    public void openEditor(DockPanel editor) {
        if (panels.get(editor.id()) == null) {
            desk.editorPlace().addDockable(panels.add(editor, true));
        }
        show(editor.id());
    }

    /** Brings a panel to the front, a hidden tool beside the editors' place. */
    public void show(String id) {
        Dockable tab = tree.tab(id);
        if (tab == null) {
            throw new IllegalArgumentException("There is no panel " + id);
        }
        if (tab.getContainer() == null) {
            desk.restore();
        }
        if (tab.getContainer() == null) {
            tree.editorPlace().addDockable(tab);
        }
        tab.inContainer(leaf -> {
            leaf.selectDockable(tab);
            if (leaf.isCollapsed()) {
                leaf.toggleCollapse(tab);
            }
        });
        window(id).ifPresent(Stage::toFront);
        choose(tab);
    }

    public boolean isOpen(String id) {
        return tree.placed(id).isPresent();
    }

    /** @return ids of the open editors, in the order in which they were opened */
    public List<String> editors() {
        return panels.editors();
    }

    public Optional<DockPanel> panel(String id) {
        return Optional.ofNullable(panels.get(id));
    }

    /** Closes a panel if it lets itself be closed. @return whether it is closed */
    public boolean close(String id) {
        DockPanel panel = panels.get(id);
        if (panel == null || !panel.mayClose().getAsBoolean()) {
            return false;
        }
        takeOut(id);
        closed(id);
        return true;
    }

    /** Takes a panel away without asking it, a tool as well as an editor. An id that is not known is no error. */
    public void remove(String id) {
        if (panels.get(id) != null) {
            takeOut(id);
            closed(id);
            panels.forget(id);
            desk.closed(id);
        }
    }

    /**
     * Lets a panel and its neighbours in the same tabs fill the main window, or puts everything back. In a window of its
     * own it is that window that fills the screen.
     */
    public void toggleMaximise(String id) {
        Optional<Stage> window = window(id);
        if (window.isPresent()) {
            window.get().setMaximized(!window.get().isMaximized());
        } else if (desk.isMaximised()) {
            desk.restore();
        } else {
            tree.placed(id)
                    .ifPresent(tab -> tab.inContainer(leaf -> {
                        desk.maximise(leaf, id);
                    }));
        }
    }

    public boolean isMaximised() {
        return desk.isMaximised();
    }

    /** Opens a panel in a window of its own. */
    public void detach(String id) {
        tree.placed(id).ifPresent(tab -> {
            takeOut(id);
            bento.stageBuilding()
                    .newStageForDockable(node.getScene(), tab, FLOATING_WIDTH, FLOATING_HEIGHT)
                    .show();
        });
    }

    /** Puts a panel of a floating window back into the main window, where it was. */
    public void attach(String id) {
        if (isFloating(id)) {
            takeOut(id);
            desk.bringHome(id);
            show(id);
        }
    }

    /** @return whether the panel lies in a window of its own */
    public boolean isFloating(String id) {
        return window(id).isPresent();
    }

    /** @return the arrangement now; that from before if a panel is maximised */
    public DockLayout.Desk layout() {
        return desk.layout();
    }

    /** Arranges panels anew. Open editors that the layout does not name stay open in the editors' place. */
    public void apply(DockLayout.Desk layout) {
        desk.apply(layout);
    }

    private Optional<Stage> window(String id) {
        return tree.placed(id)
                .map(Dockable::getContainer)
                .filter(leaf -> !tree.holds(leaf) && leaf.getScene() != null)
                .map(leaf -> (Stage) leaf.getScene().getWindow());
    }

    private void takeOut(String id) {
        tree.placed(id)
                .ifPresent(tab -> tab.inContainer(leaf -> {
                    leaf.removeDockable(tab);
                }));
    }

    private void choose(Dockable tab) {
        if (!desk.isArranging()) {
            panels.choose(tab);
        }
    }

    /** Tabs look like editors' where an editor lies, also in places that a drag made. */
    private void dress(DockContainerLeaf leaf) {
        boolean ofEditors = leaf.getIdentifier().equals(DockLayout.EDITORS)
                || leaf.getDockables().stream().anyMatch(panels::isEditor);
        leaf.getStyleClass().removeAll("dock-editors", "dock-tools");
        leaf.getStyleClass().add(ofEditors ? "dock-editors" : "dock-tools");
    }

    /** Close listeners of the library hear of refused closings too, so this is told apart here. */
    private void closing(DockEvent.DockableClosing event) {
        DockPanel panel = panels.get(DockTree.id(event.dockable()));
        if (panel == null || panel.mayClose().getAsBoolean()) {
            String id = DockTree.id(event.dockable());
            Platform.runLater(() -> {
                if (!isOpen(id)) {
                    closed(id);
                }
            });
        } else {
            event.cancel();
        }
    }

    private void closed(String id) {
        DockPanel panel = panels.get(id);
        if (panel == null) {
            return;
        }
        if (panels.editors().contains(id)) {
            panels.forget(id);
        }
        desk.closed(id);
        panel.whenClosed().run();
    }
}
