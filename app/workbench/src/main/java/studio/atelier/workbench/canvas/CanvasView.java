package studio.atelier.workbench.canvas;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.theme.Theme;

/**
 * A view of a {@link CanvasModel} that pans, zooms, selects and paints layers. The wheel pans, with Ctrl it zooms at
 * the pointer, as a pinch does; dragging with the middle button or with the space bar held pans; dragging from the
 * ground selects in a band. Nodes may be added as children and lie above; they are laid out by whoever adds them.
 * JavaFX thread.
 *
 * @param <T> the items
 */
public class CanvasView<T> extends Pane {

    private static final double PADDING = 48;

    private final CanvasModel<T> model;
    private final Surface surface;
    private final Glide glide = new Glide(this::apply);
    private final ReadOnlyObjectWrapper<Viewport> viewport = new ReadOnlyObjectWrapper<>(Viewport.ORIGIN);
    private final ReadOnlyObjectWrapper<@Nullable T> hovered = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty reducedMotion = new SimpleBooleanProperty();
    private Consumer<T> onOpen = item -> {};
    private BiConsumer<Optional<T>, Point2D> onContextMenu = (item, at) -> {};
    private @Nullable Runnable whenSized;

    /** Shows nothing but the dotted ground and the band until painters are added. */
    public CanvasView(Theme theme, CanvasModel<T> model) {
        this.model = model;
        this.surface = new Surface(theme);
        Band<T> band = new Band<>(this);
        surface.painters().addAll(List.of(new DotGrid(), band));
        getChildren().add(surface);
        getStyleClass().add("at-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        setMinSize(0, 0);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        focusedProperty().subscribe(on -> redraw());
        model.onChange(this::redraw);
        model.selection().onChange(this::redraw);
        new CanvasGestures<>(this, band).install();
        new CanvasKeys<>(this).install();
    }

    public final CanvasModel<T> model() {
        return model;
    }

    /** Adds a layer above those there are; the band stays on top. */
    public final void addLayer(Painter painter) {
        surface.painters().add(surface.painters().size() - 1, painter);
        redraw();
    }

    /** Asks for a new drawing in the next frame. */
    public final void redraw() {
        surface.redraw();
    }

    /** Asks for a new drawing in the next frame, with this time for what moves. */
    public final void redrawAt(long nanos) {
        surface.at(nanos);
    }

    public final ReadOnlyObjectProperty<Viewport> viewportProperty() {
        return viewport.getReadOnlyProperty();
    }

    public final Viewport viewport() {
        return viewport.get();
    }

    /** The item under the pointer; null if there is none. */
    public final ReadOnlyObjectProperty<@Nullable T> hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    final void hover(@Nullable T item) {
        if (hovered.get() != item) {
            hovered.set(item);
            redraw();
        }
    }

    /** While true, zooming to fit jumps. */
    public final BooleanProperty reducedMotionProperty() {
        return reducedMotion;
    }

    /** Shows this at once. */
    public final void show(Viewport wanted) {
        glide.cancel();
        whenSized = null;
        apply(wanted);
    }

    /** Moves there in 200 ms, or jumps under reduced motion. */
    public final void glideTo(Viewport wanted) {
        whenSized = null;
        if (reducedMotion.get() || getScene() == null) {
            show(wanted);
        } else {
            glide.go(viewport(), wanted, getWidth(), getHeight());
        }
    }

    /** Where the view is going, or is. */
    public final Viewport destination() {
        return glide.isRunning() ? glide.target() : viewport();
    }

    /** Shows everything, not larger than 100 %. */
    public void fit() {
        contents().ifPresent(all -> sized(() -> glideTo(fitting(all))));
    }

    /** Shows everything at once, as when something is opened. */
    public void fitNow() {
        contents().ifPresent(all -> sized(() -> show(fitting(all))));
    }

    /** Shows a box of the world as large as it fits, not larger than 100 %. */
    public final void zoomTo(Box world) {
        sized(() -> glideTo(fitting(world)));
    }

    /** Moves a box of the world into view at the scale of now; does nothing if it is in view. */
    public final void reveal(Box world) {
        sized(() -> {
            Viewport next = destination().revealing(world, getWidth(), getHeight(), PADDING / 2);
            if (!next.equals(destination())) {
                glideTo(next);
            }
        });
    }

    /** Scales around the middle of the view. */
    public final void zoomBy(double factor) {
        glideTo(destination().zoomedAt(getWidth() / 2, getHeight() / 2, factor));
    }

    /** Gives a scale around the middle of the view. */
    public final void zoomToScale(double scale) {
        glideTo(destination().scaledAt(getWidth() / 2, getHeight() / 2, scale));
    }

    /** @return what {@link #fit()} shows; the items if not overridden */
    protected Optional<Box> contents() {
        return model.index().bounds();
    }

    /** Called with the item on a double click and on Enter. */
    public final void setOnOpen(Consumer<T> action) {
        onOpen = action;
    }

    final void open(T item) {
        onOpen.accept(item);
    }

    /** Called with the item, if there is one, and the place on the screen, on a right click and on the menu key. */
    public final void setOnContextMenu(BiConsumer<Optional<T>, Point2D> action) {
        onContextMenu = action;
    }

    final void contextMenu(Optional<T> item, Point2D screen) {
        onContextMenu.accept(item, screen);
    }

    /** @return the topmost item at a pixel of this view */
    public final Optional<T> itemAt(double x, double y) {
        Viewport now = viewport();
        return model.index().at(now.toWorldX(x), now.toWorldY(y), 1 / now.scale());
    }

    /** @return where an item is on the screen; empty if it is not known or the view is not shown */
    public final Optional<Rectangle2D> onScreen(T item) {
        return model.index().box(item).flatMap(world -> {
            Box at = viewport().toScreen(world);
            Point2D corner = localToScreen(at.x(), at.y());
            return corner == null
                    ? Optional.empty()
                    : Optional.of(new Rectangle2D(corner.getX(), corner.getY(), at.width(), at.height()));
        });
    }

    @Override
    protected void layoutChildren() {
        surface.resizeRelocate(0, 0, getWidth(), getHeight());
        super.layoutChildren();
        Runnable waiting = whenSized;
        if (waiting != null && getWidth() > 1) {
            whenSized = null;
            waiting.run();
        }
    }

    private void sized(Runnable action) {
        if (getWidth() > 1 && getHeight() > 1) {
            action.run();
        } else {
            whenSized = action;
        }
    }

    private Viewport fitting(Box world) {
        double padding = Math.min(PADDING, Math.min(getWidth(), getHeight()) / 8);
        return Viewport.fitting(world, getWidth(), getHeight(), padding, 1);
    }

    private void apply(Viewport wanted) {
        viewport.set(wanted);
        surface.show(wanted);
    }
}
