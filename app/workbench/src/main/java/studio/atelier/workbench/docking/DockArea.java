package studio.atelier.workbench.docking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Rectangle2D;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import software.coley.bentofx.Bento;
import software.coley.bentofx.control.DragDropStage;
import software.coley.bentofx.control.Header;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.dockable.DockableClickBehavior;
import software.coley.bentofx.event.DockEvent;
import software.coley.bentofx.layout.DockContainer;
import software.coley.bentofx.layout.container.DockContainerBranch;
import software.coley.bentofx.layout.container.DockContainerLeaf;
import software.coley.bentofx.layout.container.DockContainerRootBranch;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.theme.Theme;

/**
 * The docks of a window: tools and editors that a user drags, splits, floats and maximises. The arrangement can be read
 * and set as a {@link DockLayout.Desk}. JavaFX thread.
 */
public final class DockArea {

    private final Theme theme;
    private final StackPane node = new StackPane();
    private final Bento bento = new ClickableBento();
    private final Map<String, DockPanel> panels = new LinkedHashMap<>();
    private final Map<String, Dockable> dockables = new HashMap<>();
    private final Set<String> editors = new LinkedHashSet<>();
    private final ReadOnlyObjectWrapper<Optional<DockPanel>> active = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<Consumer<DockPanel>> closeListeners = new ArrayList<>();
    private DockContainerRootBranch root;
    private DockLayout.@Nullable Desk beforeMaximise;
    private boolean arranging;

    public DockArea(Theme theme) {
        this.theme = theme;
        this.root = newRoot();
        node.getStyleClass().add("dock-area");
        bento.stageBuilding().setSceneFactory((source, content, width, height) -> {
            Scene scene = new Scene(content, width, height);
            theme.dress(scene);
            return scene;
        });
        bento.stageBuilding().setStageFactory(owner -> {
            DragDropStage stage = new DragDropStage(true);
            stage.initOwner(owner);
            return stage;
        });
        bento.events().addDockableSelectListener((path, dockable) -> select(dockable));
        bento.events().addEventListener(event -> {
            if (event instanceof DockEvent.DockableClosing closing) {
                closing(closing);
            }
        });
        apply(DockLayout.Desk.of(DockLayout.editors()));
    }

    public Node node() {
        return node;
    }

    /** @return the panel that was chosen last, editors only */
    public ReadOnlyObjectProperty<Optional<DockPanel>> activeEditorProperty() {
        return active.getReadOnlyProperty();
    }

    /** Told of each panel that the user closed. */
    public void onClosed(Consumer<DockPanel> listener) {
        closeListeners.add(listener);
    }

    /** Makes a tool known. It shows where a layout names it. */
    public void addTool(DockPanel tool) {
        panels.put(tool.id(), tool);
        dockables.put(tool.id(), dockable(tool));
    }

    /** Opens an editor, or chooses it if one with its id is open. */
    public void openEditor(DockPanel editor) {
        if (!panels.containsKey(editor.id())) {
            panels.put(editor.id(), editor);
            dockables.put(editor.id(), dockable(editor));
            editors.add(editor.id());
            editorPlace().addDockable(dockables.get(editor.id()));
        }
        show(editor.id());
    }

    /** Brings a panel to the front, a hidden tool beside the editors' place. */
    public void show(String id) {
        Dockable dockable = dockables.get(id);
        if (dockable == null) {
            throw new IllegalArgumentException("There is no panel " + id);
        }
        if (dockable.getContainer() == null) {
            if (beforeMaximise != null) {
                restore();
            }
            if (dockable.getContainer() == null) {
                editorPlace().addDockable(dockable);
            }
        }
        dockable.inContainer(leaf -> {
            leaf.selectDockable(dockable);
            if (leaf.isCollapsed()) {
                leaf.toggleCollapse(dockable);
            }
        });
        select(dockable);
    }

    public boolean isOpen(String id) {
        Dockable dockable = dockables.get(id);
        return dockable != null && dockable.getContainer() != null;
    }

