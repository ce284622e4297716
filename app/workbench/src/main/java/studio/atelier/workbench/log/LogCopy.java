package studio.atelier.workbench.log;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.thread.UiThread;

/** Puts the selected lines on the clipboard, as they are shown: without filtered ones, numbers and times. */
final class LogCopy {

    /** More text than this belongs into a file. */
    static final int MOST = 32 << 20;

    private LogCopy() {}

    static void copy(LogCanvas log) {
        LogPoint start = log.selection().start();
        LogPoint end = log.selection().end();
        LogSource source = log.source();
        LogRows rows = log.rows();
        if (start == null || end == null || log.selection().isEmpty() || source == null || rows == null) {
            return;
        }
        Thread.ofVirtual().name("log-copy").start(() -> {
            try {
                String text = text(source, rows, start, end);
                UiThread.run(() -> {
                    if (text == null) {
                        log.say("The selection is too long to copy; copy at most 32 MB, or open the file.");
                    } else {
                        Map<DataFormat, Object> content = Map.of(DataFormat.PLAIN_TEXT, text);
                        Clipboard.getSystemClipboard().setContent(content);
                        log.say("Copied.");
                    }
                });
            } catch (IOException e) {
                UiThread.run(() -> log.say("Nothing was copied: " + e.getMessage()));
            }
        });
    }

    private static @Nullable String text(LogSource source, LogRows rows, LogPoint start, LogPoint end)
            throws IOException {
        StringBuilder text = new StringBuilder();
        long block = -1;
        List<String> lines = List.of();
        long count = rows.count();
        for (long row = rows.row(start.line()); row < count; row++) {
            long line = rows.line(row);
            if (line > end.line()) {
                break;
            }
            if (line / LogSource.BLOCK != block) {
                block = line / LogSource.BLOCK;
                lines = source.block(block);
            }
            int at = (int) (line % LogSource.BLOCK);
            String shown = at < lines.size() ? LogLine.of(lines.get(at)).text() : "";
            int from = line == start.line() ? Math.min(start.column(), shown.length()) : 0;
            int to = line == end.line() ? Math.min(end.column(), shown.length()) : shown.length();
            text.append(shown, from, Math.max(from, to));
            if (line < end.line()) {
                text.append('\n');
            }
            if (text.length() > MOST) {
                return null;
            }
        }
        return text.toString();
    }
}
