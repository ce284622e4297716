package studio.atelier.workbench.chart;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Token;

/** The names of the series with their marks; a click, or Space, hides a series or shows it again. */
final class ChartLegend extends StackPane {

    private static final double SWATCH_WIDTH = 18;
    private static final double SWATCH_HEIGHT = 10;

    private final HBox row = new HBox(2);
    private final FlowPane flow = new FlowPane(2, 2);
    private List<Series> drawn = List.of();
    private List<ToggleButton> items = List.of();

    ChartLegend() {
        getStyleClass().add("series-legend");
        row.setAlignment(Pos.CENTER_RIGHT);
        flow.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(row);
    }

    /** @param beside whether the names stand in one row beside the title, not in rows of their own */
    void arrange(boolean beside) {
        Pane target = beside ? row : flow;
        if (getChildren().getFirst() != target) {
            getChildren().setAll(target);
            target.getChildren().setAll(items);
        }
    }

    /**
     * Brings the names up to date; those that stay keep their focus.
     *
     * @param value stands behind the name of a series; may be empty
     */
    void show(ChartModel model, Palette palette, Function<Series, String> value) {
        List<Series> all = model.series();
        if (!all.equals(drawn)) {
            drawn = all;
            items = all.stream().map(one -> item(model, one)).toList();
            ((Pane) getChildren().getFirst()).getChildren().setAll(items);
        }
        for (int i = 0; i < all.size(); i++) {
            ToggleButton item = items.get(i);
            boolean shown = model.isShown(all.get(i));
            item.setSelected(shown);
            String last = value.apply(all.get(i));
            item.setText(last.isEmpty() ? all.get(i).name() : all.get(i).name() + "  " + last);
            item.setAccessibleText(all.get(i).name() + (shown ? ", shown" : ", hidden"));
            Color color = shown ? SeriesPainter.color(palette, all.get(i), i) : palette.get(Token.TEXT_DISABLED);
            swatch((Canvas) item.getGraphic(), all.get(i), i, color);
        }
    }

    private static ToggleButton item(ChartModel model, Series series) {
        ToggleButton item = new ToggleButton(series.name(), new Canvas(SWATCH_WIDTH, SWATCH_HEIGHT));
        item.getStyleClass().addAll("quiet", "series-legend-item");
        item.setMnemonicParsing(false);
        item.setOnAction(event -> model.show(series, item.isSelected()));
        return item;
    }

    private static void swatch(Canvas canvas, Series series, int place, Color color) {
        canvas.getGraphicsContext2D().clearRect(0, 0, SWATCH_WIDTH, SWATCH_HEIGHT);
        mark(new CanvasPen(canvas.getGraphicsContext2D()), 0, SWATCH_HEIGHT / 2, series, place, color);
    }

    /** Draws the mark of a series, 18 pixels wide, its middle at this height. */
    static void mark(Pen pen, double x, double y, Series series, int place, Color color) {
        SeriesStyle style = SeriesPainter.style(series);
        switch (series) {
            case Series.Line ignored -> {
                pen.line(x + 1, y, x + SWATCH_WIDTH - 1, y, color, 2, style.dashAt(place));
                if (place >= 3 && !style.quiet()) {
                    points(pen, x + SWATCH_WIDTH / 2, y, style.markerAt(place), color);
                }
            }
            case Series.Scatter ignored -> points(pen, x + SWATCH_WIDTH / 2, y, style.markerAt(place), color);
            case Series.Bars ignored -> pen.fill(x + 6, y - 4, 9, 9, color);
            case Series.Histogram ignored -> pen.fill(x + 6, y - 4, 9, 9, color);
            case Series.Boxes ignored -> pen.fill(x + 6, y - 4, 9, 9, color);
            case Series.Heat ignored -> pen.fill(x + 6, y - 4, 9, 9, color);
        }
    }

    private static void points(Pen pen, double x, double y, Marker marker, Color color) {
        pen.points(new double[] {x}, new double[] {y}, 1, marker, 3.2, color);
    }
}
