package studio.atelier.studio.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import studio.atelier.engine.api.machine.MachineStatus;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;
import studio.atelier.workbench.theme.Palette;

@ExtendWith(Toolkit.class)
class GpuGaugesTest {

    private final FlowPane pane = new FlowPane(12, 12);
    private GpuGauges gauges;
    private Window window;

    @BeforeEach
    void open() {
        window = Window.show(700, 160, theme -> {
            gauges = new GpuGauges(theme, pane.getChildren());
            return pane;
        });
    }

    @AfterEach
    void close() {
        window.close();
    }

    private static MachineStatus.Gpu gpu(int index, OptionalDouble load, OptionalLong used, OptionalLong total) {
        return new MachineStatus.Gpu(index, "NVIDIA T4", load, used, total);
    }

    private List<String> says(MachineStatus.Gpu... gpus) {
        return Window.onFx(() -> {
            gauges.show(List.of(gpus));
            return pane.getChildren().stream().map(Node::getAccessibleText).toList();
        });
    }

    @Test
    void onlyWhatAGpuTellsHasAGauge() {
        assertThat(says()).isEmpty();
        assertThat(says(
                        gpu(
                                0,
                                OptionalDouble.of(0.42),
                                OptionalLong.of(4_000_000_000L),
                                OptionalLong.of(16_000_000_000L)),
                        gpu(1, OptionalDouble.empty(), OptionalLong.of(0), OptionalLong.of(16_000_000_000L)),
                        gpu(2, OptionalDouble.of(1), OptionalLong.empty(), OptionalLong.empty())))
                .extracting(String::strip)
                .containsExactly("GPU 0: 42 %", "GPU 0 memory: 4 of 16 GB", "GPU 1 memory: 0 of 16 GB", "GPU 2: 100 %");
        window.use(Palette.dark());
        window.screenshot(Path.of("target", "shots", "gpus-dark.png"));
    }

    @Test
    void aFigureThatIsNoLongerToldIsNotKnown() {
        says(gpu(0, OptionalDouble.of(0.42), OptionalLong.of(4_000_000_000L), OptionalLong.of(16_000_000_000L)));

        assertThat(says()).containsExactly("GPU 0: not known", "GPU 0 memory: not known");
    }
}
