package studio.atelier.workbench.docking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import software.coley.bentofx.control.DragDropStage;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.layout.DockContainer;
import software.coley.bentofx.layout.container.DockContainerRootBranch;
import studio.atelier.workbench.theme.Theme;

/** Windows of their own that hold panels, owned by the main window. */
final class DockWindows {

    private static final double LEAST_WIDTH = 200;
    private static final double LEAST_HEIGHT = 140;

    private final Theme theme;
    private final Node main;
    private final Consumer<List<Dockable>> bringHome;
    private final List<DragDropStage> open = new ArrayList<>();

    /**
     * @param main lies in the main window, once that shows
     * @param bringHome takes tools back when the user closes their window: tools hide, they do not go
     */
    DockWindows(Theme theme, Node main, Consumer<List<Dockable>> bringHome) {
        this.theme = theme;
        this.main = main;
        this.bringHome = bringHome;
    }

    /** @return a window that is not shown yet */
    DragDropStage stage(DockContainerRootBranch root, String title, double width, double height) {
        DragDropStage stage = new DragDropStage(true);
        if (main.getScene() != null && main.getScene().getWindow() instanceof Stage owner) {
            stage.initOwner(owner);
            stage.getIcons().setAll(owner.getIcons());
        }
        Scene scene = new Scene(root, width, height);
        theme.dress(scene);
        stage.setScene(scene);
        stage.setTitle(title);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        // The library's own filter has closed what can be closed by now, and refuses because of the rest.
        stage.addEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST, event -> {
            if (event.isConsumed() && root.getDockables().stream().noneMatch(Dockable::isClosable)) {
                bringHome.accept(List.copyOf(root.getDockables()));
            }
        });
        stage.setOnShown(event -> open.add(stage));
        stage.setOnHidden(event -> open.remove(stage));
        return stage;
    }

    /** Opens a window as it was; one whose panels are all gone stays closed. */
    void open(DockLayout.Floating floating, DockTree tree, DockContainerRootBranch root) {
        DockContainer content = tree.build(floating.content());
        if (content.getDockables().isEmpty()) {
            return;
        }
        root.addContainer(content);
        Stage stage = stage(root, content.getDockables().getFirst().getTitle(), floating.width(), floating.height());
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

    List<DockLayout.Floating> capture() {
        List<DockLayout.Floating> floating = new ArrayList<>();
        for (DragDropStage stage : open) {
            if (stage.getScene().getRoot() instanceof DockContainerRootBranch root) {
                floating.add(new DockLayout.Floating(
                        stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), DockTree.capture(root)));
            }
        }
        return floating;
    }

    /** Closes all windows without asking; their panels lie nowhere afterwards. */
    void closeAll() {
        for (DragDropStage stage : List.copyOf(open)) {
            if (stage.getScene().getRoot() instanceof DockContainerRootBranch root) {
                root.getDockables().forEach(DockTree::takeOut);
            }
            stage.close();
        }
    }
}
