package studio.atelier.workbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.scene.Parent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Theme;

/** Saves pictures of every kind of chart in both themes, for eyes. */
@ExtendWith(Toolkit.class)
class ChartPicturesTest {

    @Test
    void everyKindOfChartIsDrawnInBothThemes() {
        ChartCursor cursor = new ChartCursor();
        Map<String, Function<Theme, Parent>> pages = Map.of(
                "training", theme -> ChartShots.training(theme, cursor),
                "kinds", ChartShots::kinds,
                "special", ChartShots::special,
                "small", ChartShots::small);
        pages.forEach((name, content) -> {
            try (Window window = Window.show(980, name.equals("training") ? 560 : 940, content)) {
                if (name.equals("training")) {
                    window.robot().moveTo(new Point2D(690, 150));
                }
                for (Palette palette : new Palette[] {Palette.light(), Palette.dark()}) {
                    window.use(palette);
                    window.settle();
                    Path file = window.screenshot(
                            ChartShots.SHOTS.resolve(name + (palette.isDark() ? "-dark.png" : "-light.png")));
                    assertThat(file)
                            .satisfies(path -> assertThat(Files.size(path)).isGreaterThan(5_000));
                }
            }
        });
    }
}
