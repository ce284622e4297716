package studio.atelier.workbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;
import studio.atelier.workbench.theme.Palette;

@ExtendWith(Toolkit.class)
class ChartViewTest {

    private final SeriesData train = SeriesData.of(ChartShots.curve(101, 8, 2, 0, 1));
    private final SeriesData validation = SeriesData.of(ChartShots.curve(101, 8, 3, 0, 2));
    private final Series.Line trainLine = new Series.Line("train_rmse", train);
    private final ChartModel model = new ChartModel("rmse by round", Axis.number("Round"), Axis.number("rmse"))
            .add(trainLine)
            .add(new Series.Line("validation", validation))
            .lastValue(true);
    private final ChartModel other = new ChartModel("Time", Axis.number("Round"), Axis.number("s"))
            .add(new Series.Line("seconds", SeriesData.of(ChartShots.curve(101, 1, 2, 0, 1))));
    private final ChartCursor cursor = new ChartCursor();
    private ChartView chart;
    private ChartView below;
    private Window window;

    @BeforeEach
    void open() {
        window = Window.show(700, 600, theme -> {
            chart = new ChartView(theme, model).share(cursor);
            below = new ChartView(theme, other).share(cursor);
            chart.setPrefHeight(300);
            below.setPrefHeight(300);
            return new VBox(chart, below);
        });
        window.await("the chart is laid out", () -> chart.sheet().plot() != null);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Scale x() {
        return Window.onFx(() -> chart.viewport().xScale(model));
    }

    private Plot plot() {
        return Window.onFx(() -> chart.sheet().plot());
    }

    private void pointAt(double share) {
        Plot plot = plot();
        window.robot()
                .moveTo(Window.onFx(() -> chart.sheet()
                        .localToScreen(plot.left() + plot.width() * share, plot.top() + plot.height() / 2)));
        window.settle();
    }

    @Test
    void theWheelZoomsAtThePointer() {
        pointAt(0.25);

        window.robot().scroll(3, VerticalDirection.UP);
        window.settle();

        assertThat(x().hi() - x().lo()).isLessThan(100);
        assertThat(x().toUnit(25)).isBetween(0.23, 0.27);
    }

    @Test
    void aDragChoosesAStretchAndADoubleClickShowsEverything() {
        Plot plot = plot();
        window.drag(
                chart.sheet(),
                plot.left() + plot.width() * 0.2,
                plot.top() + 50,
                plot.left() + plot.width() * 0.6,
                plot.top() + 54);

        assertThat(x().lo()).isBetween(19.0, 21.0);
        assertThat(x().hi()).isBetween(59.0, 61.0);
        window.await("the vertical axis fits", () -> chart.sheet().plot().y().hi() < 8);

        window.robot().doubleClickOn(Window.onFx(() -> chart.sheet().localToScreen(plot.left() + 90, plot.top() + 90)));
        window.settle();

        assertThat(x().range()).isEqualTo(new Range(0, 100));
    }

    @Test
    void theMiddleButtonMovesTheView() {
        pointAt(0.6);
        window.robot().press(MouseButton.MIDDLE);
        pointAt(0.5);
        pointAt(0.4);
        window.robot().release(MouseButton.MIDDLE);
        window.settle();

        assertThat(x().lo()).isBetween(19.0, 21.0);
        assertThat(x().hi()).isBetween(119.0, 121.0);
    }

    @Test
    void keysZoomMoveAndReset() {
        Window.onFx(() -> {
            chart.sheet().requestFocus();
            return chart;
        });
        window.keys(KeyCode.PLUS);
        window.await("it is painted", () -> !chart.sheet().isPaintDue());
        double span = x().hi() - x().lo();
        assertThat(span).isBetween(66.0, 67.0);

        window.keys(KeyCode.RIGHT);
        assertThat(x().lo()).isBetween(23.0, 24.0);

        window.keys(KeyCode.DIGIT0);
        assertThat(x().range()).isEqualTo(new Range(0, 100));

        window.keys(KeyCode.L);
        assertThat(model.isLogarithmic()).isTrue();

        window.keys(KeyCode.SHIFT, KeyCode.RIGHT);
        assertThat(Window.onFx(() -> chart.readoutText())).startsWith("Round ").contains("train_rmse", "validation");
    }

    @Test
    void theCursorIsSharedAndTellsEverySeries() {
        pointAt(0.5);

        assertThat(Window.onFx(() -> chart.readoutText()))
                .startsWith("Round 50; train_rmse ")
                .contains("validation ");
        assertThat(Window.onFx(() -> below.readoutText())).startsWith("Round 50; seconds ");

        window.robot().moveTo(window.<ToggleButton>find(".series-legend-item"));
        window.settle();

        assertThat(Window.onFx(() -> below.readoutText())).isNull();
    }

    @Test
    void theLegendTellsTheLastValueOfEachLine() {
        assertThat(Window.onFx(() -> chart.lookupAll(".series-legend-item").stream()
                        .map(item -> ((ToggleButton) item).getText())
                        .toList()))
                .hasSize(2)
                .anySatisfy(text -> assertThat(text).matches("train_rmse  [0-9.]+"))
                .anySatisfy(text -> assertThat(text).matches("validation  [0-9.]+"));
    }

    @Test
    void theLegendHidesASeriesByMouse() {
        window.click(".series-legend-item");

        assertThat(model.isShown(trainLine)).isFalse();
        window.await("the text follows", () -> chart.sheet().getAccessibleText().contains("1 series"));
    }

    @Test
    void theLegendHidesASeriesByKey() {
        Window.onFx(() -> {
            window.stage().getScene().lookup(".series-legend-item").requestFocus();
            return chart;
        });

        window.keys(KeyCode.SPACE);

        assertThat(model.isShown(trainLine)).isFalse();
    }

    @Test
    void pointsThatComeFromAnotherThreadAreDrawn() throws InterruptedException {
        model.live(true);
        Thread writer = Thread.ofVirtual().start(() -> {
            for (int i = 101; i <= 400; i++) {
                train.append(i, 2);
            }
        });
        writer.join();

        window.await("the axis follows", () -> chart.sheet().plot().x().hi() == 400);
        assertThat(Window.onFx(() -> chart.sheet().getAccessibleText()))
                .contains("401 points")
                .contains("last 2");
    }

    @Test
    void filesHoldThePictureAndTheNumbers(@TempDir Path folder) throws IOException {
        Path png = folder.resolve("a.png");
        Path svg = folder.resolve("a.svg");
        Path csv = folder.resolve("a.csv");
        Path part = folder.resolve("part.csv");
        var writings = Window.onFx(() -> {
            chart.viewport().showX(new Range(10, 12));
            ChartExport export = chart.export();
            return new ChartExport.Writing[] {
                export.asPng(700, 300, Palette.light()),
                export.asSvg(700, 300, Palette.dark()),
                export.asCsv(),
                export.asCsvOfView()
            };
        });
        writings[0].to(png);
        writings[1].to(svg);
        writings[2].to(csv);
        writings[3].to(part);

        assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(1400);
        assertThat(svg).content().contains("<svg", ">rmse by round</text>");
        assertThat(Files.readAllLines(csv)).hasSize(102).first().isEqualTo("Round,train_rmse,validation");
        assertThat(Files.readAllLines(part)).hasSize(4);
    }

    @Test
    void aFileThatCannotBeWrittenIsSaid(@TempDir Path folder) {
        Window.onFx(() -> {
            chart.menu()
                    .save(folder.resolve("no/such/folder.csv"), chart.export().asCsv());
            return chart;
        });

        window.await("the note says so", () -> chart.lookup(".chart-note").isVisible());
        assertThat(Window.onFx(() -> ((Label) chart.lookup(".chart-note")).getText()))
                .contains("folder.csv could not be written");
    }
}
