package studio.atelier.workbench.canvas;

import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/** Mouse, wheel and touch of a canvas. */
final class CanvasGestures<T> {

    private static final double SLACK = 3;
    private static final double WHEEL_ZOOM = 0.0022;

    private enum Drag {
        NONE,
        PRESSED,
        PAN,
        BAND
    }

    private final CanvasView<T> view;
    private final Band<T> band;
    private Drag drag = Drag.NONE;
    private boolean space;
    private boolean onItem;
    private double pressX;
    private double pressY;
    private double lastX;
    private double lastY;

    CanvasGestures(CanvasView<T> view, Band<T> band) {
        this.view = view;
        this.band = band;
    }

    void install() {
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        view.addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
        view.addEventHandler(MouseEvent.MOUSE_EXITED, e -> view.hover(null));
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        view.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
        view.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        view.addEventHandler(ZoomEvent.ZOOM, this::pinch);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        view.addEventHandler(KeyEvent.KEY_RELEASED, e -> holdSpace(e, false));
        view.focusedProperty().subscribe(focused -> {
            if (!focused) {
                space = false;
            }
        });
    }

    /** Children of the view, such as a minimap, take events of their own. */
    private boolean foreign(Event event) {
        return event.getTarget() != view;
    }

    private void press(MouseEvent event) {
        if (foreign(event)) {
            return;
        }
        view.requestFocus();
        pressX = lastX = event.getX();
        pressY = lastY = event.getY();
        if (event.getButton() == MouseButton.MIDDLE || space && event.getButton() == MouseButton.PRIMARY) {
            begin(Drag.PAN, Cursor.CLOSED_HAND);
        } else if (event.getButton() == MouseButton.PRIMARY) {
            drag = Drag.PRESSED;
            Optional<T> item = view.itemAt(event.getX(), event.getY());
            onItem = item.isPresent();
            select(item, event.isShiftDown() || event.isShortcutDown());
        } else if (event.getButton() == MouseButton.SECONDARY) {
            view.itemAt(event.getX(), event.getY())
                    .filter(item -> !view.model().selection().contains(item))
                    .ifPresent(item -> view.model().selection().set(List.of(item)));
        }
        event.consume();
    }

    private void select(Optional<T> item, boolean more) {
        Selection<T> selection = view.model().selection();
        if (item.isEmpty()) {
            Viewport now = view.viewport();
            band.begin(now.toWorldX(pressX), now.toWorldY(pressY), more);
            if (!more) {
                selection.clear();
            }
        } else if (more) {
            selection.toggle(item.get());
        } else if (!selection.contains(item.get()) || selection.items().size() > 1) {
            selection.set(List.of(item.get()));
        }
    }

    private void dragged(MouseEvent event) {
        if (drag == Drag.NONE) {
            return;
        }
        if (drag == Drag.PRESSED && Math.hypot(event.getX() - pressX, event.getY() - pressY) > SLACK) {
            begin(onItem ? Drag.PAN : Drag.BAND, onItem ? Cursor.CLOSED_HAND : Cursor.DEFAULT);
        }
        if (drag == Drag.PAN) {
            view.show(view.viewport().panned(event.getX() - lastX, event.getY() - lastY));
        } else if (drag == Drag.BAND) {
            Viewport now = view.viewport();
            band.to(now.toWorldX(event.getX()), now.toWorldY(event.getY()));
        }
        lastX = event.getX();
        lastY = event.getY();
        event.consume();
    }

    private void release(MouseEvent event) {
        if (drag == Drag.BAND) {
            band.end();
        }
        drag = Drag.NONE;
        view.setCursor(space ? Cursor.OPEN_HAND : null);
    }

    private void begin(Drag kind, Cursor cursor) {
        drag = kind;
        view.setCursor(cursor);
    }

    private void move(MouseEvent event) {
        view.hover(
                foreign(event) ? null : view.itemAt(event.getX(), event.getY()).orElse(null));
    }

    private void click(MouseEvent event) {
        if (!foreign(event) && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            view.itemAt(event.getX(), event.getY()).ifPresent(view::open);
        }
    }

    private void menu(ContextMenuEvent event) {
        if (foreign(event)) {
            return;
        }
        if (event.isKeyboardTrigger()) {
            Optional<T> lead = view.model().selection().lead();
            Point2D middle = view.localToScreen(view.getWidth() / 2, view.getHeight() / 2);
            Point2D at = lead.flatMap(view::onScreen)
                    .map(r -> new Point2D(r.getMinX() + r.getWidth() / 2, r.getMaxY()))
                    .orElse(middle);
            view.contextMenu(lead, at);
        } else {
            view.contextMenu(
                    view.itemAt(event.getX(), event.getY()), new Point2D(event.getScreenX(), event.getScreenY()));
        }
        event.consume();
    }

    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown()) {
            view.show(
                    view.viewport().zoomedAt(event.getX(), event.getY(), Math.exp(event.getDeltaY() * WHEEL_ZOOM * 2)));
        } else if (event.isShiftDown() && event.getDeltaX() == 0) {
            view.show(view.viewport().panned(event.getDeltaY(), 0));
        } else {
            view.show(view.viewport().panned(event.getDeltaX(), event.getDeltaY()));
        }
        event.consume();
    }

    private void pinch(ZoomEvent event) {
        view.show(view.viewport().zoomedAt(event.getX(), event.getY(), event.getZoomFactor()));
        event.consume();
    }

    private void key(KeyEvent event) {
        holdSpace(event, true);
        if (event.getCode() == KeyCode.ESCAPE && drag == Drag.BAND) {
            band.cancel();
            drag = Drag.NONE;
            event.consume();
        }
    }

    private void holdSpace(KeyEvent event, boolean held) {
        if (event.getCode() == KeyCode.SPACE && !foreign(event)) {
            space = held;
            if (drag != Drag.PAN) {
                view.setCursor(held ? Cursor.OPEN_HAND : null);
            }
            event.consume();
        }
    }
}
