package studio.atelier.workbench.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Toolkit.class)
class StallTest {

    private static final Duration LIMIT = Duration.ofMillis(100);

    /** Uses the processor, however long that takes on a busy machine. */
    private static void work(Duration time) {
        var threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + time.toNanos();
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aTaskThatWorksTooLongIsNamed() {
        try (Stall stall = Stall.watching(LIMIT)) {
            Platform.runLater(() -> work(LIMIT.multipliedBy(4)));
            stall.settle();

            assertThat(stall.found()).hasSize(1).first().asString().contains("StallTest.work");
        }
    }

    @Test
    void aTaskThatWaitsTooLongIsNamed() {
        try (Stall stall = Stall.watching(LIMIT)) {
            Platform.runLater(() -> sleep(LIMIT.multipliedBy(4)));
            stall.settle();

            assertThat(stall.found()).hasSize(1).first().asString().contains("StallTest.sleep");
        }
    }

    @Test
    void manyShortTasksAreNoStall() {
        try (Stall stall = Stall.watching(LIMIT)) {
            for (int i = 0; i < 12; i++) {
                Platform.runLater(() -> work(LIMIT.dividedBy(5)));
                sleep(Duration.ofMillis(10));
            }
            stall.settle();

            assertThat(stall.found()).isEmpty();
        }
    }

    @Test
    void anIdleThreadIsNoStall() {
        try (Stall stall = Stall.watching(LIMIT)) {
            sleep(LIMIT.multipliedBy(4));

            assertThat(stall.found()).isEmpty();
        }
    }

    @Test
    void aTestWithAStallFailsAndAWarmUpDoesNot() {
        StallWatch watch = new StallWatch(LIMIT);
        watch.beforeEach(null);
        watch.warmUp(() -> Platform.runLater(() -> work(LIMIT.multipliedBy(4))));
        watch.afterEach(null);

        watch.beforeEach(null);
        Platform.runLater(() -> work(LIMIT.multipliedBy(4)));

        assertThatThrownBy(() -> watch.afterEach(null))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("longer than 100 ms; found 1")
                .hasMessageContaining("StallTest.work");
    }
}
