package studio.atelier.workbench.log;

import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.scroll.TextPen;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Token;
import studio.atelier.workbench.theme.Type;

/** Draws one line of a log: its number, time and text, the selection and what is sought. */
final class LogPainter {

    static final double PADDING = 12;
    private static final double ROW = 18;
    private static final double GAP = 12;
    private static final int TIME = 8;

    Font font;
    private final TextPen pen;
    private double character;
    private double rowHeight;
    private int digits = 4;
    private boolean times;

    LogPainter(TextPen pen, Type type) {
        this.pen = pen;
        this.font = type.code();
        use(type);
    }

    /** Writes in another size from now on. */
    void use(Type type) {
        font = type.code();
        character = pen.ruler(font).width("0");
        rowHeight = type.px(ROW);
    }

    double rowHeight() {
        return rowHeight;
    }

    void measure(long lines, boolean withTimes) {
        digits = Math.max(4, Long.toString(Math.max(1, lines)).length());
        times = withTimes;
    }

    double character() {
        return character;
    }

    double timeLeft() {
        return Math.rint(PADDING + digits * character + GAP);
    }

    double textLeft() {
        return times ? Math.rint(timeLeft() + TIME * character + GAP) : timeLeft();
    }

    /** @return how many characters fit beside the numbers, at least 10 */
    int columns(double width) {
        return Math.max(10, (int) ((width - textLeft() - PADDING) / character));
    }

    static int wrapped(int length, int columns) {
        return Math.max(1, (length + columns - 1) / columns);
    }

    /** One line to draw. */
    record Row(
            long number, @Nullable LogLine line, double y, double width, double shift, int columns, boolean current) {}

    void paint(GraphicsContext g, Palette palette, Row row, LogSelection selection, String needle, boolean focused) {
        LogLine line = row.line();
        int length = line == null ? 0 : line.text().length();
        int rows = row.columns() > 0 ? wrapped(length, row.columns()) : 1;
        ground(g, palette, row, line, rows);
        if (line != null) {
            marks(g, palette, row, line.text(), selection, needle, focused);
            text(g, palette, row, line, rows);
        }
        // Numbers and times stay while the text scrolls sideways under them.
        if (row.shift() > 0) {
            g.setFill(palette.get(ground(line)));
            g.fillRect(0, row.y(), textLeft() - 4, rowHeight);
        }
        String number = String.format(Locale.ROOT, "%d", row.number() + 1);
        double width = digits * character;
        pen.write(g, number, font, palette.get(Token.TEXT_3), HPos.RIGHT, PADDING, row.y(), width + 1, rowHeight);
        if (times && line != null && !line.time().isEmpty()) {
            pen.write(g, line.time(), font, palette.get(Token.TEXT_2), HPos.LEFT, timeLeft(), row.y(), 200, rowHeight);
        }
    }

    private static Token ground(@Nullable LogLine line) {
        return switch (line == null ? LogLevel.INFO : line.level()) {
            case WARNING -> Token.STATUS_WARNING_SOFT;
            case ERROR -> Token.STATUS_FAILED_SOFT;
            case DEBUG, INFO -> Token.SURFACE_2;
        };
    }

    private static Token ink(LogLevel level) {
        return switch (level) {
            case WARNING -> Token.STATUS_WARNING;
            case ERROR -> Token.STATUS_FAILED;
            case DEBUG -> Token.TEXT_3;
            case INFO -> Token.TEXT_1;
        };
    }

    private void ground(GraphicsContext g, Palette palette, Row row, @Nullable LogLine line, int rows) {
        Token token = ground(line);
        if (token != Token.SURFACE_2) {
            g.setFill(palette.get(token));
            g.fillRect(0, row.y(), row.width(), rows * rowHeight);
        }
        if (row.current()) {
            g.setFill(palette.get(Token.ACCENT));
            g.fillRect(0, row.y(), 2, rows * rowHeight);
        }
    }

    private void text(GraphicsContext g, Palette palette, Row row, LogLine line, int rows) {
        g.setFont(font);
        g.setFill(palette.get(ink(line.level())));
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.BASELINE);
        String text = line.text();
        if (row.columns() > 0) {
            for (int i = 0; i < rows; i++) {
                int end = Math.min(text.length(), (i + 1) * row.columns());
                double y = TextPen.baseline(font, row.y() + i * rowHeight, rowHeight);
                g.fillText(text.substring(i * row.columns(), end), textLeft(), y);
            }
            return;
        }
        int skip = (int) Math.min(text.length(), Math.max(0, Math.floor(row.shift() / character)));
        int end = (int) Math.min(text.length(), skip + Math.ceil((row.width() - textLeft()) / character) + 2);
        if (skip < end) {
            double x = textLeft() + skip * character - row.shift();
            g.fillText(text.substring(skip, end), x, TextPen.baseline(font, row.y(), rowHeight));
        }
    }

    private void marks(
            GraphicsContext g,
            Palette palette,
            Row row,
            String text,
            LogSelection selection,
            String needle,
            boolean focused) {
        if (!needle.isEmpty()) {
            g.setFill(palette.get(row.current() ? Token.SELECTION : Token.ACCENT_SOFT));
            for (int at = LogMatcher.find(text, needle, 0);
                    at >= 0;
                    at = LogMatcher.find(text, needle, at + needle.length())) {
                stretch(g, row, at, at + needle.length());
            }
        }
        int from = selection.from(row.number());
        if (from >= 0) {
            int to = selection.to(row.number());
            g.setFill(palette.get(focused ? Token.SELECTION : Token.SELECTION_IDLE));
            stretch(g, row, from, to == Integer.MAX_VALUE ? text.length() + 1 : Math.min(to, text.length()));
        }
    }

    private void stretch(GraphicsContext g, Row row, int from, int to) {
        int columns = row.columns() > 0 ? row.columns() : Integer.MAX_VALUE;
        int at = from;
        while (at < to) {
            int line = at / columns;
            int end = (int) Math.min(to, (line + 1L) * columns);
            double x = Math.max(textLeft(), textLeft() + (at - line * (long) columns) * character - row.shift());
            double right = textLeft() + (end - line * (long) columns) * character - row.shift();
            if (right > x) {
                g.fillRect(Math.floor(x), row.y() + line * rowHeight, Math.ceil(right) - Math.floor(x), rowHeight);
            }
            at = end;
        }
    }
}