    /** @return ids of the open editors, in the order in which they were opened */
    public List<String> editors() {
        return List.copyOf(editors);
    }

    public Optional<DockPanel> panel(String id) {
        return Optional.ofNullable(panels.get(id));
    }

    /** Closes a panel if it lets itself be closed. @return whether it is closed */
    public boolean close(String id) {
        Dockable dockable = dockables.get(id);
        DockPanel panel = panels.get(id);
        if (dockable == null || panel == null || !panel.mayClose().getAsBoolean()) {
            return false;
        }
        DockContainerLeaf leaf = dockable.getContainer();
        if (leaf != null) {
            leaf.removeDockable(dockable);
        }
        closed(dockable);
        return true;
    }

    /** Takes a panel away without asking it, a tool as well as an editor. An id that is not known is no error. */
    public void remove(String id) {
        Dockable dockable = dockables.get(id);
        if (dockable == null) {
            return;
        }
        DockContainerLeaf leaf = dockable.getContainer();
        if (leaf != null) {
            leaf.removeDockable(dockable);
        }
        closed(dockable);
        panels.remove(id);
        dockables.remove(id);
    }

    /** Lets a panel and its neighbours in the same tabs fill the window, or puts everything back. */
    public void toggleMaximise(String id) {
        if (beforeMaximise != null) {
            restore();
            return;
        }
        Dockable dockable = dockables.get(id);
        if (dockable == null || dockable.getContainer() == null) {
            return;
        }
        DockContainerLeaf leaf = dockable.getContainer();
        DockLayout.Desk before = layout();
        List<String> together =
                leaf.getDockables().stream().map(Dockable::getIdentifier).toList();
        boolean ofEditors = leaf.getIdentifier().equals(DockLayout.EDITORS);
        arrange(new DockLayout.Desk(
                new DockLayout.Tabs(ofEditors ? DockLayout.EDITORS : "maximised", together, Optional.of(id)),
                before.floating()));
        beforeMaximise = before;
    }

    public boolean isMaximised() {
        return beforeMaximise != null;
    }

    /** Opens a panel in a window of its own. */
    public void detach(String id) {
        Dockable dockable = dockables.get(id);
        if (dockable == null || dockable.getContainer() == null) {
            return;
        }
        Scene scene = node.getScene();
        dockable.inContainer(leaf -> {
            leaf.removeDockable(dockable);
        });
        DragDropStage stage = bento.stageBuilding().newStageForDockable(scene, dockable, 720, 480);
        stage.setTitle(dockable.getTitle());
        stage.show();
    }

    /** @return the arrangement now; that from before if a panel is maximised */
    public DockLayout.Desk layout() {
        if (beforeMaximise != null) {
            return beforeMaximise;
        }
        List<DockLayout.Floating> floating = new ArrayList<>();
        for (DockContainerRootBranch other : bento.getRootContainers()) {
            Window window = other.getScene() == null ? null : other.getScene().getWindow();
            if (other != root && window != null && window.isShowing()) {
                floating.add(new DockLayout.Floating(
                        window.getX(), window.getY(), window.getWidth(), window.getHeight(), capture(other)));
            }
        }
        return new DockLayout.Desk(capture(root), floating);
    }

    /** Arranges panels anew. Open editors that the layout does not name stay open in the editors' place. */
    public void apply(DockLayout.Desk desk) {
        beforeMaximise = null;
        arrange(desk);
    }

    private void restore() {
        DockLayout.Desk before = beforeMaximise;
        beforeMaximise = null;
        if (before != null) {
            arrange(before);
        }
    }

    private void arrange(DockLayout.Desk desk) {
        arranging = true;
        try {
            Optional<DockPanel> front = active.get();
            takeApart();
            root = newRoot();
            root.addContainer(build(desk.main()));
            node.getChildren().setAll(root);
            desk.floating().forEach(this::openFloating);
            for (String editor : editors) {
                Dockable dockable = dockables.get(editor);
                if (dockable != null && dockable.getContainer() == null && beforeMaximise == null) {
                    editorPlace().addDockable(dockable);
                }
            }
            front.map(panel -> dockables.get(panel.id()))
                    .ifPresent(dockable -> dockable.inContainer(leaf -> {
                        leaf.selectDockable(dockable);
                    }));
        } finally {
            arranging = false;
        }
    }

