package studio.atelier.workbench.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Token;

/** Draws the lines, points, bars, boxes and cells of a chart. Keeps what it computed for the next frame. */
final class SeriesPainter {

    static final double LINE = 1.75;
    private static final double RAW_OPACITY = 0.32;

    private final Trace trace = new Trace();
    private final PointThinner thinner = new PointThinner();
    private final Smoother smoother;
    private int thinned = 1;

    SeriesPainter(Smoother smoother) {
        this.smoother = smoother;
    }

    /** @return how many points stand behind each that was drawn, at the most */
    int thinned() {
        return thinned;
    }

    /** Draws all shown series into a plot, those that stand back first. */
    void paint(Pen pen, Plot plot, ChartModel model, Palette palette) {
        thinned = 1;
        List<Series> all = model.series();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (model.isShown(all.get(i))) {
                boolean behind =
                        all.get(i) instanceof Series.Line line && line.style().quiet();
                order.add(behind ? 0 : order.size(), i);
            }
        }
        BarPainter bars = new BarPainter(all.stream()
                .filter(one -> one instanceof Series.Bars && model.isShown(one))
                .toList());
        for (int place : order) {
            Color color = color(palette, all.get(place), place);
            switch (all.get(place)) {
                case Series.Line line -> line(pen, plot, line, place, color, model.smoothing());
                case Series.Scatter scatter -> scatter(pen, plot, scatter, place, color);
                case Series.Bars one -> bars.paint(pen, plot, one, color, palette);
                case Series.Histogram histogram -> HistogramPainter.paint(pen, plot, histogram.bins(), color, palette);
                case Series.Boxes boxes -> BoxPainter.paint(pen, plot, boxes, color, palette);
                case Series.Heat heat -> HeatPainter.paint(pen, plot, heat.grid(), palette);
            }
        }
    }

    static Color color(Palette palette, Series series, int place) {
        SeriesStyle style = style(series);
        return style.quiet() ? palette.get(Token.TEXT_3) : palette.series(style.colorAt(place));
    }

    static SeriesStyle style(Series series) {
        return switch (series) {
            case Series.Line line -> line.style();
            case Series.Scatter scatter -> scatter.style();
            case Series.Bars ignored -> SeriesStyle.AUTOMATIC;
            case Series.Histogram ignored -> SeriesStyle.AUTOMATIC;
            case Series.Boxes ignored -> SeriesStyle.AUTOMATIC;
            case Series.Heat ignored -> SeriesStyle.AUTOMATIC;
        };
    }

    private void line(Pen pen, Plot plot, Series.Line line, int place, Color color, double smoothing) {
        Dash dash = line.style().dashAt(place);
        double width = line.style().quiet() ? 1.25 : LINE;
        SeriesData data = line.data();
        if (smoothing > 0) {
            trace.follow(data, plot);
            trace.draw(pen, plot, color.deriveColor(0, 1, 1, RAW_OPACITY), 1, Dash.SOLID);
            data = smoother.smooth(data, smoothing);
        }
        trace.follow(data, plot);
        trace.draw(pen, plot, color, width, dash);
        if (place >= 3 && !line.style().quiet() && trace.isSparse()) {
            trace.drawMarkers(pen, line.style().markerAt(place), 3, color);
        }
    }

    /** @return the points of a line as it is drawn, smoothed or not */
    SeriesData drawn(Series.Line line, ChartModel model) {
        return model.smoothing() > 0 ? smoother.smooth(line.data(), model.smoothing()) : line.data();
    }

    private void scatter(Pen pen, Plot plot, Series.Scatter scatter, int place, Color color) {
        thinner.collect(scatter.data(), plot);
        thinned = Math.max(thinned, thinner.stride());
        int count = thinner.count();
        if (count == 0) {
            return;
        }
        double radius = count > 20_000 ? 1.2 : count > 2_000 ? 2 : 3;
        Color fill = color.deriveColor(0, 1, 1, count > 2_000 ? 0.4 : 0.8);
        pen.points(thinner.xs(), thinner.ys(), count, scatter.style().markerAt(place), radius, fill);
    }
}
