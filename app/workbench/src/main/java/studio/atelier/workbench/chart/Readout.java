package studio.atelier.workbench.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Token;

/**
 * What the series of a chart are at a place.
 *
 * @param x the value of the horizontal axis that the place snapped to
 * @param heading the place, such as "Round 48"
 * @param badge the place as the axis writes it
 */
record Readout(double x, String heading, String badge, List<Entry> entries) {

    /** A point counts as under the pointer within this many pixels. */
    private static final double NEAR = 12;

    private static final int MOST_SEEN = 400_000;

    /**
     * @param y the value there, for the dot on the line; NaN for none
     * @param color of its mark; null for a line of text
     */
    record Entry(
            String name, String text, double y, @Nullable Color color) {}

    /**
     * @param at an x of the axis
     * @param pointerY where the pointer is, in pixels; NaN if it is in another chart
     * @return null if there is nothing near
     */
    static @Nullable Readout of(
            ChartModel model, Plot plot, Palette palette, ChartPainter painter, double at, double pointerY) {
        double x = snap(model, plot, at);
        List<Entry> entries = new ArrayList<>();
        List<Series> all = model.series();
        Readout nearest = null;
        for (int i = 0; i < all.size(); i++) {
            if (!model.isShown(all.get(i))) {
                continue;
            }
            Color color = SeriesPainter.color(palette, all.get(i), i);
            switch (all.get(i)) {
                case Series.Line line -> line(line, model, painter, x, color, entries);
                case Series.Scatter scatter -> nearest = nearer(scatter, model, plot, color, at, pointerY, nearest);
                case Series.Bars bars -> bar(bars, model, x, color, entries);
                case Series.Histogram histogram -> bin(histogram, model, x, color, entries);
                case Series.Boxes boxes -> box(boxes, model, x, entries);
                case Series.Heat heat -> {
                    return cell(heat.grid(), model, plot, palette, at, pointerY);
                }
            }
        }
        if (entries.isEmpty()) {
            return nearest;
        }
        String text = model.x().text(x);
        boolean plain = model.x().title().isEmpty()
                || model.x().kind() == Scale.Kind.CATEGORY
                || model.x().kind() == Scale.Kind.TIME;
        return new Readout(x, plain ? text : model.x().title() + " " + text, text, List.copyOf(entries));
    }

    private static double snap(ChartModel model, Plot plot, double at) {
        if (model.x().kind() == Scale.Kind.CATEGORY) {
            return Math.rint(at);
        }
        double best = at;
        double distance = Double.POSITIVE_INFINITY;
        for (Series one : model.series()) {
            if (one instanceof Series.Line line
                    && model.isShown(one)
                    && line.data().isAscending()) {
                int index = line.data().nearest(at);
                if (index >= 0) {
                    double x = line.data().x(index);
                    double away = Math.abs(plot.px(x) - plot.px(at));
                    if (away < distance) {
                        distance = away;
                        best = x;
                    }
                }
            }
        }
        return best;
    }

    private static void line(
            Series.Line line, ChartModel model, ChartPainter painter, double x, Color color, List<Entry> entries) {
        if (!line.data().isAscending()) {
            return;
        }
        int index = line.data().nearest(x);
        if (index < 0) {
            return;
        }
        int beside = line.data().x(index) < x ? index + 1 : index - 1;
        double step = beside >= 0 && beside < line.data().size()
                ? Math.abs(line.data().x(index) - line.data().x(beside))
                : 0;
        if (Math.abs(line.data().x(index) - x) > step) {
            return;
        }
        double raw = line.data().y(index);
        SeriesData drawn = painter.drawn(line, model);
        double y = index < drawn.size() ? drawn.y(index) : raw;
        String text = model.y().text(y);
        entries.add(
                new Entry(line.name(), y == raw ? text : text + " (" + model.y().text(raw) + ")", y, color));
    }

