package studio.atelier.workbench.docking;

import java.util.function.Consumer;
import javafx.geometry.Side;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import software.coley.bentofx.Bento;
import software.coley.bentofx.building.ControlsBuilding;
import software.coley.bentofx.building.DockBuilding;
import software.coley.bentofx.building.StageBuilding;
import software.coley.bentofx.control.DragDropStage;
import software.coley.bentofx.control.Header;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.dockable.DockableClickBehavior;
import software.coley.bentofx.layout.container.DockContainerLeaf;
import software.coley.bentofx.layout.container.DockContainerRootBranch;
import studio.atelier.workbench.theme.Theme;
import studio.atelier.workbench.theme.Token;

/** The library of docks with this program's clicks, windows and colours. */
final class DockBento extends Bento {

    private final Theme theme;
    private final DockWindows windows;
    private final Consumer<Dockable> onDoubleClick;

    DockBento(Theme theme, DockWindows windows, Consumer<Dockable> onDoubleClick) {
        this.theme = theme;
        this.windows = windows;
        this.onDoubleClick = onDoubleClick;
    }

    @Override
    protected DockableClickBehavior newClickBehavior() {
        return new Clicks();
    }

    @Override
    protected ControlsBuilding newControlsBuilding() {
        ControlsBuilding controls = new ControlsBuilding();
        controls.setHeadersFactory(DockHeaders::new);
        return controls;
    }

    @Override
    protected StageBuilding newStageBuilding() {
        return new Stages();
    }

    @Override
    protected DockBuilding newDockBuilding() {
        return new Places();
    }

    /** A second click on a tab maximises; the library's own first click would fold the place. */
    private final class Clicks implements DockableClickBehavior {

        @Override
        public void onMouseClick(DockContainerLeaf leaf, Dockable dockable, Header header, MouseEvent event) {
            if (event.getButton() == MouseButton.SECONDARY) {
                DockableClickBehavior.super.onMouseClick(leaf, dockable, header, event);
            } else if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                onDoubleClick.accept(dockable);
            } else if (event.getButton() == MouseButton.PRIMARY) {
                leaf.selectDockable(dockable);
            }
        }
    }

    /**
     * Windows for tabs that are dropped outside. The library would let a window own the one that is dragged out of it,
     * and close both together.
     */
    private final class Stages extends StageBuilding {

        Stages() {
            super(DockBento.this);
        }

        @Override
        public DragDropStage newStageForDockable(
                @Nullable Scene source,
                DockContainerRootBranch root,
                DockContainerLeaf leaf,
                Dockable dockable,
                double width,
                double height) {
            root.addContainer(leaf);
            leaf.addDockable(dockable);
            return windows.stage(root, dockable.getTitle(), width, height);
        }
    }

    private final class Places extends DockBuilding {

        Places() {
            super(DockBento.this);
        }

        @Override
        public DockContainerLeaf leaf(String id) {
            return new Place(id);
        }
    }

    /** Shows in the accent's colour where a dragged tab would land. */
    private final class Place extends DockContainerLeaf {

        private static final int BORDER = 2;
        private static final double GROUND = 0.18;

        Place(String id) {
            super(DockBento.this, id);
            setPruneWhenEmpty(!id.equals(DockLayout.EDITORS));
        }

        @Override
        public void drawCanvasHint(Region target, @Nullable Side side) {
            double x = target.getLayoutX();
            double y = target.getLayoutY();
            for (var parent = target.getParent(); parent != null && parent != this; parent = parent.getParent()) {
                x += parent.getLayoutX();
                y += parent.getLayoutY();
            }
            double width = target.getWidth();
            double height = target.getHeight();
            boolean beside = side == Side.LEFT || side == Side.RIGHT;
            boolean stacked = side == Side.TOP || side == Side.BOTTOM;
            Color accent = theme.palette().get(Token.ACCENT);
            getCanvas().clear();
            getCanvas()
                    .fillBorderedRect(
                            x + (side == Side.RIGHT ? width / 2 : 0),
                            y + (side == Side.BOTTOM ? height / 2 : 0),
                            beside ? width / 2 : width,
                            stacked ? height / 2 : height,
                            BORDER,
                            argb(accent, GROUND),
                            argb(accent, 1));
            getCanvas().commit();
        }

        private static int argb(Color color, double opacity) {
            return (int) Math.round(opacity * 255) << 24
                    | (int) Math.round(color.getRed() * 255) << 16
                    | (int) Math.round(color.getGreen() * 255) << 8
                    | (int) Math.round(color.getBlue() * 255);
        }
    }
}
