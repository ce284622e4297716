package studio.atelier.workbench.grid;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import studio.atelier.workbench.thread.UiThread;

/** Puts ranges of cells on the clipboard, as lines of values with tabs between them. */
final class GridCopy {

    /** More cells than this belong into a file. */
    static final long MOST = 1_000_000;

    private static final int ROWS = 1_024;

    private final RowSource source;
    private final ColumnOrder columns;
    private final GridMessages messages;

    GridCopy(RowSource source, ColumnOrder columns, GridMessages messages) {
        this.source = source;
        this.columns = columns;
        this.messages = messages;
    }

    void copy(List<CellRange> selected, long rows) {
        List<CellRange> ranges = selected.stream()
                .map(range -> range.clip(rows, columns.size()))
                .filter(range -> range.cells() > 0)
                .toList();
        long cells = ranges.stream().mapToLong(CellRange::cells).sum();
        if (cells == 0) {
            return;
        }
        if (cells > MOST) {
            messages.say(String.format(
                    Locale.ROOT,
                    "%,d cells are too many to copy; select at most %,d, or export the table.",
                    cells,
                    MOST));
            return;
        }
        int[] sources = new int[columns.size()];
        GridColumn[] shown = new GridColumn[columns.size()];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = columns.source(i);
            shown[i] = columns.column(i);
        }
        Thread.ofVirtual().name("grid-copy").start(() -> {
            try {
                StringBuilder text = new StringBuilder();
                for (CellRange range : ranges) {
                    append(text, range, sources, shown);
                }
                UiThread.run(() -> put(text.toString(), cells));
            } catch (CompletionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                messages.say("Nothing was copied: " + cause.getMessage());
            }
        });
    }

    private void put(String text, long cells) {
        Map<DataFormat, Object> content = Map.of(DataFormat.PLAIN_TEXT, text);
        Clipboard.getSystemClipboard().setContent(content);
        messages.say(cells == 1 ? "Copied the value." : String.format(Locale.ROOT, "Copied %,d values.", cells));
    }

    private void append(StringBuilder text, CellRange range, int[] sources, GridColumn[] shown) {
        int low = Integer.MAX_VALUE;
        int high = 0;
        for (int position = range.left(); position <= range.right(); position++) {
            low = Math.min(low, sources[position]);
            high = Math.max(high, sources[position]);
        }
        int step = Math.max(1, Math.min(ROWS, (int) (MOST / (high - low + 1))));
        for (long first = range.top(); first <= range.bottom(); first += step) {
            int count = (int) Math.min(step, range.bottom() - first + 1);
            Cells cells = source.fetch(new Block(first, count, low, high - low + 1))
                    .cells()
                    .toCompletableFuture()
                    .join();
            for (int row = 0; row < cells.rows(); row++) {
                for (int position = range.left(); position <= range.right(); position++) {
                    if (position > range.left()) {
                        text.append('\t');
                    }
                    text.append(field(shown[position], cells, row, sources[position] - low));
                }
                text.append('\n');
            }
        }
        if (range.cells() == 1) {
            text.setLength(text.length() - 1);
        }
    }

    /** Numbers are copied as numbers, without groups of thousands. */
    private static String field(GridColumn column, Cells cells, int row, int at) {
        Object value = Accent.plain(cells.value(row, at));
        if (value == null) {
            return "";
        }
        String text =
                value instanceof Number ? value.toString() : column.renderer().text(value);
        if (text.indexOf('\t') < 0 && text.indexOf('\n') < 0 && text.indexOf('"') < 0) {
            return text;
        }
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
