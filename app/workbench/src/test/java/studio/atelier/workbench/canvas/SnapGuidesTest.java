package studio.atelier.workbench.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.atelier.workbench.canvas.SnapGuides.Guide;
import studio.atelier.workbench.canvas.SnapGuides.Snap;

class SnapGuidesTest {

    private static final Box OTHER = new Box(100, 100, 40, 20);

    @Test
    void nothingNearLeavesTheBoxWhereItIs() {
        assertThat(SnapGuides.snap(new Box(0, 0, 10, 10), List.of(OTHER), 4)).isEqualTo(new Snap(0, 0, List.of()));
    }

    @Test
    void aNearLeftEdgeIsDrawnToTheOther() {
        Snap snap = SnapGuides.snap(new Box(103, 200, 4, 10), List.of(OTHER), 4);

        assertThat(snap.dx()).isEqualTo(-3);
        assertThat(snap.dy()).isZero();
        assertThat(snap.guides()).containsExactly(new Guide(true, 100, 100, 210));
    }

    @Test
    void theNearestLineWins() {
        Snap snap = SnapGuides.snap(new Box(107, 200, 30, 10), List.of(OTHER), 4);

        assertThat(snap.dx()).as("the middles are 2 apart, the right edges 3").isEqualTo(-2);
    }

    @Test
    void bothAxesSnapAtOnce() {
        Snap snap = SnapGuides.snap(new Box(141, 121, 10, 10), List.of(OTHER), 2);

        assertThat(snap.dx()).isEqualTo(-1);
        assertThat(snap.dy()).isEqualTo(-1);
        assertThat(snap.guides()).contains(new Guide(true, 140, 100, 130), new Guide(false, 120, 100, 150));
    }
}
