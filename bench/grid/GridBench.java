package grid;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.StackPane;
import screen.Frames;
import studio.atelier.workbench.grid.Block;
import studio.atelier.workbench.grid.Cells;
import studio.atelier.workbench.grid.Fetch;
import studio.atelier.workbench.grid.GridColumn;
import studio.atelier.workbench.grid.GridOptions;
import studio.atelier.workbench.grid.GridView;
import studio.atelier.workbench.grid.Renderers;
import studio.atelier.workbench.grid.RowCount;
import studio.atelier.workbench.grid.RowSource;

/** Scrolls grids and prints how long their frames took. */
class GridBench {

    public static void main(String[] args) throws Exception {
        int frames = Integer.parseInt(args[0]);
        Frames.start();
        Frames.heads();
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
        Frames.run(
                name,
                frames,
                1000,
                900,
                theme -> {
                    GridView grid = new GridView(theme, GridOptions.data());
                    grid.setSource(source);
                    return new StackPane(grid);
                },
                (pane, frame) -> {
                    GridView grid = (GridView) pane.getChildren().getFirst();
                    step.move(grid, frame);
                    grid.paintNow();
                });
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
