package studio.atelier.workbench.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.scroll.ScrolledCanvas;
import studio.atelier.workbench.scroll.Size;
import studio.atelier.workbench.theme.Theme;
import studio.atelier.workbench.theme.Token;

/** The lines of a log, drawn. Its rows are those of {@link LogRows}; wrapped lines take more than one height. */
final class LogCanvas extends ScrolledCanvas {

    private static final long CACHE = 16L << 20;

    private final LogPainter painter;
    private final LogSelection selection = new LogSelection();
    private final BooleanProperty follow = new SimpleBooleanProperty(true);
    private final BooleanProperty wrap = new SimpleBooleanProperty();
    private final List<LogPainter.Row> drawn = new ArrayList<>();
    private @Nullable LogStore store;
    private @Nullable LogRows rows;
    private @Nullable LogSource source;
    private Consumer<String> speaker = words -> {};
    private String needle = "";
    private long current = -1;
    private int longest = 80;
    private boolean times;

    LogCanvas(Theme theme) {
        super(theme);
        painter = new LogPainter(pen, palette().type());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleText("Log");
        new LogPointer(this).listen();
        addEventHandler(KeyEvent.KEY_PRESSED, new LogKeys(this)::pressed);
        focusedProperty().subscribe(this::requestPaint);
        wrap.subscribe(this::contentChanged);
        follow.subscribe(on -> {
            if (on) {
                toEnd();
            }
        });
    }

    void setSource(LogSource log, LogRows shown) {
        source = log;
        rows = shown;
        store = new LogStore(log, CACHE, this::arrived);
        selection.clear();
        current = -1;
        times = false;
        longest = 80;
        refresh();
    }

    void setSpeaker(Consumer<String> listener) {
        speaker = listener;
    }

    void say(String words) {
        speaker.accept(words);
    }

    BooleanProperty followProperty() {
        return follow;
    }

    BooleanProperty wrapProperty() {
        return wrap;
    }

    LogSelection selection() {
        return selection;
    }

    void sought(String text) {
        needle = text;
        requestPaint();
    }

    /** Lines came, or others are shown. */
    void refresh() {
        if (store != null) {
            store.changed();
        }
        contentChanged();
        if (follow.get()) {
            toEnd();
        }
    }

