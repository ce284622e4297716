package studio.atelier.workbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static List<String> labels(Axis axis, double lo, double hi, int wanted) {
        return Ticks.of(axis, new Scale(axis.kind(), lo, hi), wanted, ZONE).stream()
                .map(Tick::label)
                .toList();
    }

    @Test
    void numbersAreRoundAndShareTheirDigits() {
        assertThat(labels(Axis.number(""), 0, 1, 4)).containsExactly("0.00", "0.25", "0.50", "0.75", "1.00");
        assertThat(labels(Axis.number(""), 0, 120, 4)).containsExactly("0", "50", "100");
        assertThat(labels(Axis.number(""), -3, 3, 3)).containsExactly("\u22122", "0", "2");
    }

    @Test
    void smallNumbersShareAnExponentAndLargeOnesALetter() {
        assertThat(labels(Axis.number(""), 0, 1.2e-3, 3)).containsExactly("0", "5e-4", "10e-4");
        assertThat(labels(Axis.number(""), 0, 4e6, 4)).containsExactly("0", "1M", "2M", "3M", "4M");
    }

    @Test
    void aLogarithmicAxisHasPowersOfTen() {
        assertThat(labels(Axis.logarithmic(""), 0.001, 100, 6)).contains("0.001", "0.1", "1", "100");
        assertThat(labels(Axis.logarithmic(""), 1, 100, 8)).contains("1", "2", "5", "10", "20", "50", "100");
        assertThat(labels(Axis.logarithmic(""), 2, 6, 4)).contains("2", "4", "6");
    }

    @Test
    void durationsAreClocks() {
        assertThat(labels(Axis.duration(""), 0, 120, 4)).containsExactly("0:00", "0:30", "1:00", "1:30", "2:00");
        assertThat(labels(Axis.duration(""), 0, 1, 2)).containsExactly("0.0 s", "0.5 s", "1.0 s");
    }

    @Test
    void timesFollowTheClockAndCalendarOfTheZone() {
        double start = Instant.parse("2026-03-28T22:10:00Z").toEpochMilli();

        assertThat(labels(Axis.time(""), start, start + 3_600_000, 4))
                .containsExactly("23:15", "23:30", "23:45", "29 Mar");
        assertThat(labels(Axis.time(""), start, start + 3 * 86_400_000.0, 3))
                .containsExactly("29 Mar", "30 Mar", "31 Mar", "1 Apr");
        assertThat(labels(Axis.time(""), start, start + 1000.0 * 86_400_000, 3)).contains("2027", "2028");
    }

    @Test
    void categoriesAreThinnedOutWhereThereIsNoRoom() {
        Axis axis = Axis.categories("", List.of("a", "b", "c", "d", "e"));

        assertThat(labels(axis, -0.5, 4.5, 10)).containsExactly("a", "b", "c", "d", "e");
        assertThat(labels(axis, -0.5, 4.5, 3)).containsExactly("a", "c", "e");
    }

    @Test
    void aValueIsWrittenWithAsManyDigitsAsItHas() {
        assertThat(Ticks.number(0.001)).isEqualTo("0.001");
        assertThat(Ticks.number(0.0001)).isEqualTo("1e-4");
        assertThat(Ticks.number(2.28712)).isEqualTo("2.287");
        assertThat(Ticks.number(-2)).isEqualTo("\u22122");
        assertThat(Ticks.number(Double.NaN)).isEqualTo("\u2013");
    }

    @Test
    void scalesZoomAtAPlaceAndPan() {
        Scale log = new Scale(Scale.Kind.LOG, 1, 100);

        assertThat(log.toUnit(10)).isEqualTo(0.5);
        assertThat(log.toUnit(0)).isNaN();
        assertThat(log.zoom(0, 2)).isEqualTo(new Scale(Scale.Kind.LOG, 1, 10));
        Scale linear = new Scale(Scale.Kind.LINEAR, 0, 10);
        assertThat(linear.zoom(0.5, 2)).isEqualTo(new Scale(Scale.Kind.LINEAR, 2.5, 7.5));
        assertThat(linear.pan(0.1)).isEqualTo(new Scale(Scale.Kind.LINEAR, 1, 11));
        assertThat(new Scale(Scale.Kind.LINEAR, 1, 1 + 1e-12).zoom(0.5, 2).hi()).isEqualTo(1 + 1e-12);
    }
}
