package studio.atelier.workbench.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;
import studio.atelier.workbench.theme.Palette;

@ExtendWith(Toolkit.class)
class TimelineViewTest {

    private static final Instant T = Instant.parse("2026-11-24T09:41:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(T.plusSeconds(46));
    private TimelineView view;
    private Window window;

    @BeforeEach
    void open() {
        window = Window.show(560, 230, theme -> {
            view = new TimelineView(theme, now::get);
            view.show(running());
            return new StackPane(view);
        });
        window.await("it is painted", () -> view.painted() != null);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private static List<TimelineRow> running() {
        return List.of(
                TimelineRow.of("p", "AbaloneProcess", Status.CACHED, T, T.plusMillis(400), List.of()),
                TimelineRow.of("t", "AbaloneTrain", Status.RUNNING, T.plusSeconds(1), null, List.of("p"))
                        .expecting(Duration.ofSeconds(70)),
                TimelineRow.waiting("e", "AbaloneEval", Status.QUEUED, List.of("t"))
                        .expecting(Duration.ofSeconds(21)),
                TimelineRow.waiting("c", "AbaloneMSECond", Status.WAITING, List.of("e"))
                        .expecting(Duration.ofSeconds(1)),
                TimelineRow.waiting("r", "AbaloneRegister", Status.WAITING, List.of("c"))
                        .expecting(Duration.ofSeconds(4)),
                TimelineRow.waiting("f", "AbaloneFail", Status.WAITING, List.of("c")));
    }

    private static List<TimelineRow> done() {
        return List.of(
                TimelineRow.of("p", "AbaloneProcess", Status.SUCCEEDED, T, T.plusSeconds(38), List.of()),
                TimelineRow.of("x", "Baseline", Status.STOPPED, T.plusSeconds(4), T.plusSeconds(20), List.of()),
                TimelineRow.of(
                        "t", "AbaloneTrain", Status.SUCCEEDED, T.plusSeconds(39), T.plusSeconds(109), List.of("p")),
                TimelineRow.of("e", "AbaloneEval", Status.FAILED, T.plusSeconds(110), T.plusSeconds(131), List.of("t")),
                TimelineRow.waiting("f", "AbaloneFail", Status.SKIPPED, List.of("e")));
    }

    @Test
    void aTimelineIsDrawnInBothThemes() {
        Path shots = Path.of("target/shots/timeline");
        window.clickAt(view, 60, 26 + 36);
        window.screenshot(shots.resolve("running-light.png"));
        window.use(Palette.dark());
        window.screenshot(shots.resolve("running-dark.png"));
        Window.onFx(() -> {
            view.show(done());
            return view;
        });
        window.robot().moveTo(Window.onFx(() -> view.localToScreen(330, 26 + 60)));
        window.await("it is painted", () -> !view.isPaintDue());
        window.screenshot(shots.resolve("done-dark.png"));
        window.use(Palette.light());
        assertThat(window.screenshot(shots.resolve("done-light.png"))).exists();
    }

    @Test
    void aClickOrAnArrowChoosesARow() {
        window.clickAt(view, 60, 26 + 36);

        assertThat(view.selectedProperty().get()).isEqualTo("t");

        window.keys(KeyCode.DOWN);

        assertThat(view.selectedProperty().get()).isEqualTo("e");
        window.await("the text follows", () -> view.getAccessibleText().startsWith("AbaloneEval, queued"));
    }

    @Test
    void whatGoesOnGrowsWithTheClock() {
        Window.onFx(() -> {
            view.selectedProperty().set("t");
            return view;
        });
        now.set(T.plusSeconds(61));

        window.await("it grew", () -> view.getAccessibleText().equals("AbaloneTrain, running, 1:00"));
    }

    @Test
    void keysZoomAndADragMovesTime() {
        double before = Window.onFx(() -> view.painted().scale().hi());
        window.clickAt(view, 400, 200);
        window.keys(KeyCode.PLUS);
        window.await("it zoomed", () -> view.painted().scale().lo() > 0);

        window.drag(view, 400, 220, 300, 220);
        window.await("it moved", () -> !view.isPaintDue());
        assertThat(Window.onFx(() -> view.painted().scale().hi())).isGreaterThan(before * 0.9);

        window.keys(KeyCode.DIGIT0);
        window.await("all is seen", () -> view.painted().scale().lo() == 0);
    }
}
