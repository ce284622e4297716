package studio.atelier.workbench.grid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GridSelectionTest {

    private final GridSelection cells = new GridSelection(GridSelection.Mode.CELLS);
    private final GridSelection rows = new GridSelection(GridSelection.Mode.ROWS);

    @Test
    void shiftGrowsFromTheAnchorInAnyDirection() {
        cells.select(5, 3);
        cells.extend(7, 1);
        assertThat(cells.ranges()).containsExactly(new CellRange(5, 7, 1, 3));
        cells.extend(2, 4);
        assertThat(cells.ranges()).containsExactly(new CellRange(2, 5, 3, 4));
    }

    @Test
    void takingARowOutSplitsItsRange() {
        rows.select(2, 0);
        rows.extend(6, 0);
        rows.toggleRow(4);

        assertThat(rows.containsRow(3)).isTrue();
        assertThat(rows.containsRow(4)).isFalse();
        assertThat(rows.containsRow(5)).isTrue();
    }

    @Test
    void selectedRowsFollowWhenTheyMoveAndLeaveWhenTheyAreGone() {
        rows.select(0, 0);
        rows.toggleRow(1);
        rows.toggleRow(2);
        rows.follow(row -> row == 1 ? -1 : row + 10);

        assertThat(rows.containsRow(10)).isTrue();
        assertThat(rows.containsRow(12)).isTrue();
        assertThat(rows.containsRow(11)).isFalse();
        assertThat(rows.row()).isEqualTo(12);
    }

    @Test
    void aWholeColumnIsSelectedHoweverManyRowsComeLater() {
        cells.selectColumn(2, false, false, 0);

        assertThat(cells.contains(1_000_000_000_000L, 2)).isTrue();
        assertThat(cells.contains(0, 1)).isFalse();
        assertThat(cells.containsColumn(2)).isTrue();
    }
}
