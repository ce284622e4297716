package studio.atelier.workbench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void everyFiniteValueFallsIntoOneBin() {
        double[] values = new Random(3).doubles(1000, -4, 9).toArray();
        values[10] = Double.NaN;
        values[11] = Double.POSITIVE_INFINITY;

        Bins bins = Bins.of(values);

        assertThat(bins.total()).isEqualTo(998);
        assertThat(bins.edges()[0]).isLessThanOrEqualTo(-3.9);
        assertThat(bins.find(0.3)).isNotNegative();
        assertThat(bins.find(100)).isEqualTo(-1);
    }

    @Test
    void binsHaveRoundEdges() {
        Bins bins = Bins.of(new double[] {0.1, 0.9, 1.1, 2, 4}, 4);

        assertThat(bins.edges()).containsExactly(0, 1, 2, 3, 4);
        assertThat(bins.counts()).containsExactly(2, 1, 1, 1);
    }

    @Test
    void equalValuesMakeOneBinAndNoValuesAnError() {
        assertThat(Bins.of(new double[] {5, 5, 5}).total()).isEqualTo(3);
        assertThatThrownBy(() -> Bins.of(new double[] {Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one number");
    }

    @Test
    void aBoxHoldsTheMiddleHalfAndKnowsItsOutliers() {
        BoxStats box = BoxStats.of("a", 1, 2, 3, 4, 5, 6, 7, 8, 9, 40);

        assertThat(box.q1()).isEqualTo(3.25);
        assertThat(box.median()).isEqualTo(5.5);
        assertThat(box.q3()).isEqualTo(7.75);
        assertThat(box.high()).isEqualTo(9);
        assertThat(box.outliers()).containsExactly(40);
        assertThat(box.range()).isEqualTo(new Range(1, 40));
    }

    @Test
    void aSmoothedLineStartsAtItsFirstValueAndKeepsGaps() {
        Smoother smoother = new Smoother();
        SeriesData data = SeriesData.of(4, 8, Double.NaN, 8);

        SeriesData smooth = smoother.smooth(data, 0.5);

        assertThat(smooth.y(0)).isEqualTo(4);
        assertThat(smooth.y(1)).isEqualTo((0.5 * 2 + 0.5 * 8) / 0.75);
        assertThat(smooth.y(2)).isNaN();
        data.append(4, 8);
        assertThat(smoother.smooth(data, 0.5)).isSameAs(smooth);
        assertThat(smooth.size()).isEqualTo(5);
    }

    @Test
    void aHeatmapNeedsAValueForEachCell() {
        assertThatThrownBy(() -> HeatGrid.ofCategories(2, 2, new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs 4 values");
        HeatGrid grid = HeatGrid.ofCategories(2, 2, new double[] {1, 2, 3, Double.NaN});
        assertThat(grid.value(grid.column(1.2), grid.row(0.1))).isEqualTo(2);
        assertThat(grid.range()).isEqualTo(new Range(1, 3));
    }
}
