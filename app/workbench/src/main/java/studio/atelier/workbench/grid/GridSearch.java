package studio.atelier.workbench.grid;

import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.thread.UiThread;

/** Searches a column from the focus on, a block of rows after the other, and stops as soon as it is asked to. */
final class GridSearch {

    private static final int ROWS = 4_096;

    private final GridView grid;
    private final GridColumn column;
    private final int source;
    private volatile @Nullable Run current;

    /** One search under way. */
    private record Run(String needle, boolean forward, long start, long rows) {}

    GridSearch(GridView grid, int position) {
        this.grid = grid;
        this.column = grid.columns().column(position);
        this.source = grid.columns().source(position);
    }

    /** Whatever is sought now is not wanted any more. */
    void changed() {
        current = null;
    }

    void step(String text, boolean forward, Consumer<String> say) {
        RowSource rows = grid.source();
        if (text.isEmpty() || rows == null) {
            return;
        }
        Run run = new Run(
                text.toLowerCase(Locale.ROOT),
                forward,
                grid.selection().row(),
                grid.geometry().rows());
        current = run;
        say.accept("Searching");
        Thread.ofVirtual().name("grid-search").start(() -> search(rows, run, say));
    }

    private void search(RowSource rows, Run run, Consumer<String> say) {
        String outcome = "No match";
        long found = -1;
        try {
            found = scan(rows, run);
        } catch (CompletionException e) {
            outcome = "Cannot be read";
        }
        long row = found;
        String words = outcome;
        UiThread.run(() -> {
            if (current != run) {
                return;
            }
            current = null;
            int position = grid.columns().position(column.id());
            if (row >= 0 && position >= 0) {
                grid.selectCell(row, position);
                say.accept(String.format(Locale.ROOT, "Row %,d", row + 1));
            } else {
                say.accept(words);
            }
        });
    }

    /** Once around, beginning after the start. */
    private long scan(RowSource rows, Run run) {
        long seen = 0;
        long at = run.forward()
                ? Math.floorMod(run.start() + 1, Math.max(1, run.rows()))
                : Math.floorMod(Math.max(0, run.start()) - 1, Math.max(1, run.rows()));
        while (seen < run.rows() && current == run) {
            long first = run.forward() ? at : Math.max(0, at - ROWS + 1);
            int count = (int) (run.forward() ? Math.min(ROWS, run.rows() - at) : at - first + 1);
            Cells cells = rows.fetch(new Block(first, count, source, 1))
                    .cells()
                    .toCompletableFuture()
                    .join();
            int hit = hit(cells, run);
            if (hit >= 0) {
                return first + hit;
            }
            seen += count;
            at = run.forward() ? (at + count) % run.rows() : first == 0 ? run.rows() - 1 : first - 1;
        }
        return -1;
    }

    private int hit(Cells cells, Run run) {
        for (int i = 0; i < cells.rows(); i++) {
            int row = run.forward() ? i : cells.rows() - 1 - i;
            Object value = Accent.plain(cells.value(row, 0));
            String text = value == null ? "null" : column.renderer().text(value);
            if (text.toLowerCase(Locale.ROOT).contains(run.needle())) {
                return row;
            }
        }
        return -1;
    }
}
