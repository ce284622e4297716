package studio.atelier.engine.jobs.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.atelier.engine.api.job.ResourceMetric;
import studio.atelier.engine.api.job.ResourceSample;

class SampleSeriesTest {

    private static ResourceSample sample(int second, double cpu, double memory) {
        return new ResourceSample(
                Instant.ofEpochSecond(second),
                "algo-1",
                Map.of(ResourceMetric.CPU, cpu, ResourceMetric.MEMORY, memory));
    }

    @Test
    void aShortRunKeepsEverySampleAndTellsEachOnce() {
        SampleSeries series = new SampleSeries(8);
        series.add(sample(1, 10, 1));
        series.add(sample(2, 20, 1));
        assertThat(series.take())
                .isEqualTo(new SampleSeries.Change(false, List.of(sample(1, 10, 1), sample(2, 20, 1))));

        series.add(sample(3, 30, 1));
        assertThat(series.take()).isEqualTo(new SampleSeries.Change(false, List.of(sample(3, 30, 1))));
        assertThat(series.takeLast().isEmpty()).isTrue();
    }

    @Test
    void ofTooManyEachTwoBecomeOneWithTheAverageLoadAndTheMostMemory() {
        SampleSeries series = new SampleSeries(4);
        series.add(sample(1, 10, 5));
        series.add(sample(2, 30, 4));
        series.add(sample(3, 50, 3));
        assertThat(series.take().anew()).isFalse();
        series.add(sample(4, 70, 8));

        assertThat(series.take()).isEqualTo(new SampleSeries.Change(true, List.of(sample(2, 20, 5), sample(4, 60, 8))));
    }

    @Test
    void howeverLongTheRunTheNumberIsBoundedAndTheEndIsKept() {
        SampleSeries series = new SampleSeries(100);
        List<ResourceSample> stored = new ArrayList<>();
        for (int second = 1; second <= 10_007; second++) {
            series.add(sample(second, second, second));
            if (second % 7 == 0) {
                write(series.take(), stored);
            }
        }
        write(series.takeLast(), stored);

        assertThat(stored).hasSizeBetween(50, 100);
        assertThat(stored).extracting(ResourceSample::time).isSorted();
        assertThat(stored.getLast().time()).isEqualTo(Instant.ofEpochSecond(10_007));
        assertThat(stored.getLast().values()).containsEntry(ResourceMetric.MEMORY, 10_007.0);
    }

    private static void write(SampleSeries.Change change, List<ResourceSample> stored) {
        if (change.anew()) {
            stored.clear();
        }
        stored.addAll(change.samples());
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        SampleSeries series = new SampleSeries(2);
        series.add(new ResourceSample(Instant.ofEpochSecond(1), "algo-1", Map.of()));
        series.add(new ResourceSample(Instant.ofEpochSecond(2), "algo-1", Map.of(ResourceMetric.GPU, 40.0)));

        assertThat(series.take().samples())
                .containsExactly(
                        new ResourceSample(Instant.ofEpochSecond(2), "algo-1", Map.of(ResourceMetric.GPU, 40.0)));
    }
}
