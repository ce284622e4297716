package studio.atelier.workbench.docking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Side;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;
import software.coley.bentofx.Bento;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.layout.DockContainer;
import software.coley.bentofx.layout.container.DockContainerBranch;
import software.coley.bentofx.layout.container.DockContainerLeaf;
import software.coley.bentofx.layout.container.DockContainerRootBranch;

/** The splits and tabs of the main window: made from a layout, read as one, and searched. */
final class DockTree {

    private final Bento bento;
    private final Map<String, Dockable> tabs = new HashMap<>();
    private final Map<String, Consumer<Dockable>> dresses = new HashMap<>();
    private DockContainerRootBranch root;

    DockTree(Bento bento) {
        this.bento = bento;
        this.root = newRoot();
        root.addContainer(leaf(DockLayout.editors()));
    }

    DockContainerRootBranch root() {
        return root;
    }

    /**
     * Makes a tab that layouts may name.
     *
     * @param dress gives it title, icon and content; called again when the tab is made anew
     */
    Dockable add(String id, Consumer<Dockable> dress) {
        dresses.put(id, dress);
        return make(id);
    }

    private Dockable make(String id) {
        // The library separates what is dragged by semicolons.
        Dockable tab = bento.dockBuilding().dockable(id.replace("%", "%25").replace(";", "%3B"));
        tabs.put(id, tab);
        Objects.requireNonNull(dresses.get(id), id).accept(tab);
        return tab;
    }

    static String id(Dockable tab) {
        return tab.getIdentifier().replace("%3B", ";").replace("%25", "%");
    }

    void forget(String id) {
        dresses.remove(id);
        undress(tabs.remove(id));
    }

    private static void undress(@Nullable Dockable tab) {
        if (tab != null) {
            tab.titleProperty().unbind();
            if (tab.getNode() instanceof DockContent content) {
                content.letGo();
            }
            tab.setNode(null);
        }
    }

    /** Each head of a tab that ever was stays bound to the tab, so heads that are gone go with their tabs. */
    private void renew() {
        for (String id : List.copyOf(tabs.keySet())) {
            Dockable tab = tabs.get(id);
            if (tab != null && tab.getContainer() == null) {
                undress(tab);
                make(id);
            }
        }
    }

    @Nullable
    Dockable tab(String id) {
        return tabs.get(id);
    }

    /** @return the tab if it lies somewhere, be it in a floating window */
    Optional<Dockable> placed(String id) {
        return Optional.ofNullable(tabs.get(id)).filter(tab -> tab.getContainer() != null);
    }

    /** @return whether a place belongs to the main window */
    boolean holds(DockContainer place) {
        DockContainer at = place;
        while (at.getParentContainer() != null) {
            at = at.getParentContainer();
        }
        return at == root;
    }

    /** Makes the main window's tree anew. Tabs in floating windows stay there. */
    void rebuild(DockLayout layout) {
        root.getDockables().forEach(DockTree::takeOut);
        bento.unregisterRoot(root);
        renew();
        root = newRoot();
        root.addContainer(build(layout));
    }

    /** Takes a tab out of a place that may be empty for a while, as all of them are while they are made anew. */
    static void takeOut(Dockable tab) {
        DockContainerLeaf leaf = tab.getContainer();
        if (leaf != null) {
            leaf.setPruneWhenEmpty(false);
            leaf.removeDockable(tab);
        }
    }

    DockLayout capture() {
        return capture(root);
    }

    static DockLayout capture(DockContainer container) {
        return switch (container) {
            case DockContainerLeaf leaf ->
                new DockLayout.Tabs(
                        leaf.getIdentifier(),
                        leaf.getDockables().stream().map(DockTree::id).toList(),
                        Optional.ofNullable(leaf.getSelectedDockable()).map(DockTree::id));
            case DockContainerBranch branch -> {
                List<DockLayout> parts = branch.getChildContainers().stream()
                        .map(DockTree::capture)
                        .toList();
                List<Double> dividers = new ArrayList<>();
                for (double position : branch.getDividerPositions()) {
                    dividers.add(position);
                }
                yield parts.size() == 1
                        ? parts.getFirst()
                        : new DockLayout.Split(branch.getOrientation(), parts, dividers);
            }
            default -> throw new IllegalStateException("A dock of an unknown kind: " + container);
        };
    }

    Optional<DockContainerLeaf> find(String place) {
        return find(root, place);
    }

    private static Optional<DockContainerLeaf> find(DockContainer container, String place) {
        return switch (container) {
            case DockContainerLeaf leaf -> leaf.getIdentifier().equals(place) ? Optional.of(leaf) : Optional.empty();
            case DockContainerBranch branch ->
                branch.getChildContainers().stream()
                        .flatMap(child -> find(child, place).stream())
                        .findFirst();
            default -> Optional.empty();
        };
    }

    /** @return where editors open; made if the layout has none */
    DockContainerLeaf editorPlace() {
        return find(DockLayout.EDITORS).orElseGet(() -> {
            DockContainerLeaf leaf = leaf(DockLayout.editors());
            root.addContainer(leaf);
            return leaf;
        });
    }

    /** @return containers with those tabs of the layout that do not lie anywhere yet */
    DockContainer build(DockLayout layout) {
        return switch (layout) {
            case DockLayout.Tabs place -> leaf(place);
            case DockLayout.Split split -> branch(split);
        };
    }

    private DockContainerBranch branch(DockLayout.Split split) {
        DockContainerBranch branch = bento.dockBuilding().branch();
        branch.setOrientation(split.orientation());
        for (DockLayout part : split.parts()) {
            DockContainer child = build(part);
            branch.addContainer(child);
            // What the window gains or loses in size goes to the editors.
            SplitPane.setResizableWithParent(
                    child.asRegion(), find(child, DockLayout.EDITORS).isPresent());
        }
        double[] dividers =
                split.dividers().stream().mapToDouble(Double::doubleValue).toArray();
        branch.setDividerPositions(dividers);
        // The split pane forgets positions that it is given before it has a size.
        Platform.runLater(() -> branch.setDividerPositions(dividers));
        return branch;
    }

    private DockContainerLeaf leaf(DockLayout.Tabs place) {
        DockContainerLeaf leaf = bento.dockBuilding().leaf(place.id());
        leaf.setSide(Side.TOP);
        for (String id : place.panels()) {
            Dockable tab = tabs.get(id);
            if (tab != null && tab.getContainer() == null) {
                leaf.addDockable(tab);
            }
        }
        place.selected()
                .or(() -> place.panels().stream().filter(tabs::containsKey).findFirst())
                .map(tabs::get)
                .ifPresent(leaf::selectDockable);
        return leaf;
    }

    private DockContainerRootBranch newRoot() {
        DockContainerRootBranch made = bento.dockBuilding().root("main");
        bento.registerRoot(made);
        return made;
    }
}
