package studio.atelier.studio.preview;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.dataprep.view.TableFile;
import studio.atelier.engine.dataprep.view.ViewColumn;
import studio.atelier.workbench.grid.Block;
import studio.atelier.workbench.grid.Cells;
import studio.atelier.workbench.grid.ColumnSummary;
import studio.atelier.workbench.grid.Fetch;
import studio.atelier.workbench.grid.GridColumn;
import studio.atelier.workbench.grid.RowChange;
import studio.atelier.workbench.grid.RowCount;
import studio.atelier.workbench.grid.RowSource;
import studio.atelier.workbench.grid.SortKey;
import studio.atelier.workbench.thread.UiThread;

/** The rows of a file for the grid; blocks, orders and summaries are read in the background. */
final class TableRows implements RowSource, AutoCloseable {

    private final TableFile file;
    private final List<GridColumn> columns;
    private final Consumer<String> said;
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, ColumnSummary> summaries = new ConcurrentHashMap<>();
    private final List<Consumer<RowChange>> listeners = new CopyOnWriteArrayList<>();
    private final Runnable summariesChanged = UiThread.coalesced(() -> tell(new RowChange.Grown()));
    private @Nullable Future<?> sorting;

    /**
     * @param said is told on the JavaFX thread what goes on, and what went wrong; empty when all is well
     */
    TableRows(TableFile file, Consumer<String> said) {
        this.file = file;
        this.said = said;
        this.columns = file.columns().stream().map(TableColumns::of).toList();
    }

    /** Sums up all columns, one after the other, from the first. */
    void summarise() {
        work.execute(() -> {
            for (ViewColumn column : file.columns()) {
                if (work.isShutdown()) {
                    return;
                }
                try {
                    summaries.put(column.name(), Summaries.of(file.profile(column)));
                    summariesChanged.run();
                } catch (IOException e) {
                    say(message(e));
                }
            }
        });
    }

    @Override
    public List<GridColumn> columns() {
        return columns;
    }

    @Override
    public RowCount count() {
        return RowCount.exact(file.rows());
    }

    @Override
    public Fetch fetch(Block block) {
        CompletableFuture<Cells> cells = new CompletableFuture<>();
        Future<?> reading = begin(() -> {
            try {
                cells.complete(
                        Cells.of(file.read(block.firstRow(), block.rows(), block.firstColumn(), block.columns())));
            } catch (IOException | RuntimeException e) {
                cells.completeExceptionally(e);
            }
        });
        return new Fetch(cells, () -> reading.cancel(true));
    }

    /** A grid may ask once more while its table is being closed; such a question is never answered. */
    private Future<?> begin(Runnable task) {
        try {
            return work.submit(task);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(null);
        }
    }

    @Override
    public boolean sorts(GridColumn column) {
        return true;
    }

    @Override
    public void sort(List<SortKey> keys) {
        if (sorting != null) {
            sorting.cancel(true);
        }
        List<TableFile.Order> orders = keys.stream()
                .map(key -> new TableFile.Order(key.column(), key.descending()))
                .toList();
        said.accept(orders.isEmpty() ? "" : "Sorting");
        sorting = begin(() -> {
            try {
                file.sort(orders);
                say("");
                UiThread.run(() -> tell(new RowChange.Replaced()));
            } catch (IOException e) {
                if (!Thread.currentThread().isInterrupted()) {
                    say(message(e));
                }
            }
        });
    }

    @Override
    public @Nullable ColumnSummary summary(GridColumn column) {
        return summaries.get(column.id());
    }

    @Override
    public Subscription onChange(Consumer<RowChange> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell(RowChange change) {
        listeners.forEach(listener -> listener.accept(change));
    }

    private void say(String words) {
        UiThread.run(() -> said.accept(words));
    }

    private static String message(IOException e) {
        return String.valueOf(e.getMessage());
    }

    @Override
    public void close() throws IOException {
        work.shutdownNow();
        file.close();
    }
}
