package studio.atelier.workbench.canvas;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Theme;
import studio.atelier.workbench.theme.Token;

/**
 * All items of a canvas as small boxes, with a frame around what is in view; pressing or dragging moves the view.
 * 120 x 90 pixels unless sized otherwise.
 *
 * @param <T> the items
 */
public final class Minimap<T> extends Region {

    private static final double MARGIN = 5;

    private final CanvasView<T> view;
    private final Theme theme;
    private final BiFunction<T, Palette, Color> colors;
    private final Canvas items = new Canvas();
    private final Canvas frame = new Canvas();
    private Supplier<List<Box>> extras = List::of;
    private boolean stale = true;
    private Viewport map = Viewport.ORIGIN;

    /** @param colors of an item; asked again when the model changes and on {@link #refresh()} */
    public Minimap(Theme theme, CanvasView<T> view, BiFunction<T, Palette, Color> colors) {
        this.view = view;
        this.theme = theme;
        this.colors = colors;
        getChildren().addAll(items, frame);
        getStyleClass().add("at-minimap");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Overview of the canvas");
        setPrefSize(120, 90);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        view.model().onChange(this::refresh);
        view.viewportProperty().subscribe(now -> requestLayout());
        view.widthProperty().subscribe(now -> requestLayout());
        view.heightProperty().subscribe(now -> requestLayout());
        theme.follow(this, now -> refresh());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::go);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::go);
    }

    /** Sets what else to show, in a quiet colour; asked when the items are. */
    public void setExtras(Supplier<List<Box>> boxes) {
        extras = boxes;
        refresh();
    }

    /** Asks for the colours again in the next frame. */
    public void refresh() {
        stale = true;
        requestLayout();
    }

    private void go(MouseEvent event) {
        view.show(view.viewport()
                .centeredOn(map.toWorldX(event.getX()), map.toWorldY(event.getY()), view.getWidth(), view.getHeight()));
        event.consume();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (width < 1 || height < 1) {
            return;
        }
        if (items.getWidth() != width || items.getHeight() != height) {
            items.setWidth(width);
            items.setHeight(height);
            frame.setWidth(width);
            frame.setHeight(height);
            stale = true;
        }
        if (stale) {
            stale = false;
            drawItems();
        }
        drawFrame();
    }

    private void drawItems() {
        GraphicsContext g = items.getGraphicsContext2D();
        Palette palette = theme.palette();
        g.setFill(palette.get(Token.SURFACE_1));
        g.fillRect(0, 0, getWidth(), getHeight());
        view.contents().ifPresent(all -> {
            map = Viewport.fitting(all, getWidth(), getHeight(), MARGIN, 1);
            extras.get().forEach(box -> draw(g, box, palette.get(Token.BORDER_2)));
            for (T item : view.model().index().items()) {
                view.model().index().box(item).ifPresent(box -> draw(g, box, colors.apply(item, palette)));
            }
        });
    }

    private void draw(GraphicsContext g, Box box, Color color) {
        Box at = map.toScreen(box);
        g.setFill(color);
        g.fillRect(
                Math.floor(at.x()),
                Math.floor(at.y()),
                Math.max(1, Math.round(at.width())),
                Math.max(1, Math.round(at.height())));
    }

    private void drawFrame() {
        GraphicsContext g = frame.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        Box seen = map.toScreen(view.viewport().visible(view.getWidth(), view.getHeight()));
        double left = Math.clamp(seen.x(), 0, getWidth() - 3);
        double top = Math.clamp(seen.y(), 0, getHeight() - 3);
        double right = Math.clamp(seen.right(), left + 3, getWidth());
        double bottom = Math.clamp(seen.bottom(), top + 3, getHeight());
        Color accent = theme.palette().get(Token.ACCENT);
        g.setStroke(accent);
        g.setLineWidth(1.25);
        g.strokeRect(left + 0.6, top + 0.6, right - left - 1.2, bottom - top - 1.2);
    }
}
