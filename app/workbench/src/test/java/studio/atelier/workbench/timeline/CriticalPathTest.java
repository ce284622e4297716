package studio.atelier.workbench.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.atelier.workbench.control.Status;

class CriticalPathTest {

    private static final Instant T = Instant.parse("2026-11-24T09:41:00Z");

    static TimelineRow row(String id, int start, int end, String... needs) {
        return TimelineRow.of(id, id, Status.SUCCEEDED, T.plusSeconds(start), T.plusSeconds(end), List.of(needs));
    }

    @Test
    void thePathGoesBackThroughWhatEndedLast() {
        List<TimelineRow> rows = List.of(
                row("process", 0, 10),
                row("download", 0, 30),
                row("train", 30, 90, "process", "download"),
                row("eval", 90, 100, "train", "process"),
                row("report", 10, 20, "process"));

        assertThat(CriticalPath.of(rows, T)).containsExactly("download", "train", "eval");
    }

    @Test
    void whatGoesOnEndsNowAndWhatWaitsDoesNotCount() {
        List<TimelineRow> rows = List.of(
                row("process", 0, 10),
                row("short", 10, 20, "process"),
                TimelineRow.of("train", "train", Status.RUNNING, T.plusSeconds(10), null, List.of("process")),
                TimelineRow.waiting("eval", "eval", Status.WAITING, List.of("train")));

        assertThat(CriticalPath.of(rows, T.plusSeconds(40))).containsExactly("process", "train");
        assertThat(CriticalPath.of(List.of(rows.get(3)), T)).isEmpty();
    }

    @Test
    void aCircleOrAnUnknownRowEndsThePath() {
        List<TimelineRow> rows = List.of(row("a", 0, 10, "b", "gone"), row("b", 0, 9, "a"));

        assertThat(CriticalPath.of(rows, T)).containsExactly("b", "a");
    }

    @Test
    void whatIsToComeIsPlacedAfterWhatItWaitsFor() {
        List<TimelineRow> rows = List.of(
                TimelineRow.of("train", "train", Status.RUNNING, T, null, List.of())
                        .expecting(Duration.ofSeconds(70)),
                TimelineRow.waiting("eval", "eval", Status.QUEUED, List.of("train"))
                        .expecting(Duration.ofSeconds(21)),
                TimelineRow.waiting("register", "register", Status.WAITING, List.of("eval")));

        TimelinePlan plan = TimelinePlan.of(rows, T.plusSeconds(46));

        assertThat(plan.bars().get(0).done()).isEqualTo(46);
        assertThat(plan.bars().get(0).expected()).isEqualTo(70);
        assertThat(plan.bars().get(1).start()).isEqualTo(70);
        assertThat(plan.bars().get(2).start()).isEqualTo(91);
        assertThat(plan.end()).isEqualTo(91);
        assertThat(plan.live()).isTrue();
    }

    @Test
    void anEndBeforeTheStartIsRefused() {
        assertThatThrownBy(() -> row("a", 10, 5))
                .hasMessageContaining("ends at")
                .hasMessageContaining("a");
    }
}
