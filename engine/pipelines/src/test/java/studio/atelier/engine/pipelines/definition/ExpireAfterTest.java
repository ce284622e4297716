package studio.atelier.engine.pipelines.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpireAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "P30D,   2026-03-01T12:00:00Z",
        "p30d,   2026-03-01T12:00:00Z",
        "30d,    2026-03-01T12:00:00Z",
        "T12H,   2026-03-31T00:00:00Z",
        "PT1H,   2026-03-31T11:00:00Z",
        "30dT5h, 2026-03-01T07:00:00Z",
        "5y,     2021-03-31T12:00:00Z",
        "T16m,   2026-03-31T11:44:00Z",
        "1M,     2026-02-28T12:00:00Z",
        "P2W,    2026-03-17T12:00:00Z",
        "PT1H30M10S, 2026-03-31T10:29:50Z",
        "12H,    2026-03-31T00:00:00Z",
        "P1.5D,  2026-03-30T00:00:00Z",
        "1.5d,   2026-03-30T00:00:00Z",
        "'P1,5D', 2026-03-30T00:00:00Z",
        "PT0.5H, 2026-03-31T11:30:00Z",
        "PT.5H,  2026-03-31T11:30:00Z",
        "PT1.5M, 2026-03-31T11:58:30Z",
        "PT0.25S, 2026-03-31T11:59:59.750Z",
        "P0.5W,  2026-03-28T00:00:00Z",
        "P0.5Y,  2025-09-30T12:00:00Z",
        "P0.5M,  2026-03-16T12:00:00Z",
        "P1.5M,  2026-02-13T12:00:00Z",
        "P1Y2M3W4DT5H6M7S, 2025-01-06T06:53:53Z",
        "P0D,    2026-03-31T12:00:00Z",
    })
    void readsPaperAndRealSpellings(String text, Instant oldest) {
        assertThat(ExpireAfter.parse(text))
                .hasValueSatisfying(e -> assertThat(e.oldest(NOW)).isEqualTo(oldest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "T",
                "PT",
                "x",
                "30",
                "30 days",
                "P-1D",
                "1.d",
                "1.5.5d",
                "P1DT.H",
                "P1S2H",
                "99999999999d"
            })
    void knowsWhatIsNoDuration(String text) {
        assertThat(ExpireAfter.parse(text)).isEmpty();
    }

    @Test
    void aVeryLongDurationReachesBackForEver() {
        assertThat(ExpireAfter.parse("999999y"))
                .hasValueSatisfying(e -> assertThat(e.oldest(NOW)).isBefore(Instant.EPOCH));
    }
}
