package studio.atelier.workbench.chart;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** A chart in words, for those who cannot see it. */
final class Summary {

    private static final int MOST = 8;

    private Summary() {}

    static String of(ChartModel model) {
        if (Extents.isEmpty(model)) {
            return model.title() + ": no points yet.";
        }
        List<Series> shown = Extents.shown(model);
        StringJoiner text = new StringJoiner(" ", model.title() + ": ", "");
        text.add(shown.size() == 1 ? "1 series." : shown.size() + " series.");
        shown.stream().limit(MOST).forEach(one -> text.add(describe(one, model)));
        if (shown.size() > MOST) {
            text.add("And " + (shown.size() - MOST) + " more.");
        }
        return text.toString();
    }

    private static String describe(Series series, ChartModel model) {
        return switch (series) {
            case Series.Line line -> points(line.name(), line.data(), model, true);
            case Series.Scatter scatter -> points(scatter.name(), scatter.data(), model, false);
            case Series.Bars bars -> bars(bars, model);
            case Series.Histogram one ->
                "%s: %,d values in %d bins from %s to %s."
                        .formatted(
                                one.name(),
                                one.bins().total(),
                                one.bins().size(),
                                model.x().text(one.bins().edges()[0]),
                                model.x().text(one.bins().edges()[one.bins().size()]));
            case Series.Boxes boxes -> boxes(boxes, model);
            case Series.Heat heat ->
                "%s: %d by %d cells."
                        .formatted(
                                heat.name(), heat.grid().columns(), heat.grid().rows());
        };
    }

    private static String points(String name, SeriesData data, ChartModel model, boolean last) {
        Range y = data.yRange(0, data.size());
        if (y == null) {
            return name + ": no points.";
        }
        String text = String.format(
                Locale.ROOT,
                "%s: %,d points from %s to %s",
                name,
                data.size(),
                model.y().text(y.lo()),
                model.y().text(y.hi()));
        int at = last ? data.nearest(Double.MAX_VALUE) : -1;
        return at < 0 ? text + "." : text + ", last " + model.y().text(data.y(at)) + ".";
    }

    private static String bars(Series.Bars bars, ChartModel model) {
        StringJoiner text = new StringJoiner(", ", bars.name() + ": ", ".");
        for (int i = 0; i < Math.min(bars.values().length, MOST); i++) {
            text.add(model.x().text(i) + " " + model.y().text(bars.values()[i]));
        }
        return text.toString();
    }

    private static String boxes(Series.Boxes boxes, ChartModel model) {
        StringJoiner text = new StringJoiner(", ", boxes.name() + ", medians: ", ".");
        boxes.boxes().stream()
                .limit(MOST)
                .forEach(box -> text.add(box.label() + " " + model.y().text(box.median())));
        return text.toString();
    }
}
