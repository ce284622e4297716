package studio.atelier.studio.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import studio.atelier.workbench.chart.Series;

class MetricChartsTest {

    private final MetricCharts charts = new MetricCharts();

    @Test
    void trainingAndValidationOfOneMetricShareAChart() {
        assertThat(charts.add("train:rmse", 3)).isTrue();
        assertThat(charts.add("validation:rmse", 4)).isTrue();
        assertThat(charts.add("train:rmse", 2)).isFalse();
        assertThat(charts.add("learning_rate", 0.1)).isTrue();

        assertThat(charts.charts()).containsOnlyKeys("rmse", "learning_rate");
        assertThat(charts.charts().get("rmse").series())
                .extracting(Series::name)
                .containsExactly("train", "validation");
        assertThat(charts.size("train:rmse")).isEqualTo(2);
    }

    @Test
    void aPrefixThatNamesNoDataSetStaysInTheTitle() {
        assertThat(MetricCharts.title("gpu:memory")).isEqualTo("gpu:memory");
        assertThat(MetricCharts.title("validation:")).isEqualTo("validation:");
        assertThat(MetricCharts.title("val:loss")).isEqualTo("loss");
    }
}
