package studio.atelier.studio.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.atelier.engine.api.event.EngineEvent.MetricReported;

class MetricFeedTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private static final MetricReported A = value(1, "train:rmse", 3);
    private static final MetricReported B = value(1, "validation:rmse", 4);
    private static final MetricReported C = value(2, "train:rmse", 2);
    private static final MetricReported D = value(3, "train:rmse", 1);

    private final MetricFeed feed = new MetricFeed();

    private static MetricReported value(int second, String name, double value) {
        return new MetricReported(START.plusSeconds(second), "arn", name, value);
    }

    @Test
    void eventsBeforeTheFirstReadingAreTakenWithItAndOnce() {
        assertThat(feed.told(List.of(B, C))).isEmpty();

        assertThat(feed.read(List.of(A, B))).isEqualTo(new MetricFeed.News(false, List.of(A, B, C)));
        assertThat(feed.told(List.of(D))).containsExactly(D);
    }

    @Test
    void whatWasReadAheadOfItsEventIsNotTakenAgain() {
        feed.read(List.of(A));
        assertThat(feed.read(List.of(A, B, C))).isEqualTo(new MetricFeed.News(false, List.of(B, C)));

        assertThat(feed.told(List.of(B, C, D))).containsExactly(D);
    }

    @Test
    void aReadingThatIsBehindTheEventsBringsNothing() {
        feed.read(List.of(A));
        feed.told(List.of(B, C, D));

        assertThat(feed.read(List.of(A, B))).isEqualTo(new MetricFeed.News(false, List.of()));
        assertThat(feed.read(List.of(A, B, C, D))).isEqualTo(new MetricFeed.News(false, List.of()));
    }

    @Test
    void aMissedEventIsFoundByTheNextReading() {
        feed.read(List.of(A));
        assertThat(feed.told(List.of(C, D))).containsExactly(C, D);

        assertThat(feed.read(List.of(A, B, C, D))).isEqualTo(new MetricFeed.News(true, List.of(A, B, C, D)));
        assertThat(feed.read(List.of(A, B, C, D))).isEqualTo(new MetricFeed.News(false, List.of()));
    }

    @Test
    void equalValuesAtDifferentTimesAreTwo() {
        feed.read(List.of(A));
        MetricReported later = value(9, A.metric(), A.value());

        assertThat(feed.told(List.of(A, later))).containsExactly(later);
    }

    @Test
    void timesAreComparedAsTheyAreKept() {
        MetricReported exact = new MetricReported(A.time().plusNanos(1234), "arn", A.metric(), A.value());
        feed.read(List.of(A));

        assertThat(feed.told(List.of(exact))).isEmpty();
    }
}
