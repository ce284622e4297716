package studio.atelier.workbench.log;

import javafx.scene.input.KeyEvent;

/** What keys do in a log. */
final class LogKeys {

    private static final double SIDEWAYS = 40;

    private final LogCanvas log;

    LogKeys(LogCanvas log) {
        this.log = log;
    }

    void pressed(KeyEvent event) {
        boolean control = event.isShortcutDown();
        boolean used = true;
        switch (event.getCode()) {
            case UP -> step(-1, event.isShiftDown());
            case DOWN -> step(1, event.isShiftDown());
            case PAGE_UP -> log.scrollBy(-log.page());
            case PAGE_DOWN -> log.scrollBy(log.page());
            case HOME -> log.scrollBy(-Double.MAX_VALUE);
            case END -> log.followProperty().set(true);
            case LEFT -> log.scrollSideways(-SIDEWAYS);
            case RIGHT -> log.scrollSideways(SIDEWAYS);
            case A -> used = control && all();
            case C, INSERT -> used = control && copy();
            default -> used = false;
        }
        if (used) {
            event.consume();
        }
    }

    private boolean copy() {
        LogCopy.copy(log);
        return true;
    }

    private boolean all() {
        LogSource source = log.source();
        if (source != null && source.lines() > 0) {
            log.selection().begin(new LogPoint(source.first(), 0));
            log.selection().extend(new LogPoint(source.lines() - 1, Integer.MAX_VALUE));
            log.requestPaint();
        }
        return true;
    }

    /** With Shift whole lines are selected, from the first one in view or from where the selection ends. */
    private void step(int direction, boolean select) {
        LogRows rows = log.rows();
        if (!select || rows == null || rows.count() == 0) {
            log.scrollBy(direction * log.rowHeight());
            return;
        }
        LogPoint caret = log.selection().caret();
        if (caret == null) {
            caret = new LogPoint(log.firstLine(), 0);
            log.selection().begin(caret);
        }
        long row = Math.clamp(rows.row(caret.line()) + direction, 0, rows.count() - 1);
        boolean end = row == rows.row(caret.line());
        log.selection().extend(new LogPoint(rows.line(row), end && direction > 0 ? Integer.MAX_VALUE : 0));
        log.requestPaint();
    }
}
