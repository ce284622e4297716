package studio.atelier.workbench.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;
import studio.atelier.workbench.theme.Palette;

@ExtendWith(Toolkit.class)
class GaugeTest {

    @Test
    void theHistoryKeepsTheLastValuesInOrder() {
        History history = new History(3);
        for (int i = 1; i <= 5; i++) {
            history.add(i);
        }

        assertThat(history.toArray()).containsExactly(3, 4, 5);
    }

    @Test
    void aGaugeSaysItsValueInWordsAndStaysLegibleInBothThemes() {
        List<Gauge> gauges = new ArrayList<>();
        try (Window window = Window.show(820, 140, theme -> {
            gauges.add(new Gauge(theme, "CPU", "%", 0));
            gauges.add(new Gauge(theme, "Memory", "GB", 2));
            gauges.add(new Gauge(theme, "GPU 0", "%", 1));
            gauges.add(new Gauge(theme, "Queue", "jobs", 3));
            gauges.add(new Gauge(theme, "Disk", "GB", 6));
            FlowPane pane = new FlowPane(10, 10);
            pane.setStyle("-fx-padding: 12px; -fx-background-color: -at-surface-1");
            pane.getChildren().addAll(gauges);
            return pane;
        })) {
            Window.onFx(() -> {
                for (int i = 0; i < 60; i++) {
                    gauges.get(0).set(40 + 18 * Math.sin(i / 5.0), 100);
                    gauges.get(1).set(7.2 + i * 0.01, 32);
                    gauges.get(2).set(i % 20 == 0 ? 40 : 93 + i % 3, 100);
                    gauges.get(3).set(i / 12, 8);
                    gauges.get(4).set(212.4, 480);
                }
                return gauges;
            });

            window.screenshot(Path.of("target/shots/gauge/gauges-light.png"));
            window.use(Palette.dark());
            window.screenshot(Path.of("target/shots/gauge/gauges-dark.png"));

            assertThat(gauges.get(1).getAccessibleText()).isEqualTo("Memory: 7.79 of 32 GB");
            assertThat(gauges.get(0).getAccessibleText()).startsWith("CPU: ").contains("%");
            assertThat(gauges.get(0).getWidth()).isEqualTo(150);
        }
    }

    /** A card of its own size, so that its pixels are the same wherever it lies. */
    private static int[] pixels(Palette made, Palette shown) throws IOException {
        List<Gauge> gauges = new ArrayList<>();
        try (Window window = Window.show(200, 140, theme -> {
            theme.use(made);
            gauges.add(new Gauge(theme, "Disk", "GB", 6));
            return new FlowPane(gauges.getFirst());
        })) {
            Window.onFx(() -> {
                gauges.getFirst().set(100, 400);
                return gauges;
            });
            window.settle();
            window.use(shown);
            window.screenshot(Path.of("target/shots/gauge/%s-%s.png"
                    .formatted(made.isDark() ? "dark" : "light", shown.isDark() ? "dark" : "light")));
            window.settle();
            return pixels(gauges.getFirst());
        }
    }

    private static int[] pixels(Gauge gauge) {
        WritableImage image = Window.onFx(() -> gauge.snapshot(null, null));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return pixels;
    }

    @Test
    void aValueThatStaysIsDrawnInTheColoursOfANewTheme() throws IOException {
        int[] dark = pixels(Palette.dark(), Palette.dark());
        int[] light = pixels(Palette.light(), Palette.light());

        assertThat(pixels(Palette.light(), Palette.dark())).isEqualTo(dark).isNotEqualTo(light);
        assertThat(pixels(Palette.dark(), Palette.light())).isEqualTo(light);
    }

    @Test
    void aGaugeThatWasOutOfSightComesBackInTheColoursOfANewTheme() throws IOException {
        int[] dark = pixels(Palette.dark(), Palette.dark());
        List<Gauge> gauges = new ArrayList<>();
        FlowPane pane = new FlowPane();
        try (Window window = Window.show(200, 140, theme -> {
            gauges.add(new Gauge(theme, "Disk", "GB", 6));
            pane.getChildren().setAll(gauges);
            return pane;
        })) {
            Window.onFx(() -> {
                gauges.getFirst().set(100, 400);
                return gauges;
            });
            window.settle();
            Window.onFx(() -> pane.getChildren().remove(gauges.getFirst()));
            window.use(Palette.dark());
            window.settle();
            Window.onFx(() -> pane.getChildren().add(gauges.getFirst()));
            window.settle();
            assertThat(pixels(gauges.getFirst())).isEqualTo(dark);
        }
    }

    @Test
    void anUnknownValueIsADashAndAWrongLimitAnError() {
        try (Window window = Window.show(200, 140, theme -> new FlowPane(new Gauge(theme, "GPU 0", "%")))) {
            Gauge gauge = window.find(".gauge");
            Window.onFx(() -> {
                gauge.set(Double.NaN, 100);
                return gauge;
            });

            assertThat(gauge.getAccessibleText()).isEqualTo("GPU 0: not known");
            assertThatThrownBy(() -> gauge.set(1, 0))
                    .hasMessageContaining("GPU 0")
                    .hasMessageContaining("above 0");
        }
    }
}
