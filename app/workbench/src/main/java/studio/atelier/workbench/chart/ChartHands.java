package studio.atelier.workbench.chart;

import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;

/**
 * Mouse and keys on a chart: the wheel zooms at the pointer (with Ctrl the vertical axis), a drag chooses what to zoom
 * to, Shift or the middle button moves, a double click shows everything; + - 0 and arrows do the same, Shift with
 * arrows moves the cursor, L makes the vertical axis logarithmic.
 */
final class ChartHands {

    private static final double WHEEL_STEP = 40;
    private static final double WHEEL_FACTOR = 1.2;
    private static final double KEY_FACTOR = 1.5;
    private static final double KEY_PAN = 0.1;
    private static final double LEAST_DRAG = 5;

    private final ChartSheet sheet;
    private final Viewport viewport;
    private @Nullable MouseEvent pressed;
    private @Nullable Plot grabbed;

    ChartHands(ChartSheet sheet) {
        this.sheet = sheet;
        this.viewport = sheet.viewport();
        sheet.addEventHandler(MouseEvent.MOUSE_MOVED, event -> sheet.point(event.getX(), event.getY()));
        sheet.addEventHandler(MouseEvent.MOUSE_EXITED, event -> sheet.leave());
        sheet.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        sheet.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        sheet.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        sheet.addEventHandler(ScrollEvent.SCROLL, this::wheel);
        sheet.addEventHandler(ZoomEvent.ZOOM, this::pinch);
        sheet.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** @return whether the vertical axis zooms along: points and cells lie in a plane, lines fit their view */
    private boolean isPlane() {
        return sheet.model().series().stream()
                .anyMatch(one -> one instanceof Series.Scatter || one instanceof Series.Heat);
    }

    private void press(MouseEvent event) {
        sheet.requestFocus();
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            reset();
            pressed = null;
            return;
        }
        boolean move = event.getButton() == MouseButton.MIDDLE
                || event.getButton() == MouseButton.PRIMARY && event.isShiftDown();
        pressed = event.getButton() == MouseButton.PRIMARY || move ? event : null;
        grabbed = move ? sheet.plot() : null;
        if (move) {
            sheet.setCursor(Cursor.CLOSED_HAND);
        }
    }

    private void drag(MouseEvent event) {
        MouseEvent start = pressed;
        if (start == null) {
            return;
        }
        Plot held = grabbed;
        if (held != null) {
            viewport.panX(held.x(), (start.getX() - event.getX()) / held.width());
            if (isPlane() || Math.abs(event.getY() - start.getY()) > 24) {
                viewport.panY(held.y(), (event.getY() - start.getY()) / held.height());
            }
            sheet.requestPaint();
        } else if (Math.abs(event.getX() - start.getX()) > LEAST_DRAG) {
            sheet.showBand(new ChartSheet.Band(start.getX(), start.getY(), event.getX(), event.getY()));
        }
        event.consume();
    }

    private void release(MouseEvent event) {
        MouseEvent start = pressed;
        Plot plot = sheet.plot();
        sheet.setCursor(Cursor.DEFAULT);
        if (start != null && grabbed == null && plot != null && Math.abs(event.getX() - start.getX()) > LEAST_DRAG) {
            take(plot, new ChartSheet.Band(start.getX(), start.getY(), event.getX(), event.getY()));
        }
        pressed = null;
        grabbed = null;
        sheet.showBand(null);
    }

    private void take(Plot plot, ChartSheet.Band band) {
        double left = Math.max(plot.left(), Math.min(band.x1(), band.x2()));
        double right = Math.min(plot.right(), Math.max(band.x1(), band.x2()));
        if (right - left < 2) {
            return;
        }
        viewport.showX(plot.x()
                .part((left - plot.left()) / plot.width(), (right - plot.left()) / plot.width())
                .range());
        double top = Math.max(plot.top(), Math.min(band.y1(), band.y2()));
        double bottom = Math.min(plot.bottom(), Math.max(band.y1(), band.y2()));
        if (!ChartSheet.isWide(band) && bottom - top > 2) {
            viewport.showY(Range.between(plot.yAt(bottom), plot.yAt(top)));
        }
        sheet.requestPaint();
    }

    private void wheel(ScrollEvent event) {
        Plot plot = sheet.plot();
        if (plot == null || event.isInertia()) {
            return;
        }
        if (event.getDeltaX() != 0) {
            viewport.panX(plot.x(), -event.getDeltaX() / plot.width());
        }
        if (event.getDeltaY() != 0) {
            zoom(
                    plot,
                    event.getX(),
                    event.getY(),
                    Math.pow(WHEEL_FACTOR, event.getDeltaY() / WHEEL_STEP),
                    event.isShortcutDown());
        }
        sheet.requestPaint();
        event.consume();
    }

    private void pinch(ZoomEvent event) {
        Plot plot = sheet.plot();
        if (plot != null) {
            zoom(plot, event.getX(), event.getY(), event.getZoomFactor(), false);
            sheet.requestPaint();
            event.consume();
        }
    }

    private void zoom(Plot plot, double x, double y, double factor, boolean upOnly) {
        double across = Math.clamp((x - plot.left()) / plot.width(), 0, 1);
        double up = Math.clamp(1 - (y - plot.top()) / plot.height(), 0, 1);
        if (!upOnly) {
            viewport.zoomX(plot.x(), across, factor);
        }
        if (upOnly || isPlane()) {
            viewport.zoomY(plot.y(), up, factor);
        }
    }

    void reset() {
        viewport.reset();
        sheet.requestPaint();
    }

    private void key(KeyEvent event) {
        Plot plot = sheet.plot();
        if (plot == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        double middleX = plot.left() + plot.width() / 2;
        double middleY = plot.top() + plot.height() / 2;
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> zoom(plot, middleX, middleY, KEY_FACTOR, false);
            case MINUS, SUBTRACT -> zoom(plot, middleX, middleY, 1 / KEY_FACTOR, false);
            case DIGIT0, NUMPAD0, HOME -> viewport.reset();
            case LEFT -> leftRight(plot, -1, event.isShiftDown());
            case RIGHT -> leftRight(plot, 1, event.isShiftDown());
            case UP -> viewport.panY(plot.y(), KEY_PAN);
            case DOWN -> viewport.panY(plot.y(), -KEY_PAN);
            case L -> sheet.model().logarithmic(!sheet.model().isLogarithmic());
            case ESCAPE -> {
                if (!escape()) {
                    return;
                }
            }
            default -> {
                return;
            }
        }
        sheet.requestPaint();
        event.consume();
    }

    private void leftRight(Plot plot, int by, boolean cursor) {
        if (cursor) {
            sheet.step(by);
        } else {
            viewport.panX(plot.x(), by * KEY_PAN);
        }
    }

    /** Ends a drag that is under way; the release that follows does nothing. */
    private boolean escape() {
        if (pressed == null) {
            return false;
        }
        pressed = null;
        grabbed = null;
        sheet.showBand(null);
        return true;
    }
}