    private void takeApart() {
        for (Dockable dockable : dockables.values()) {
            DockContainerLeaf leaf = dockable.getContainer();
            if (leaf != null) {
                leaf.setPruneWhenEmpty(false);
                leaf.removeDockable(dockable);
            }
        }
        for (DockContainerRootBranch other : List.copyOf(bento.getRootContainers())) {
            if (other != root
                    && other.getScene() != null
                    && other.getScene().getWindow() instanceof DragDropStage stage) {
                stage.close();
            }
            bento.unregisterRoot(other);
        }
    }

    private DockContainerRootBranch newRoot() {
        DockContainerRootBranch made = bento.dockBuilding().root("main");
        bento.registerRoot(made);
        return made;
    }

    private DockContainer build(DockLayout layout) {
        return switch (layout) {
            case DockLayout.Tabs tabs -> leaf(tabs);
            case DockLayout.Split split -> {
                DockContainerBranch branch = bento.dockBuilding().branch();
                branch.setOrientation(split.orientation());
                List<DockContainer> parts =
                        split.parts().stream().map(this::build).toList();
                branch.addContainers(parts.toArray(DockContainer[]::new));
                for (DockContainer part : parts) {
                    javafx.scene.control.SplitPane.setResizableWithParent(part.asRegion(), holdsEditors(part));
                }
                double[] dividers = split.dividers().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
                branch.setDividerPositions(dividers);
                // The split pane forgets positions that it is given before it has a size.
                Platform.runLater(() -> branch.setDividerPositions(dividers));
                yield branch;
            }
        };
    }

    private DockContainerLeaf leaf(DockLayout.Tabs tabs) {
        DockContainerLeaf leaf = bento.dockBuilding().leaf(tabs.id());
        leaf.setSide(Side.TOP);
        leaf.setPruneWhenEmpty(!tabs.id().equals(DockLayout.EDITORS));
        leaf.getStyleClass().add(tabs.id().equals(DockLayout.EDITORS) ? "dock-editors" : "dock-tools");
        for (String id : tabs.panels()) {
            Dockable dockable = dockables.get(id);
            if (dockable != null && dockable.getContainer() == null) {
                leaf.addDockable(dockable);
            }
        }
        tabs.selected()
                .or(() -> tabs.panels().stream().filter(dockables::containsKey).findFirst())
                .map(dockables::get)
                .ifPresent(leaf::selectDockable);
        return leaf;
    }

    private void openFloating(DockLayout.Floating floating) {
        DockContainer content = build(floating.content());
        if (content.getDockables().isEmpty()) {
            return;
        }
        DockContainerRootBranch branch = bento.dockBuilding().root();
        bento.registerRoot(branch);
        branch.addContainer(content);
        Scene scene = new Scene(branch, floating.width(), floating.height());
        theme.dress(scene);
        DragDropStage stage = new DragDropStage(true);
        if (node.getScene() != null) {
            stage.initOwner(node.getScene().getWindow());
        }
        stage.setScene(scene);
        stage.setTitle(content.getDockables().getFirst().getTitle());
        if (onSomeScreen(floating)) {
            stage.setX(floating.x());
            stage.setY(floating.y());
        }
        stage.setWidth(floating.width());
        stage.setHeight(floating.height());
        stage.show();
    }

    /** A monitor may be gone since the layout was kept. */
    private static boolean onSomeScreen(DockLayout.Floating floating) {
        Rectangle2D head = new Rectangle2D(floating.x(), floating.y(), Math.max(1, floating.width()), 32);
        return Screen.getScreens().stream()
                .anyMatch(screen -> screen.getVisualBounds().intersects(head));
    }

