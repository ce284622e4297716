package studio.atelier.workbench.log;

import org.jspecify.annotations.Nullable;

/** Which line stands in which row: all lines that are kept, or those that match. */
final class LogRows {

    private final LogSource source;
    private @Nullable LineList filtered;

    LogRows(LogSource source) {
        this.source = source;
    }

    void filter(@Nullable LineList lines) {
        filtered = lines;
    }

    long count() {
        LineList lines = filtered;
        return lines == null ? source.lines() - source.first() : lines.size() - lines.before(source.first());
    }

    long line(long row) {
        LineList lines = filtered;
        return lines == null ? source.first() + row : lines.get((int) row + lines.before(source.first()));
    }

    /** @return the row of a line, or of the first one shown after it */
    long row(long line) {
        LineList lines = filtered;
        return lines == null ? Math.max(0, line - source.first()) : lines.before(line) - lines.before(source.first());
    }
}
