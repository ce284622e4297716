package studio.atelier.designer.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import studio.atelier.designer.graph.LayoutResult.Flow;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

@ExtendWith(Toolkit.class)
class PipelineCanvasTest {

    private final List<String> heard = new ArrayList<>();
    private PipelineCanvas canvas;
    private Window window;

    @BeforeEach
    void show() {
        window = Window.show(900, 800, theme -> {
            canvas = new PipelineCanvas(theme);
            canvas.reducedMotionProperty().set(true);
            canvas.setOnOpen(step -> heard.add("open " + step));
            canvas.setOnContextMenu((step, at) -> heard.add("menu " + step.orElse("ground")));
            canvas.setCardActions(
                    List.of(new CardAction("ci-play-filled-alt", "Run to here", step -> heard.add("run " + step))));
            return canvas;
        });
        show(Samples.definition("abalone-full"));
        window.await("the graph", () -> canvas.layoutResult().cards().size() == 8);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void show(PipelineDefinition definition) {
        Window.onFx(() -> {
            canvas.show(definition);
            return canvas;
        });
    }

    private Point2D middle(String step) {
        return Window.onFx(() -> canvas.canvas()
                .onScreen(step)
                .map(r -> new Point2D(r.getMinX() + r.getWidth() / 2, r.getMinY() + r.getHeight() / 2))
                .orElseThrow());
    }

    @Test
    void aClickSelectsAStepAndTheScreenReaderIsToldOfIt() {
        window.robot().clickOn(middle("AbaloneTrain"));
        window.settle();

        assertThat(canvas.selectedStepProperty().get()).isEqualTo("AbaloneTrain");
        assertThat(canvas.canvas().getAccessibleText())
                .isEqualTo("Pipeline, 8 steps. AbaloneTrain, Training · XGBoost 1.0-1, Not run yet");
    }

    @Test
    void keysGoFromStepToStepAndOpen() {
        window.robot().clickOn(middle("AbaloneProcess"));
        window.keys(KeyCode.DOWN);
        window.keys(KeyCode.ENTER);

        assertThat(heard).containsExactly("open AbaloneTrain");
    }

    @Test
    void aRightClickAsksForTheMenuOfTheStep() {
        window.robot().clickOn(middle("AbaloneEval"), MouseButton.SECONDARY);
        window.settle();

        assertThat(heard).containsExactly("menu AbaloneEval");
    }

    @Test
    void theCardUnderThePointerOffersItsActions() {
        window.robot().moveTo(middle("AbaloneEval"));
        window.settle();
        window.click(".at-card-actions .button");

        assertThat(heard).containsExactly("run AbaloneEval");
        window.robot().moveTo(Window.<Point2D>onFx(() -> canvas.localToScreen(450, 780)));
        window.await(
                "the actions are gone", () -> !canvas.lookup(".at-card-actions").isVisible());
    }

    @Test
    void zoomingToAStepSelectsItAndPutsItInTheMiddle() {
        Window.onFx(() -> {
            canvas.zoomTo("AbaloneTransform");
            return canvas;
        });
        window.settle();

        assertThat(canvas.selectedStepProperty().get()).isEqualTo("AbaloneTransform");
        assertThat(middle("AbaloneTransform").getX()).isCloseTo(450, within(1.0));
        assertThat(middle("AbaloneTransform").getY()).isCloseTo(400, within(1.0));
    }

    @Test
    void theButtonTurnsTheFlow() {
        Window.onFx(() -> {
            canvas.setFlow(Flow.RIGHT);
            return canvas;
        });
        window.await("the graph runs to the right", () -> canvas.layoutResult().direction() == Flow.RIGHT);

        assertThat(middle("AbaloneTrain").getX())
                .isGreaterThan(middle("AbaloneProcess").getX());
    }

    @Test
    void framesAreAskedForOnlyWhileAStepRuns() {
        Window.onFx(() -> {
            canvas.setStates(Map.of("AbaloneTrain", NodeState.of(Status.RUNNING)));
            return canvas;
        });
        assertThat(Window.onFx(canvas::isMoving)).isTrue();
        Window.onFx(() -> {
            canvas.setState("AbaloneTrain", NodeState.of(Status.SUCCEEDED));
            return canvas;
        });
        assertThat(Window.onFx(canvas::isMoving)).isFalse();
    }

    @Test
    void theSelectionOutlivesAChangeOfTheGraph() {
        Window.onFx(() -> {
            canvas.select("AbaloneEval");
            return canvas;
        });
        Drawing before = Window.onFx(() -> canvas.drawingProperty().get());
        Window.onFx(() -> {
            canvas.update(Samples.definition("abalone-full"));
            return canvas;
        });
        window.await("it is drawn anew", () -> canvas.drawingProperty().get() != before);
        PipelineGraph other = Samples.graph("tuning-top2");
        assertThat(canvas.selectedStepProperty().get()).isEqualTo("AbaloneEval");
        show(Samples.definition("tuning-top2"));
        window.await(
                "the other graph",
                () -> canvas.layoutResult()
                        .cards()
                        .keySet()
                        .equals(other.nodes().keySet()));
        assertThat(canvas.selection().items()).allMatch(step -> other.nodes().containsKey(step));
    }

    @Test
    void thePictureStaysUntilTheNewestIsReadyAndThenAllIsInView() {
        Drawing before = Window.onFx(() -> canvas.drawingProperty().get());
        PipelineDefinition large = Samples.large(900);
        List<Drawing> shown = new ArrayList<>();
        Window.onFx(() -> {
            canvas.show(large);
            assertThat(canvas.drawingProperty().get()).isSameAs(before);
            canvas.update(Samples.definition("tuning-top2"));
            assertThat(canvas.drawingProperty().get()).isSameAs(before);
            return canvas.drawingProperty().subscribe((old, now) -> shown.add(now));
        });
        window.await("the newest is shown", () -> canvas.drawingProperty().get() != before);

        assertThat(canvas.graph().nodes())
                .hasSameSizeAs(Samples.graph("tuning-top2").nodes());
        assertThat(shown).hasSize(1);
        canvas.layoutResult()
                .cards()
                .keySet()
                .forEach(step -> assertThat(middle(step))
                        .matches(at -> at.getX() > 0 && at.getX() < 900 && at.getY() > 0 && at.getY() < 800));
    }

    @Test
    void aTurnKeepsWhatIsBeingDrawn() {
        Window.onFx(() -> {
            canvas.update(Samples.definition("tuning-top2"));
            canvas.setFlow(Flow.RIGHT);
            return canvas;
        });
        window.await("it runs to the right", () -> canvas.layoutResult().direction() == Flow.RIGHT);

        assertThat(canvas.graph().nodes().keySet())
                .isEqualTo(Samples.graph("tuning-top2").nodes().keySet());
    }
}
