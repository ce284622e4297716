package studio.atelier.workbench.docking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import software.coley.bentofx.Bento;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.layout.container.DockContainerLeaf;

/** How the panels lie: arranges them anew, maximises and puts back, and knows where each lay before. */
final class DockDesk {

    private static final String MAXIMISED = "maximised";

    private final StackPane node;
    private final Bento bento;
    private final DockTree tree;
    private final DockWindows windows;
    private final DockPanels panels;
    private final Map<String, DockHome> homes = new HashMap<>();
    private @Nullable DockLayout beforeMaximise;
    private boolean arranging;

    DockDesk(StackPane node, Bento bento, DockTree tree, DockWindows windows, DockPanels panels) {
        this.node = node;
        this.bento = bento;
        this.tree = tree;
        this.windows = windows;
        this.panels = panels;
        node.getChildren().setAll(tree.root());
    }

    /** @return whether tabs move because of an arrangement: nobody chooses or closes them */
    boolean isArranging() {
        return arranging;
    }

    boolean isMaximised() {
        return beforeMaximise != null;
    }

    DockLayout.Desk layout() {
        return new DockLayout.Desk(beforeMaximise == null ? tree.capture() : beforeMaximise, windows.capture());
    }

    void apply(DockLayout.Desk desk) {
        beforeMaximise = null;
        arranging = true;
        try {
            windows.closeAll();
        } finally {
            arranging = false;
        }
        arrange(desk.main(), () -> {
            for (DockLayout.Floating floating : desk.floating()) {
                windows.open(floating, tree, bento.dockBuilding().root());
            }
            placeEditors();
        });
    }

    void maximise(DockContainerLeaf leaf, String id) {
        DockLayout before = tree.capture();
        List<String> together = leaf.getDockables().stream().map(DockTree::id).toList();
        boolean ofEditors = leaf.getIdentifier().equals(DockLayout.EDITORS);
        arrange(new DockLayout.Tabs(ofEditors ? DockLayout.EDITORS : MAXIMISED, together, Optional.of(id)), () -> {});
        beforeMaximise = before;
    }

    /** Puts everything back if a panel is maximised. */
    void restore() {
        DockLayout before = beforeMaximise;
        beforeMaximise = null;
        if (before != null) {
            arrange(before, this::placeEditors);
        }
    }

    /** Puts a panel that lies nowhere back where it was in the main window. */
    void bringHome(String id) {
        restore();
        DockLayout now = tree.capture();
        DockHome home = homes.get(id);
        boolean editor = panels.editors().contains(id);
        arrange(home == null ? DockHome.guess(now, id, editor) : home.restore(now, id), this::placeEditors);
    }

    /** @return where editors open, put back first if something else is maximised */
    DockContainerLeaf editorPlace() {
        if (tree.find(DockLayout.EDITORS).isEmpty()) {
            restore();
        }
        return tree.editorPlace();
    }

    /** Remembers where a panel of the main window lay; a place that it leaves empty is pruned after this. */
    void left(Dockable tab, DockContainerLeaf leaf) {
        if (arranging || !tree.holds(leaf)) {
            return;
        }
        String id = DockTree.id(tab);
        DockLayout around = beforeMaximise == null ? tree.capture() : beforeMaximise;
        String place = beforeMaximise == null
                ? leaf.getIdentifier()
                : DockHome.placeOf(around, id).orElse(DockLayout.EDITORS);
        homes.put(id, new DockHome(place, around));
    }

    /** Called when a panel is closed: nothing maximised may be left empty. */
    void closed(String id) {
        if (panels.get(id) == null) {
            homes.remove(id);
        }
        if (beforeMaximise != null && tree.root().getDockables().isEmpty()) {
            restore();
        }
    }

    private void arrange(DockLayout layout, Runnable rest) {
        Optional<DockPanel> front = panels.activeProperty().get();
        arranging = true;
        try {
            tree.rebuild(layout);
            node.getChildren().setAll(tree.root());
            rest.run();
            front.flatMap(panel -> tree.placed(panel.id()))
                    .ifPresent(tab -> tab.inContainer(leaf -> {
                        leaf.selectDockable(tab);
                    }));
        } finally {
            arranging = false;
        }
    }

    private void placeEditors() {
        for (String editor : panels.editors()) {
            Dockable tab = tree.tab(editor);
            if (tab != null && tab.getContainer() == null) {
                tree.editorPlace().addDockable(tab);
            }
        }
    }
}
