package studio.atelier.workbench.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ViewportTest {

    @Test
    void zoomingKeepsThePointUnderThePointer() {
        Viewport before = new Viewport(0.8, 33, -12);

        Viewport after = before.zoomedAt(200, 100, 1.7);

        assertThat(after.scale()).isCloseTo(1.36, within(1e-9));
        assertThat(after.toWorldX(200)).isCloseTo(before.toWorldX(200), within(1e-9));
        assertThat(after.toWorldY(100)).isCloseTo(before.toWorldY(100), within(1e-9));
    }

    @Test
    void zoomingStopsAtTheLimits() {
        assertThat(Viewport.ORIGIN.zoomedAt(0, 0, 1e9).scale()).isEqualTo(Viewport.MAX_SCALE);
        assertThat(Viewport.ORIGIN.zoomedAt(0, 0, 1e-9).scale()).isEqualTo(Viewport.MIN_SCALE);
    }

    @Test
    void fittingShowsTheWholeBoxInTheMiddle() {
        Viewport fit = Viewport.fitting(new Box(-100, 50, 400, 100), 300, 300, 50, 1);

        assertThat(fit.scale()).isCloseTo(0.5, within(1e-9));
        assertThat(fit.toScreen(new Box(-100, 50, 400, 100))).isEqualTo(new Box(50, 125, 200, 50));
    }

    @Test
    void fittingDoesNotMagnifyBeyondTheGivenScale() {
        assertThat(Viewport.fitting(new Box(0, 0, 10, 10), 500, 500, 10, 1).scale())
                .isEqualTo(1);
    }

    @Test
    void revealingMovesAsLittleAsNeeded() {
        assertThat(Viewport.ORIGIN.revealing(new Box(10, 10, 50, 50), 200, 200, 5))
                .isEqualTo(Viewport.ORIGIN);
        assertThat(Viewport.ORIGIN.revealing(new Box(180, 10, 50, 50), 200, 200, 5))
                .isEqualTo(new Viewport(1, -35, 0));
    }

    @Test
    void glidingBeginsHereAndEndsThere() {
        Viewport from = new Viewport(1, 0, 0);
        Viewport to = new Viewport(4, -500, 70);

        Viewport start = from.toward(to, 0, 400, 300);
        assertThat(start.offsetX()).isCloseTo(0, within(1e-6));
        assertThat(start.scale()).isCloseTo(1, within(1e-9));
        assertThat(from.toward(to, 1, 400, 300)).isEqualTo(to);
        assertThat(from.toward(to, 0.5, 400, 300).scale()).isCloseTo(2, within(1e-9));
        assertThat(from.toward(new Viewport(1, 100, 0), 0.5, 400, 300).offsetX())
                .isCloseTo(50, within(1e-6));
    }

    @Test
    void aScaleOfZeroIsRefused() {
        assertThatThrownBy(() -> new Viewport(0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("positive scale");
    }
}
