package studio.atelier.workbench.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.image.PixelReader;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

@ExtendWith(Toolkit.class)
class TileLayerTest {

    private final AtomicInteger painted = new AtomicInteger();
    private volatile int argb = 0xffff0000;
    private CanvasView<String> view;
    private TileLayer layer;

    @Test
    void tilesArePaintedOnceAndAgainOnlyWhereTheyBecameInvalid() {
        try (Window window = Window.show(500, 400, theme -> {
            view = new CanvasView<>(theme, new CanvasModel<>(100));
            layer = new TileLayer(
                    (pixels, size, world) -> {
                        painted.incrementAndGet();
                        Arrays.fill(pixels, argb);
                    },
                    1 << 24,
                    view::redraw);
            view.addLayer(layer);
            return new StackPane(view);
        })) {
            window.await("all tiles", () -> painted.get() == 4 && layer.pending() == 0);
            assertThat(colour(window, 450, 350)).isEqualTo(Color.RED);

            argb = 0xff0000ff;
            Window.onFx(() -> {
                layer.invalidate(new Box(300, 10, 5, 5));
                return painted;
            });
            window.await("the tile painted again", () -> painted.get() == 5 && layer.pending() == 0);

            assertThat(colour(window, 450, 100)).isEqualTo(Color.BLUE);
            assertThat(colour(window, 100, 100)).isEqualTo(Color.RED);
            Window.onFx(() -> {
                layer.close();
                return painted;
            });
        }
    }

    private static Color colour(Window window, int x, int y) {
        return Window.onFx(() -> {
            PixelReader pixels = window.stage().getScene().snapshot(null).getPixelReader();
            return pixels.getColor(x, y);
        });
    }
}
