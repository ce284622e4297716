package studio.atelier.workbench.log;

import org.jspecify.annotations.Nullable;

/** The selected stretch of text. Plain data. */
final class LogSelection {

    private @Nullable LogPoint anchor;
    private @Nullable LogPoint caret;

    void clear() {
        anchor = null;
        caret = null;
    }

    void begin(LogPoint point) {
        anchor = point;
        caret = point;
    }

    void extend(LogPoint point) {
        if (anchor == null) {
            anchor = point;
        }
        caret = point;
    }

    @Nullable
    LogPoint caret() {
        return caret;
    }

    boolean isEmpty() {
        return anchor == null || caret == null || anchor.equals(caret);
    }

    @Nullable
    LogPoint start() {
        return anchor == null || caret == null ? null : anchor.compareTo(caret) <= 0 ? anchor : caret;
    }

    @Nullable
    LogPoint end() {
        return anchor == null || caret == null ? null : anchor.compareTo(caret) <= 0 ? caret : anchor;
    }

    /** @return the first selected column of a line of the given length, -1 if none is selected */
    int from(long line) {
        LogPoint start = start();
        LogPoint end = end();
        if (start == null || end == null || isEmpty() || line < start.line() || line > end.line()) {
            return -1;
        }
        return line == start.line() ? start.column() : 0;
    }

    /** @return the column after the last selected one; the largest number if the line end is selected too */
    int to(long line) {
        LogPoint end = end();
        return end != null && line == end.line() ? end.column() : Integer.MAX_VALUE;
    }
}