    private static void bar(Series.Bars bars, ChartModel model, double x, Color color, List<Entry> entries) {
        int place = (int) Math.rint(x);
        if (place >= 0 && place < bars.values().length && Double.isFinite(bars.values()[place])) {
            entries.add(new Entry(bars.name(), model.y().text(bars.values()[place]), Double.NaN, color));
        }
    }

    private static void bin(Series.Histogram one, ChartModel model, double x, Color color, List<Entry> entries) {
        Bins bins = one.bins();
        int bin = bins.find(x);
        if (bin >= 0) {
            double share = 100.0 * bins.counts()[bin] / Math.max(1, bins.total());
            String count = String.format(Locale.ROOT, "%,d (%.1f%%)", bins.counts()[bin], share);
            entries.add(new Entry(one.name(), count, Double.NaN, color));
            String between =
                    model.x().text(bins.edges()[bin]) + " to " + model.x().text(bins.edges()[bin + 1]);
            entries.add(new Entry("Between", between, Double.NaN, null));
        }
    }

    private static void box(Series.Boxes boxes, ChartModel model, double x, List<Entry> entries) {
        int place = (int) Math.rint(x);
        if (place >= 0 && place < boxes.boxes().size()) {
            BoxStats box = boxes.boxes().get(place);
            entries.add(new Entry("Upper whisker", model.y().text(box.high()), Double.NaN, null));
            entries.add(new Entry("Upper quartile", model.y().text(box.q3()), Double.NaN, null));
            entries.add(new Entry("Median", model.y().text(box.median()), Double.NaN, null));
            entries.add(new Entry("Lower quartile", model.y().text(box.q1()), Double.NaN, null));
            entries.add(new Entry("Lower whisker", model.y().text(box.low()), Double.NaN, null));
            entries.add(new Entry("Values", String.format(Locale.ROOT, "%,d", box.count()), Double.NaN, null));
        }
    }

    private static @Nullable Readout nearer(
            Series.Scatter scatter,
            ChartModel model,
            Plot plot,
            Color color,
            double at,
            double pointerY,
            @Nullable Readout soFar) {
        if (Double.isNaN(pointerY)) {
            return soFar;
        }
        SeriesData data = scatter.data();
        double pointerX = plot.px(at);
        double best = NEAR * NEAR;
        int found = -1;
        int stride = 1 + data.size() / MOST_SEEN;
        for (int i = 0; i < data.size(); i += stride) {
            double dx = plot.px(data.x(i)) - pointerX;
            double dy = plot.py(data.y(i)) - pointerY;
            if (dx * dx + dy * dy < best) {
                best = dx * dx + dy * dy;
                found = i;
            }
        }
        if (found < 0) {
            return soFar;
        }
        List<Entry> entries = List.of(
                new Entry(model.x().title(), model.x().text(data.x(found)), Double.NaN, null),
                new Entry(model.y().title(), model.y().text(data.y(found)), data.y(found), color));
        return new Readout(data.x(found), scatter.name(), model.x().text(data.x(found)), entries);
    }

    private static @Nullable Readout cell(
            HeatGrid grid, ChartModel model, Plot plot, Palette palette, double at, double pointerY) {
        if (Double.isNaN(pointerY)) {
            return null;
        }
        double up = plot.yAt(pointerY);
        int column = grid.column(at);
        int row = grid.row(up);
        if (column < 0 || row < 0) {
            return null;
        }
        double value = grid.value(column, row);
        String x = model.x().text(grid.x().lo() + (column + 0.5) * grid.x().span() / grid.columns());
        String y = model.y().text(grid.y().lo() + (row + 0.5) * grid.y().span() / grid.rows());
        Color hint = palette.get(Token.TEXT_1);
        String text = Double.isFinite(value) ? Ticks.number(value) : "empty";
        return new Readout(
                at,
                "",
                x,
                List.of(
                        new Entry(title(model.x(), "Column"), x, Double.NaN, null),
                        new Entry(title(model.y(), "Row"), y, Double.NaN, null),
                        new Entry("Value", text, Double.NaN, hint)));
    }

    private static String title(Axis axis, String otherwise) {
        return axis.title().isEmpty() ? otherwise : axis.title();
    }
}
