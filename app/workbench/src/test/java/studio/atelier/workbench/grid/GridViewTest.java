package studio.atelier.workbench.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

@ExtendWith(Toolkit.class)
class GridViewTest {

    private Window window;
    private GridView grid;

    private void show(GridOptions options, RowSource source) {
        window = Window.show(900, 500, theme -> {
            grid = new GridView(theme, options);
            grid.setSource(source);
            return new StackPane(grid);
        });
        settle();
    }

    private void settle() {
        window.await("the grid has settled", () -> grid.isSettled());
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void arrowsMoveTheFocusAndShiftSelectsARange() {
        show(GridOptions.data(), TaxiRows.at(10_000_000));
        window.clickAt(grid, 280, 100);
        assertThat(grid.selection().row()).isEqualTo(2);
        assertThat(grid.selection().column()).isEqualTo(1);

        window.keys(KeyCode.DOWN);
        window.keys(KeyCode.SHIFT, KeyCode.RIGHT);
        window.keys(KeyCode.SHIFT, KeyCode.DOWN);

        assertThat(grid.selection().ranges()).containsExactly(new CellRange(3, 4, 1, 2));
    }

    @Test
    void controlEndReachesTheLastOfTenMillionRows() {
        show(GridOptions.data(), TaxiRows.at(10_000_000));
        window.clickAt(grid, 280, 100);
        window.keys(KeyCode.CONTROL, KeyCode.END);
        settle();

        assertThat(grid.selection().row()).isEqualTo(9_999_999);
        assertThat(grid.selection().column()).isEqualTo(5);
        assertThat(grid.geometry().lastRow()).isEqualTo(9_999_999);
        assertThat(grid.focusedCellProperty().get()).isNotNull();
    }

    @Test
    void aSelectionIsCopiedWithTabs() {
        show(GridOptions.data(), TaxiRows.at(10_000_000));
        window.clickAt(grid, 280, 50);
        window.keys(KeyCode.SHIFT, KeyCode.RIGHT);
        window.keys(KeyCode.SHIFT, KeyCode.DOWN);
        window.keys(KeyCode.CONTROL, KeyCode.C);
        window.await("copied", () -> grid.messages().lastProperty().get().startsWith("Copied 4"));

        assertThat(Window.onFx(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo("0.0\tCash\n0.13\tCard\n");
    }

    @Test
    void tooMuchToCopySaysSo() {
        show(GridOptions.data(), TaxiRows.at(10_000_000));
        window.clickAt(grid, 280, 50);
        window.keys(KeyCode.CONTROL, KeyCode.A);
        window.keys(KeyCode.CONTROL, KeyCode.C);

        assertThat(grid.messages().lastProperty().get()).startsWith("60,000,000 cells are too many to copy");
    }

    @Test
    void draggingAnEdgeResizesAndADoubleClickFits() {
        show(GridOptions.data(), TaxiRows.at(100));
        double edge = grid.geometry().x(0) + grid.columns().width(0);
        window.drag(grid, edge - 1, 15, edge + 59, 15);
        assertThat(grid.columns().width(0)).isEqualTo(212);

        Window.onFx(() -> {
            ColumnFit.fit(grid, 0);
            return true;
        });
        assertThat(grid.columns().width(0)).isBetween(130.0, 170.0);
    }

    @Test
    void draggingAHeadMovesTheColumn() {
        show(GridOptions.data(), TaxiRows.at(100));
        double from = grid.geometry().x(0) + 40;
        double to = grid.geometry().x(2) + 10;
        window.drag(grid, from, 15, to, 15);

        assertThat(grid.columns().position("pickup")).isEqualTo(1);
    }

    @Test
    void aHeadClickedTwiceSortsDownAndKeepsTheSelectionOnItsRow() {
        ListRowSource<RunRows.Run> source = RunRows.source();
        show(GridOptions.list().withCheckBoxes(), source);
        rows(source, RunRows.runs());
        window.clickAt(grid, 60, 65);
        assertThat(selected(source)).containsExactly(14);

        window.clickAt(grid, 45, 36);
        assertThat(source.row(0).number()).isEqualTo(7);
        assertThat(selected(source)).containsExactly(14);
        window.clickAt(grid, 45, 36);

        assertThat(grid.sort()).containsExactly(new SortKey("run", true));
        assertThat(source.row(0).number()).isEqualTo(14);
    }

    @Test
    void checkBoxesTakeRowsIntoTheSelectionAndNewRowsDoNotLoseIt() {
        ListRowSource<RunRows.Run> source = RunRows.source();
        show(GridOptions.list().withCheckBoxes(), source);
        rows(source, RunRows.runs().subList(1, 8));
        window.clickAt(grid, 16, 65);
        window.clickAt(grid, 16, 117);
        rows(source, RunRows.runs());

        assertThat(selected(source)).containsExactly(13, 11);
    }

    @Test
    void doubleClickAndEnterOpenARow() {
        AtomicLong opened = new AtomicLong(-1);
        show(GridOptions.data(), TaxiRows.at(100));
        grid.setOnOpen(opened::set);
        window.robot().doubleClickOn(Window.onFx(() -> grid.localToScreen(280, 100)));
        assertThat(opened).hasValue(2);

        window.keys(KeyCode.DOWN);
        window.keys(KeyCode.ENTER);
        assertThat(opened).hasValue(3);
    }

    @Test
    void theFindBarWalksFromMatchToMatchInItsColumn() {
        show(GridOptions.data(), TaxiRows.at(1_000_000));
        window.clickAt(grid, 280, 50);
        window.keys(KeyCode.CONTROL, KeyCode.F);
        window.write("11.99");
        window.keys(KeyCode.ENTER);
        window.await("found", () -> grid.selection().row() > 0);
        long first = grid.selection().row();
        window.keys(KeyCode.F3);
        window.await("found again", () -> grid.selection().row() > first);

        assertThat(first * 13 % 1_200).isEqualTo(1_199);
        assertThat(grid.selection().row() * 13 % 1_200).isEqualTo(1_199);
    }

    @Test
    void aScreenReaderReadsRowsAndCells() {
        show(GridOptions.data(), TaxiRows.at(10_000));
        window.clickAt(grid, 280, 100);

        Object cell = Window.onFx(() -> grid.queryAccessibleAttribute(AccessibleAttribute.CELL_AT_ROW_COLUMN, 2, 2));
        assertThat(((Node) cell).getAccessibleText()).isEqualTo("payment_type: Card");
        Object row = Window.onFx(() -> grid.queryAccessibleAttribute(AccessibleAttribute.ROW_AT_INDEX, 2));
        assertThat(((Node) row).getAccessibleText()).startsWith("Row 3, pickup_datetime 2019-01-01");
        assertThat(Window.onFx(() -> grid.queryAccessibleAttribute(AccessibleAttribute.ROW_COUNT)))
                .isEqualTo(10_000);
    }

    @Test
    void frozenColumnsStayWhileOthersScroll() {
        show(GridOptions.data(), TaxiRows.at(100));
        Window.onFx(() -> {
            grid.columns().freeze(1);
            grid.columns().resize(2, 600);
            grid.columnsChanged();
            grid.acrossExtent().moveTo(200);
            grid.scrolled();
            return true;
        });
        settle();

        assertThat(grid.geometry().x(0)).isEqualTo(grid.geometry().gutter());
        assertThat(grid.geometry().column(grid.geometry().gutter() + 10)).isZero();
        assertThat(grid.geometry().column(grid.geometry().fixedWidth() + 10)).isEqualTo(2);
    }

    private void rows(ListRowSource<RunRows.Run> source, List<RunRows.Run> runs) {
        Window.onFx(() -> {
            source.setRows(runs);
            return true;
        });
        settle();
    }

    private List<Integer> selected(ListRowSource<RunRows.Run> source) {
        List<Integer> numbers = new ArrayList<>();
        for (long row = 0; row < source.count().rows(); row++) {
            if (grid.selection().containsRow(row)) {
                numbers.add(source.row(row).number());
            }
        }
        return numbers;
    }
}
