package studio.atelier.workbench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SeriesDataTest {

    @Test
    void extremesOfAnyStretchAreThoseOfALookAtEachPoint() {
        Random random = new Random(4);
        SeriesData data = new SeriesData();
        double[] y = new double[70_000];
        for (int i = 0; i < y.length; i++) {
            y[i] = i % 97 == 0 ? Double.NaN : random.nextGaussian() * i;
            data.append(i, y[i]);
        }
        for (int round = 0; round < 300; round++) {
            int from = random.nextInt(y.length);
            int to = from + random.nextInt(y.length - from + 1);
            double lo = Double.POSITIVE_INFINITY;
            double hi = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                if (!Double.isNaN(y[i])) {
                    lo = Math.min(lo, y[i]);
                    hi = Math.max(hi, y[i]);
                }
            }
            Range expected = lo <= hi ? new Range(lo, hi) : null;
            assertThat(data.yRange(from, to)).isEqualTo(expected);
        }
    }

    @Test
    void aPointIsFoundByItsX() {
        SeriesData data = new SeriesData();
        data.append(new double[] {1, 2, 2, 5}, new double[] {10, 20, 30, Double.NaN});

        assertThat(data.indexOf(2)).isEqualTo(1);
        assertThat(data.indexOf(2.5)).isEqualTo(3);
        assertThat(data.indexOf(9)).isEqualTo(4);
        assertThat(data.nearest(0)).isEqualTo(0);
        assertThat(data.nearest(100)).isEqualTo(2);
        assertThat(data.isAscending()).isTrue();
    }

    @Test
    void anXThatGoesBackIsNoticed() {
        SeriesData data = new SeriesData();
        data.append(2, 1);
        data.append(1, 1);

        assertThat(data.isAscending()).isFalse();
        assertThat(data.xRange()).isEqualTo(new Range(1, 2));
    }

    @Test
    void aPointWithoutAPlaceIsRefused() {
        SeriesData data = new SeriesData();

        assertThatThrownBy(() -> data.append(Double.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Point 0");
        assertThat(data.size()).isZero();
    }

    @Test
    void aReaderSeesWholePointsWhileManyThreadsAppend() throws InterruptedException {
        SeriesData data = new SeriesData();
        AtomicInteger told = new AtomicInteger();
        data.onAppend(told::incrementAndGet);
        Thread[] writers = new Thread[4];
        for (int w = 0; w < writers.length; w++) {
            writers[w] = Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 20_000; i++) {
                    data.append(i, 7);
                }
            });
        }
        while (data.size() < 80_000) {
            int size = data.size();
            if (size > 0) {
                assertThat(data.y(size - 1)).isEqualTo(7);
                assertThat(data.yRange(0, size)).isEqualTo(new Range(7, 7));
            }
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(told.get()).isEqualTo(80_000);
    }
}
