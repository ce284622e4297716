package studio.atelier.workbench.chart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What part of the plane the series of a chart take up. */
final class Extents {

    private Extents() {}

    /** @return the series that are not hidden */
    static List<Series> shown(ChartModel model) {
        List<Series> shown = new ArrayList<>(model.series());
        shown.removeIf(one -> !model.isShown(one));
        return shown;
    }

    /** @return whether there is anything to draw */
    static boolean isEmpty(ChartModel model) {
        return model.series().stream().allMatch(one -> x(one) == null);
    }

    static @Nullable Range x(Series series) {
        return switch (series) {
            case Series.Line line -> line.data().xRange();
            case Series.Scatter scatter -> scatter.data().xRange();
            case Series.Bars bars -> places(bars.values().length);
            case Series.Boxes boxes -> places(boxes.boxes().size());
            case Series.Histogram histogram -> {
                double[] edges = histogram.bins().edges();
                yield new Range(edges[0], edges[edges.length - 1]);
            }
            case Series.Heat heat -> heat.grid().x();
        };
    }

    private static @Nullable Range places(int count) {
        return count == 0 ? null : new Range(-0.5, count - 0.5);
    }

    /** @return the y of the part of a series whose x lies in a range; null if nothing does */
    static @Nullable Range y(Series series, Range x) {
        return switch (series) {
            case Series.Line line -> y(line.data(), x);
            case Series.Scatter scatter -> y(scatter.data(), x);
            case Series.Bars bars -> {
                Range range = new Range(0, 0);
                for (double value : bars.values()) {
                    range = Double.isFinite(value)
                            ? new Range(Math.min(range.lo(), value), Math.max(range.hi(), value))
                            : range;
                }
                yield range;
            }
            case Series.Boxes boxes -> {
                Range range = null;
                for (BoxStats box : boxes.boxes()) {
                    range = Range.union(range, box.range());
                }
                yield range;
            }
            case Series.Histogram histogram -> {
                long most = 0;
                Bins bins = histogram.bins();
                for (int i = 0; i < bins.size(); i++) {
                    boolean inside = bins.edges()[i + 1] > x.lo() && bins.edges()[i] < x.hi();
                    most = inside ? Math.max(most, bins.counts()[i]) : most;
                }
                yield new Range(0, most);
            }
            case Series.Heat heat -> heat.grid().y();
        };
    }

    private static @Nullable Range y(SeriesData data, Range x) {
        return data.isAscending()
                ? data.yRange(data.indexOf(x.lo()), data.indexOf(Math.nextUp(x.hi())))
                : data.yRange(0, data.size());
    }

    /** @return the smallest y above zero, where a logarithmic axis may begin */
    static double leastPositive(Series series, @Nullable Range y) {
        SeriesData data = series.points();
        if (y != null && y.lo() > 0) {
            return y.lo();
        }
        if (data != null) {
            return data.leastPositive();
        }
        return y == null || y.hi() <= 0 ? Double.POSITIVE_INFINITY : Math.min(0.5, y.hi() / 10);
    }
}
