package studio.atelier.workbench.grid;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.testfx.api.FxToolkit;
import studio.atelier.workbench.testing.Window;
import studio.atelier.workbench.theme.Palette;

/** Saves a picture of every state of the grid, for eyes. */
public final class GridShots {

    private final Path out;
    private GridView grid;

    private GridShots(Path out) {
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        FxToolkit.registerPrimaryStage();
        new GridShots(Path.of(args[0])).all();
        System.exit(0);
    }

    private void all() {
        shot("runs", GridOptions.list().withCheckBoxes(), RunRows.source(), window -> {
            ListRowSource<?> source = (ListRowSource<?>) grid.source();
            fill(source);
            Window.onFx(() -> {
                grid.selection().toggleRow(1);
                grid.selection().toggleRow(2);
                grid.sortBy(List.of(new SortKey("run", true)));
                return 1;
            });
        });
        shot(
                "data",
                GridOptions.data(),
                TaxiRows.summarised(7_613_022),
                window -> Window.onFx(() -> {
                    grid.columns().freeze(1);
                    grid.columnsChanged();
                    grid.reveal(128_400, 0);
                    grid.selection().selectColumn(3, false, false, 128_390);
                    grid.selectionChanged();
                    return 1;
                }));
        shot("cells", GridOptions.data(), TaxiRows.at(7_613_022), window -> {
            window.clickAt(grid, 300, 100);
            window.keys(KeyCode.SHIFT, KeyCode.DOWN);
            window.keys(KeyCode.SHIFT, KeyCode.DOWN);
            window.keys(KeyCode.SHIFT, KeyCode.RIGHT);
            window.keys(KeyCode.CONTROL, KeyCode.F);
            window.write("75");
        });
        shot("loading", GridOptions.data(), TaxiRows.stuck(1000), window -> sleep(600));
        shot("empty", GridOptions.list(), RunRows.source(), window -> {});
        shot(
                "failed",
                GridOptions.data(),
                new TaxiRows(
                        1000,
                        false,
                        fetch -> new Fetch(
                                CompletableFuture.failedFuture(new IllegalStateException(
                                        "taxi_clean.parquet is gone. Choose the file again.")),
                                () -> {})),
                window -> {});
        shot("menu", GridOptions.data(), TaxiRows.at(1000), window -> {
            window.clickAt(grid, 300, 100);
            window.keys(KeyCode.ALT, KeyCode.DOWN);
        });
    }

    @SuppressWarnings("unchecked")
    private static void fill(ListRowSource<?> source) {
        Window.onFx(() -> {
            ((ListRowSource<RunRows.Run>) source).setRows(RunRows.runs());
            return 1;
        });
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void shot(String name, GridOptions options, RowSource source, Consumer<Window> act) {
        try (Window window = Window.show(980, 460, theme -> {
            grid = new GridView(theme, options);
            grid.setSource(source);
            Parent root = new StackPane(grid);
            return root;
        })) {
            window.settle();
            Window.onFx(() -> {
                grid.requestFocus();
                return 1;
            });
            act.accept(window);
            sleep(250);
            window.screenshot(out.resolve(name + "-light.png"));
            window.use(Palette.dark());
            sleep(250);
            window.screenshot(out.resolve(name + "-dark.png"));
        }
    }
}
