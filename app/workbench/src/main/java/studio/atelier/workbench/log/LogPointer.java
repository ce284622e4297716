package studio.atelier.workbench.log;

import javafx.animation.AnimationTimer;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Selects text of a log with the mouse: drag, double click for a word, triple click for a line. */
final class LogPointer {

    private final LogCanvas log;
    private final AnimationTimer edge = new AnimationTimer() {
        @Override
        public void handle(long now) {
            double beyond = y < 0 ? y : Math.max(0, y - log.getHeight());
            if (beyond != 0) {
                log.scrollBy(beyond / 2);
                extend();
            }
        }
    };
    private double x;
    private double y;

    LogPointer(LogCanvas log) {
        this.log = log;
    }

    void listen() {
        log.setCursor(Cursor.TEXT);
        for (Node child : log.getChildrenUnmodifiable()) {
            if (child instanceof ScrollBar bar) {
                bar.setCursor(Cursor.DEFAULT);
            }
        }
        log.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        log.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            x = event.getX();
            y = event.getY();
            extend();
            edge.start();
        });
        log.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> edge.stop());
        log.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
    }

    private void pressed(MouseEvent event) {
        log.requestFocus();
        LogPoint point = log.point(event.getX(), event.getY());
        if (event.getButton() != MouseButton.PRIMARY || point == null) {
            return;
        }
        LogSelection selection = log.selection();
        if (event.isShiftDown()) {
            selection.extend(point);
        } else if (event.getClickCount() == 2) {
            word(point);
        } else if (event.getClickCount() == 3) {
            selection.begin(new LogPoint(point.line(), 0));
            selection.extend(new LogPoint(point.line(), Integer.MAX_VALUE));
        } else {
            selection.begin(point);
        }
        log.requestPaint();
        event.consume();
    }

    private void word(LogPoint point) {
        LogLine line = log.line(point.line());
        if (line == null) {
            return;
        }
        String text = line.text();
        int start = Math.min(point.column(), text.length());
        int end = start;
        while (start > 0 && isWord(text.charAt(start - 1))) {
            start--;
        }
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        log.selection().begin(new LogPoint(point.line(), start));
        log.selection().extend(new LogPoint(point.line(), end));
    }

    /** What one wants to copy at once: numbers, names, paths. */
    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || "_-./:@".indexOf(c) >= 0;
    }

    private void extend() {
        LogPoint point = log.point(x, y);
        if (point != null) {
            log.selection().extend(point);
            log.requestPaint();
        }
    }

    private void menu(ContextMenuEvent event) {
        MenuItem copy = item("Copy", log.selection().isEmpty(), () -> LogCopy.copy(log));
        MenuItem clear = item("Clear selection", log.selection().isEmpty(), () -> {
            log.selection().clear();
            log.requestPaint();
        });
        new ContextMenu(copy, clear).show(log, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private static MenuItem item(String text, boolean disabled, @Nullable Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setDisable(disabled);
        item.setOnAction(event -> {
            if (action != null) {
                action.run();
            }
        });
        return item;
    }
}
