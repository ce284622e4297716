import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import studio.atelier.workbench.grid.Block;
import studio.atelier.workbench.grid.Cells;
import studio.atelier.workbench.grid.Fetch;
import studio.atelier.workbench.grid.GridColumn;
import studio.atelier.workbench.grid.GridOptions;
import studio.atelier.workbench.grid.GridView;
import studio.atelier.workbench.grid.Renderers;
import studio.atelier.workbench.grid.RowCount;
import studio.atelier.workbench.grid.RowSource;
import studio.atelier.workbench.theme.Theme;

/** Scrolls grids and prints how long their frames took. */
class GridBench {

    static final int WARM_UP = 120;
    static final double ROW = 24;

    public static void main(String[] args) throws Exception {
        int frames = Integer.parseInt(args[0]);
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        System.out.printf("%-42s %9s %9s %9s %9s %9s%n", "case", "p50 ms", "p95 ms", "max ms", "paint p95", "heap MB");
        run("10M rows x 50, three rows a frame", new Made(10_000_000, 50), frames, (grid, i) -> grid.reveal(60 + i * 3, 0));
        run("10M rows x 50, 7 pixels a frame", new Made(10_000_000, 50), frames, (grid, i) -> wheel(grid, 0, -7));
        run("10M rows x 50, leaps", new Made(10_000_000, 50), frames, (grid, i) -> grid.reveal(i * 7_919L * 211 % 10_000_000, 0));
        run("1,000 rows x 5,000, 40 pixels a frame", new Made(1_000, 5_000), frames, (grid, i) -> wheel(grid, -40, 0));
        run("1,000 rows x 5,000, leaps", new Made(1_000, 5_000), frames, (grid, i) -> grid.reveal(i * 31 % 1_000, (int) (i * 7_919L % 5_000)));
        System.exit(0);
    }

    interface Step {
        void move(GridView grid, long frame);
    }

    static void wheel(GridView grid, double x, double y) {
        grid.fireEvent(new javafx.scene.input.ScrollEvent(javafx.scene.input.ScrollEvent.SCROLL, 300, 300, 300, 300,
                false, false, false, false, false, false, x, y, x, y,
                javafx.scene.input.ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                javafx.scene.input.ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
    }

    static void run(String name, RowSource source, int frames, Step step) throws Exception {
        double[] between = new double[frames];
        double[] paint = new double[frames];
        CountDownLatch done = new CountDownLatch(1);
        Stage[] shown = new Stage[1];
        Platform.runLater(() -> {
            Theme theme = new Theme();
            GridView grid = new GridView(theme, GridOptions.data());
            grid.setSource(source);
            Scene scene = new Scene(new StackPane(grid), 1000, 900);
            theme.dress(scene);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            shown[0] = stage;
            new AnimationTimer() {
                int frame = -WARM_UP;
                long last;

                @Override
                public void handle(long ignored) {
                    long now = System.nanoTime();
                    if (frame > 0 && frame <= frames) {
                        between[frame - 1] = (now - last) / 1e6;
                    }
                    last = now;
                    if (frame >= frames) {
                        stop();
                        done.countDown();
                        return;
                    }
                    step.move(grid, frame + WARM_UP);
                    long before = System.nanoTime();
                    grid.paintNow();
                    if (frame >= 0) {
                        paint[frame] = (System.nanoTime() - before) / 1e6;
                    }
                    frame++;
                }
            }.start();
        });
        done.await();
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        Arrays.sort(between);
        Arrays.sort(paint);
        System.out.printf(Locale.ROOT, "%-42s %9.1f %9.1f %9.1f %9.1f %9d%n", name, at(between, 0.5), at(between, 0.95),
                between[frames - 1], at(paint, 0.95), heap >> 20);
        CountDownLatch closed = new CountDownLatch(1);
        Platform.runLater(() -> {
            shown[0].close();
            closed.countDown();
        });
        closed.await();
    }

    static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
    }

    /** Rows that follow from their number. */
    record Made(long rows, int width) implements RowSource {

        @Override
        public List<GridColumn> columns() {
            List<GridColumn> columns = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                columns.add(switch (i % 5) {
                    case 0 -> GridColumn.number("c" + i, "amount_" + i, 110).with(Renderers.number(2)).icon("ci-hashtag");
                    case 1 -> GridColumn.text("c" + i, "name_" + i, 120).icon("ci-string-text");
                    case 2 -> GridColumn.text("c" + i, "time_" + i, 150)
                            .with(Renderers.time("yyyy-MM-dd HH:mm:ss", ZoneOffset.UTC)).icon("ci-calendar");
                    case 3 -> GridColumn.text("c" + i, "flag_" + i, 80).with(Renderers.bool()).icon("ci-boolean");
                    default -> GridColumn.number("c" + i, "count_" + i, 90).icon("ci-hashtag");
                });
            }
            return columns;
        }

        @Override
        public RowCount count() {
            return RowCount.exact(rows);
        }

        @Override
        public Fetch fetch(Block block) {
            return Fetch.ready(new Cells() {
                @Override
                public int rows() {
                    return block.rows();
                }

                @Override
                public Object value(int row, int column) {
                    long r = block.firstRow() + row;
                    int c = block.firstColumn() + column;
                    return switch (c % 5) {
                        case 0 -> (r * 31 + c * 17L) % 1_000_000 / 100.0;
                        case 1 -> (r + c) % 3 == 0 ? "Card payment " + r % 97 : "Cash";
                        case 2 -> LocalDateTime.of(2019, 1, 1, 0, 0).plusSeconds(r * 37 % 31_000_000);
                        case 3 -> (r + c) % 4 != 0;
                        default -> (r + c) % 6 == 0 ? null : (Object) (r * c % 100_000);
                    };
                }

                @Override
                public long bytes() {
                    return 48L * block.rows() * block.columns();
                }
            });
        }
    }
}
