package studio.atelier.designer.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import studio.atelier.workbench.testing.Toolkit;

@ExtendWith(Toolkit.class)
class PulseTest {

    private static final long SECOND = 1_000_000_000;

    private static List<Long> tenSeconds(boolean reducedMotion) {
        List<Long> frames = new ArrayList<>();
        Pulse pulse = new Pulse(frames::add);
        pulse.run(true, reducedMotion);
        pulse.stop();
        for (long nanos = SECOND; nanos < 11 * SECOND; nanos += SECOND / 60) {
            pulse.handle(nanos);
        }
        return frames;
    }

    @Test
    void framesCarryTheTimeForWhatMoves() {
        List<Long> frames = tenSeconds(false);
        assertThat(frames).hasSizeBetween(250, 310).isSorted().doesNotContain(0L);
    }

    @Test
    void underReducedMotionOnlyTheClockGoesOn() {
        assertThat(tenSeconds(true)).hasSizeBetween(8, 11).containsOnly(0L);
    }
}
