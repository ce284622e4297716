package studio.atelier.studio.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import studio.atelier.engine.api.job.ResourceMetric;
import studio.atelier.engine.api.job.ResourceSample;

class ResourceFeedTest {

    private static final ResourceSample A1 = sample(1, "algo-1");
    private static final ResourceSample A2 = sample(2, "algo-1");
    private static final ResourceSample A3 = sample(3, "algo-1");
    private static final ResourceSample B1 = sample(1, "algo-2");
    private static final ResourceSample B2 = sample(2, "algo-2");

    private final ResourceFeed feed = new ResourceFeed();

    private static ResourceSample sample(int second, String host) {
        return new ResourceSample(Instant.ofEpochSecond(second), host, Map.of(ResourceMetric.CPU, second * 10.0));
    }

    @Test
    void whatEventsToldBeforeTheFirstReadingIsTakenWithItOnce() {
        assertThat(feed.told(List.of(A2, B1, A3))).isEmpty();

        assertThat(feed.read(List.of(A1, A2, B1))).containsExactly(A1, A2, B1, A3);
        assertThat(feed.told(List.of(A3, B2))).containsExactly(B2);
    }

    @Test
    void aLaterReadingBringsOnlyWhatNoEventTold() {
        feed.read(List.of(A1));
        feed.told(List.of(A2));

        assertThat(feed.read(List.of(A1, A2, A3, B1))).containsExactly(A3, B1);
    }

    @Test
    void chartsHaveACurveForEachHostAndNoneForWhatIsNotKnown() {
        ResourceCharts charts = new ResourceCharts();
        assertThat(charts.add(List.of(A1, B1))).isTrue();
        assertThat(charts.add(List.of(A2))).isFalse();

        assertThat(charts.charts()).singleElement().satisfies(chart -> {
            assertThat(chart.title()).isEqualTo("CPU");
            assertThat(chart.series()).extracting(one -> one.name()).containsExactly("algo-1", "algo-2");
            var points = Objects.requireNonNull(chart.series().getFirst().points());
            assertThat(points.size()).isEqualTo(2);
            assertThat(points.x(1)).isEqualTo(1);
            assertThat(points.y(1)).isEqualTo(20);
        });
    }
}
