package studio.atelier.designer.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.atelier.workbench.canvas.Viewport;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;
import studio.atelier.workbench.theme.Palette;

/** Pictures of every state of the canvas, under target/screens. */
@ExtendWith(Toolkit.class)
class PipelineCanvasScreensTest {

    private static final Path SCREENS = Path.of("target/screens");
    private PipelineCanvas canvas;

    static Map<String, NodeState> mixed() {
        return Map.of(
                "AbaloneProcess",
                NodeState.of(Status.CACHED).withDetail("from run 11").withTime("saved 0:38"),
                "AbaloneTrain",
                NodeState.of(Status.RUNNING)
                        .withDetail("Round 32 of 50")
                        .withProgress(0.64)
                        .withSince(Instant.EPOCH.minusSeconds(46))
                        .withMetric("val rmse", "2.294"),
                "AbaloneEval",
                NodeState.of(Status.QUEUED).withDetail("after AbaloneTrain").withTime("~0:21"),
                "AbaloneMSECond",
                NodeState.of(Status.WAITING).withTime("threshold 6.0"),
                "AbaloneRegisterModel-RegisterModel",
                NodeState.of(Status.FAILED).withDetail("out of memory").withTime("0:12"),
                "AbaloneCreateModel-CreateModel",
                NodeState.of(Status.STOPPED).withDetail("by hand").withTime("6:20"),
                "AbaloneTransform",
                NodeState.IDLE.withProblems(2, 0, "Unknown property file"),
                "AbaloneMSEFail",
                NodeState.of(Status.SKIPPED).withDetail("branch not taken"));
    }

    private Window show(double width, double height) {
        return Window.show(width, height, theme -> {
            canvas = new PipelineCanvas(theme, () -> Instant.EPOCH);
            canvas.reducedMotionProperty().set(true);
            canvas.setCardActions(List.of(
                    new CardAction("ci-play-filled-alt", "Run to here", id -> {}),
                    new CardAction("ci-terminal", "Log", id -> {}),
                    new CardAction("ci-overflow-menu-horizontal", "More", id -> {})));
            return canvas;
        });
    }

    private void graph(Window window, PipelineGraph graph) {
        Window.onFx(() -> {
            canvas.show(Drawing.of(() -> graph, LayoutResult.Flow.DOWN, () -> false));
            return graph;
        });
        window.settle();
    }

    private void both(Window window, String name) {
        window.use(Palette.light());
        window.screenshot(SCREENS.resolve(name + "-light.png"));
        window.use(Palette.dark());
        window.screenshot(SCREENS.resolve(name + "-dark.png"));
        window.use(Palette.light());
    }

    @Test
    void aRunOfAbalone() {
        try (Window window = show(1000, 900)) {
            graph(window, Samples.graph("abalone-full"));
            both(window, "abalone-idle");
            Window.onFx(() -> {
                canvas.setStates(mixed());
                canvas.select("AbaloneTrain");
                canvas.canvas().show(canvas.canvas().viewport().scaledAt(400, 60, 1));
                return canvas;
            });
            both(window, "abalone-run");
            window.robot().moveTo(Window.<Point2D>onFx(() -> {
                var box = canvas.canvas().onScreen("AbaloneEval").orElseThrow();
                return new Point2D(box.getMinX() + 100, box.getMinY() + 20);
            }));
            both(window, "abalone-hover");
            Window.onFx(() -> {
                canvas.canvas().show(new Viewport(0.5, 150, 40));
                return canvas;
            });
            both(window, "abalone-50");
            Window.onFx(() -> {
                canvas.canvas().show(new Viewport(0.25, 150, 40));
                return canvas;
            });
            both(window, "abalone-25");
            Window.onFx(() -> {
                canvas.show(Drawing.of(canvas::graph, LayoutResult.Flow.RIGHT, () -> false));
                return canvas;
            });
            both(window, "abalone-right");
        }
        assertThat(SCREENS.resolve("abalone-run-dark.png")).exists();
    }

    @Test
    void anEmptyPipeline() {
        try (Window window = show(600, 400)) {
            graph(window, PipelineGraph.empty());
            both(window, "empty");
        }
        assertThat(SCREENS.resolve("empty-dark.png")).exists();
    }

    @ParameterizedTest
    @MethodSource("studio.atelier.designer.graph.Samples#all")
    void everySample(Path file) {
        String name = "sample-" + file.getFileName().toString().replace(".json", "");
        try (Window window = show(1000, 900)) {
            graph(window, PipelineGraph.of(Samples.read(file)));
            both(window, name);
        }
        assertThat(SCREENS.resolve(name + "-light.png")).exists();
    }
}
