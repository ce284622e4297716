package studio.atelier.workbench.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

@ExtendWith(Toolkit.class)
class CellStoreTest {

    private static final int[] ALL = {0, 1, 2, 3, 4, 5};

    @Test
    void theCacheStaysInItsBoundHoweverFarOneScrolls() {
        Window.onFx(() -> {
            CellStore store = new CellStore(TaxiRows.at(1_000_000), 200_000, () -> {});
            for (long row = 0; row < 900_000; row += 1_000) {
                store.want(row, row + 30, ALL, 1_000_000);
                assertThat(store.tile(row, 0)).isNotNull();
                assertThat(store.bytes()).isLessThan(300_000);
            }
            return true;
        });
    }

    @Test
    void whatIsScrolledPastIsCancelled() {
        List<Long> cancelled = new ArrayList<>();
        RowSource slow =
                new TaxiRows(1_000_000, false, fetch -> new Fetch(new CompletableFuture<>(), () -> cancelled.add(1L)));
        Window.onFx(() -> {
            CellStore store = new CellStore(slow, 1 << 20, () -> {});
            store.want(0, 30, ALL, 1_000_000);
            store.want(500_000, 500_030, ALL, 1_000_000);
            return true;
        });

        assertThat(cancelled).hasSize(1);
    }

    @Test
    void oldValuesStayUntilNewOnesCome() {
        List<CompletableFuture<Cells>> answers = new ArrayList<>();
        RowSource source = new TaxiRows(100, false, fetch -> {
            CompletableFuture<Cells> answer = new CompletableFuture<>();
            answers.add(answer);
            return new Fetch(answer, () -> {});
        });
        Window.onFx(() -> {
            CellStore store = new CellStore(source, 1 << 20, () -> {});
            store.want(0, 30, ALL, 100);
            answers.get(0).complete(Cells.of(List.of(TaxiRows.line(1))));
            store.reset(true);
            store.want(0, 30, ALL, 100);
            assertThat(store.tile(0, 0)).isNotNull();
            answers.get(1).completeExceptionally(new IllegalStateException("gone"));
            assertThat(store.failure()).hasMessage("gone");
            return true;
        });
    }
}