    private DockLayout capture(DockContainer container) {
        return switch (container) {
            case DockContainerLeaf leaf ->
                new DockLayout.Tabs(
                        leaf.getIdentifier(),
                        leaf.getDockables().stream()
                                .map(Dockable::getIdentifier)
                                .toList(),
                        Optional.ofNullable(leaf.getSelectedDockable()).map(Dockable::getIdentifier));
            case DockContainerBranch branch -> {
                List<DockLayout> parts =
                        branch.getChildContainers().stream().map(this::capture).toList();
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

    private DockContainerLeaf editorPlace() {
        return find(root, DockLayout.EDITORS).orElseGet(() -> {
            if (beforeMaximise != null) {
                restore();
                return editorPlace();
            }
            DockContainerLeaf leaf = leaf(DockLayout.editors());
            root.addContainer(leaf);
            return leaf;
        });
    }

    private static boolean holdsEditors(DockContainer container) {
        return find(container, DockLayout.EDITORS).isPresent();
    }

    private static Optional<DockContainerLeaf> find(DockContainer container, String id) {
        return switch (container) {
            case DockContainerLeaf leaf -> leaf.getIdentifier().equals(id) ? Optional.of(leaf) : Optional.empty();
            case DockContainerBranch branch ->
                branch.getChildContainers().stream()
                        .flatMap(child -> find(child, id).stream())
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private Dockable dockable(DockPanel panel) {
        Dockable dockable = bento.dockBuilding().dockable(panel.id());
        dockable.titleProperty().bind(panel.title().map(title -> title));
        dockable.setNode(panel.content());
        dockable.setClosable(panel.closable());
        dockable.setIconFactory(any -> Icons.of(panel.icon(), "at-icon-14"));
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(panel.title());
        dockable.setTooltip(tooltip);
        dockable.setContextMenuFactory(any -> DockMenu.of(this, panel));
        return dockable;
    }

    private void select(Dockable dockable) {
        DockPanel panel = panels.get(dockable.getIdentifier());
        if (panel != null && editors.contains(panel.id()) && !arranging) {
            active.set(Optional.of(panel));
        }
    }

    /** Close listeners of the library hear of refused closings too, so this is told apart here. */
    private void closing(DockEvent.DockableClosing event) {
        if (mayClose(event.dockable())) {
            Platform.runLater(() -> closed(event.dockable()));
        } else {
            event.cancel();
        }
    }

    private boolean mayClose(Dockable dockable) {
        DockPanel panel = panels.get(dockable.getIdentifier());
        return panel == null || panel.mayClose().getAsBoolean();
    }

    private void closed(Dockable dockable) {
        if (arranging) {
            return;
        }
        DockPanel panel = panels.get(dockable.getIdentifier());
        if (panel == null) {
            return;
        }
        if (editors.remove(panel.id())) {
            panels.remove(panel.id());
            dockables.remove(panel.id());
            dockable.titleProperty().unbind();
            dockable.setNode(null);
            if (active.get().filter(front -> front.id().equals(panel.id())).isPresent()) {
                active.set(find(root, DockLayout.EDITORS)
                        .map(DockContainerLeaf::getSelectedDockable)
                        .map(next -> panels.get(next.getIdentifier())));
            }
        }
        panel.whenClosed().run();
        closeListeners.forEach(listener -> listener.accept(panel));
    }

    /** A second click on a tab maximises, the middle button closes. */
    private final class ClickableBento extends Bento {

        @Override
        protected DockableClickBehavior newClickBehavior() {
            return new DockableClickBehavior() {
                @Override
                public void onMouseClick(DockContainerLeaf leaf, Dockable dockable, Header header, MouseEvent event) {
                    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                        toggleMaximise(dockable.getIdentifier());
                    } else if (event.getButton() == MouseButton.MIDDLE && dockable.isClosable()) {
                        close(dockable.getIdentifier());
                    } else if (event.getButton() == MouseButton.PRIMARY) {
                        leaf.selectDockable(dockable);
                    }
                }
            };
        }
    }
}
