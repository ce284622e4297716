package studio.atelier.studio.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import studio.atelier.engine.api.machine.MachineStatus;
import studio.atelier.studio.jobs.JobsRoom;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;
import studio.atelier.workbench.theme.Palette;

@ExtendWith(Toolkit.class)
class QueuePaneTest {

    private static final String WAITS = "Waiting for a place for ml.m5.large; 1 job is before it";

    private final List<String> opened = new ArrayList<>();
    private QueuePane pane;
    private Window window;

    @BeforeEach
    void open() {
        window = Window.show(760, 200, theme -> {
            theme.add(Objects.requireNonNull(JobsRoom.class.getResource("jobs.css"))
                    .toExternalForm());
            pane = new QueuePane(opened::add);
            return pane;
        });
    }

    @AfterEach
    void close() {
        window.close();
    }

    private static MachineStatus.OpenJob job(String name, String kind, Optional<String> waitsFor) {
        return new MachineStatus.OpenJob("arn:" + name, kind, name, Instant.now(), "Training", waitsFor);
    }

    private void show(MachineStatus.OpenJob... jobs) {
        Window.onFx(() -> {
            pane.show(new MachineStatus(
                    0.5,
                    1,
                    2,
                    List.of(),
                    new MachineStatus.Disk(2, 1),
                    new MachineStatus.Slots(0, 2, 0, 8_000_000_000L, 0, 0),
                    List.of(jobs)));
            return pane;
        });
        window.settle();
    }

    private boolean says(String text) {
        return !window.robot().lookup(text).queryAll().isEmpty();
    }

    @Test
    void itSaysWhatEachJobDoesOrWaitsForAndOpensIt() {
        show(job("train-1", "training-job", Optional.empty()), job("prepare-2", "processing-job", Optional.of(WAITS)));

        assertThat(says("Training")).isTrue();
        assertThat(says(WAITS)).isTrue();
        window.use(Palette.dark());
        window.screenshot(Path.of("target", "shots", "queue-dark.png"));
        window.click("prepare-2");
        assertThat(opened).containsExactly("arn:prepare-2");
    }

    @Test
    void whatHasEndedIsNoLongerThere() {
        show(job("train-1", "training-job", Optional.empty()));
        show();

        assertThat(says("train-1")).isFalse();
        assertThat(says("Nothing runs and nothing waits. All 2 CPUs and 8.0 GB are free for jobs."))
                .as("%s", pane.getChildren())
                .isTrue();
    }
}
