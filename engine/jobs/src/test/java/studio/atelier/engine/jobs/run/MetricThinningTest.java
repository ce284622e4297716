package studio.atelier.engine.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import studio.atelier.engine.store.metadata.MetricStore.MetricValue;

class MetricThinningTest {

    private static List<MetricValue> values(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new MetricValue(name, i, Instant.EPOCH))
                .toList();
    }

    @Test
    void aFloodOfOneMetricIsThinnedToItsLastValueAndOthersAreKept() {
        List<MetricValue> all = new ArrayList<>(values("loss", 100_001));
        all.addAll(values("rare", 3));

        List<MetricValue> kept = MetricThinning.thin(all);

        assertThat(kept.stream().filter(v -> v.name().equals("loss")))
                .hasSizeBetween(MetricThinning.MOST_VALUES / 2, MetricThinning.MOST_VALUES)
                .last()
                .extracting(MetricValue::value)
                .isEqualTo(100_000.0);
        assertThat(kept.stream().filter(v -> v.name().equals("rare"))).hasSize(3);
    }

    @Test
    void whatFitsIsKeptWhole() {
        assertThat(MetricThinning.thin(values("loss", MetricThinning.MOST_VALUES)))
                .hasSize(MetricThinning.MOST_VALUES);
    }
}