    /** A bar or another size of the view must not take the newest line out of sight. */
    private void stay() {
        if (follow.get() && !down.atEnd()) {
            toEnd();
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        stay();
    }

    void toEnd() {
        down.moveTo(down.end());
        positionChanged();
    }

    /** Moves without following any longer, unless that ends at the end. */
    void scrollBy(double pixels) {
        down.moveBy(pixels);
        follow.set(down.atEnd());
        positionChanged();
    }

    void scrollSideways(double pixels) {
        across.moveBy(pixels);
        positionChanged();
    }

    double page() {
        return down.viewport() - painter.rowHeight();
    }

    /** Shows a line in the middle and marks it. */
    void show(long line) {
        current = line;
        if (rows != null) {
            follow.set(false);
            double y = rows.row(line) * painter.rowHeight();
            if (y < down.position() || y > down.position() + down.viewport() - painter.rowHeight()) {
                down.moveTo(y - down.viewport() / 2);
            }
            positionChanged();
        }
    }

    long current() {
        return current;
    }

    long firstLine() {
        return rows == null || rows.count() == 0
                ? 0
                : rows.line(Math.min(rows.count() - 1, (long) (down.position() / painter.rowHeight())));
    }

    @Nullable
    LogRows rows() {
        return rows;
    }

    @Nullable
    LogSource source() {
        return source;
    }

    boolean isSettled() {
        return !isPaintDue() && (store == null || !store.isWaiting());
    }

    java.io.@Nullable IOException failure() {
        return store == null ? null : store.failure();
    }

    /** @return the place in the text under a point of the view; null without lines */
    @Nullable
    LogPoint point(double x, double y) {
        LogPainter.Row hit = null;
        for (LogPainter.Row row : drawn) {
            if (hit == null || row.y() <= y) {
                hit = row;
            }
        }
        if (hit == null) {
            return null;
        }
        int length = hit.line() == null ? 0 : hit.line().text().length();
        long column = Math.round((x - painter.textLeft() + hit.shift()) / painter.character());
        if (hit.columns() > 0) {
            int part = (int) Math.max(0, (y - hit.y()) / painter.rowHeight());
            part = Math.min(part, LogPainter.wrapped(length, hit.columns()) - 1);
            column = (long) part * hit.columns() + Math.clamp(column, 0, hit.columns());
        }
        return new LogPoint(hit.number(), (int) Math.clamp(column, 0, length));
    }

    @Nullable
    LogLine line(long number) {
        return store == null ? null : store.line(number);
    }

    @Override
    protected void movedByHand() {
        follow.set(down.atEnd());
    }

    private void arrived() {
        requestPaint();
    }

    @Override
    protected void restyled() {
        painter.use(palette().type());
    }

    double rowHeight() {
        return painter.rowHeight();
    }

    @Override
    protected Size content() {
        double wide = wrap.get() ? 0 : painter.textLeft() + longest * painter.character() + LogPainter.PADDING;
        return new Size(wide, rows == null ? 0 : rows.count() * painter.rowHeight());
    }

    @Override
    protected Size fixed() {
        return new Size(0, 0);
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        g.setFill(palette().get(Token.SURFACE_2));
        g.fillRect(0, 0, getWidth(), getHeight());
        drawn.clear();
        if (store == null || rows == null || source == null || rows.count() == 0) {
            return;
        }
        painter.measure(source.lines(), times);
        long first = (long) Math.floor(down.position() / painter.rowHeight());
        long last = Math.min(rows.count() - 1, (long) Math.floor((down.position() + height - 1) / painter.rowHeight()));
        List<Long> wanted = new ArrayList<>();
        for (long row = first; row <= last; row++) {
            wanted.add(rows.line(row));
        }
        store.want(wanted);
        if (!wrap.get()) {
            // Grounds reach under the bar on the right.
            plain(Math.max(width, getWidth()), first, wanted);
        } else if (down.atEnd() && down.scrolls()) {
            fromBelow(width, height, last, first);
        } else {
            fromAbove(width, height, first, wanted);
        }
        int before = longest;
        boolean hadTimes = times;
        for (LogPainter.Row row : drawn) {
            painter.paint(g, palette(), row, selection, needle, isFocused());
            if (row.line() != null) {
                longest = Math.max(longest, row.line().text().length());
                times |= !row.line().time().isEmpty();
            }
        }
        if (longest != before || times != hadTimes) {
            contentChanged();
            stay();
        }
    }

    private LogPainter.Row row(long line, double y, double width, int columns) {
        double shift = columns > 0 ? 0 : across.position();
        LogLine text = store == null ? null : store.line(line);
        return new LogPainter.Row(line, text, y, width, shift, columns, line == current);
    }

    private void plain(double width, long first, List<Long> lines) {
        for (int i = 0; i < lines.size(); i++) {
            drawn.add(row(lines.get(i), (first + i) * painter.rowHeight() - down.position(), width, 0));
        }
    }

    private double tall(LogPainter.Row row) {
        int length = row.line() == null ? 0 : row.line().text().length();
        return LogPainter.wrapped(length, row.columns()) * painter.rowHeight();
    }

    private void fromAbove(double width, double height, long first, List<Long> lines) {
        int columns = painter.columns(width);
        double part = down.position() / painter.rowHeight() - first;
        double y = 0;
        for (int i = 0; i < lines.size() && y < height; i++) {
            LogPainter.Row row = row(lines.get(i), y, width, columns);
            if (i == 0) {
                y = -Math.round(part * tall(row));
                row = row(lines.get(i), y, width, columns);
            }
            drawn.add(row);
            y += tall(row);
        }
    }

    /** At the very end the last line stands at the bottom, however high the lines above it are. */
    private void fromBelow(double width, double height, long last, long first) {
        int columns = painter.columns(width);
        double y = height;
        for (long at = last; at >= first && y > 0 && rows != null; at--) {
            LogPainter.Row row = row(rows.line(at), y, width, columns);
            y -= tall(row);
            drawn.addFirst(row(rows.line(at), y, width, columns));
        }
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        if (attribute == AccessibleAttribute.TEXT) {
            StringBuilder text = new StringBuilder();
            for (LogPainter.Row row : drawn) {
                if (row.line() != null) {
                    text.append(row.line().text()).append('\n');
                }
            }
            return text.toString();
        }
        return super.queryAccessibleAttribute(attribute, parameters);
    }
}
