package studio.atelier.studio.jobs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.atelier.workbench.chart.Axis;
import studio.atelier.workbench.chart.ChartModel;
import studio.atelier.workbench.chart.Series;
import studio.atelier.workbench.chart.SeriesData;

/**
 * The metrics of a job as charts: one a metric, with {@code train:} and {@code validation:} of the same name together.
 * Across goes the number of the value, which is the round or epoch for what reports once in each. One thread at a time.
 */
final class MetricCharts {

    private static final List<String> DATA_SETS = List.of("train", "training", "validation", "valid", "val", "test");

    /** A metric in a chart. */
    private static final class Curve {
        private final ChartModel chart;
        private final SeriesData data = new SeriesData();

        Curve(ChartModel chart) {
            this.chart = chart;
        }
    }

    private final Map<String, ChartModel> charts = new LinkedHashMap<>();
    private final Map<String, Curve> curves = new LinkedHashMap<>();

    /** @return title to chart, in the order in which the metrics first appeared */
    Map<String, ChartModel> charts() {
        return charts;
    }

    /**
     * Adds a value.
     *
     * @return whether a chart or a curve came with it
     */
    boolean add(String metric, double value) {
        Curve known = curves.get(metric);
        if (known != null) {
            known.data.append(known.data.size(), value);
            return false;
        }
        String title = title(metric);
        ChartModel chart = charts.computeIfAbsent(
                title, any -> new ChartModel(any, Axis.number(""), Axis.number("")).lastValue(true));
        Curve curve = new Curve(chart);
        curve.data.append(0, value);
        curves.put(metric, curve);
        chart.add(new Series.Line(metric.equals(title) ? title : metric.substring(0, metric.indexOf(':')), curve.data));
        return true;
    }

    void live(boolean running) {
        charts.values().forEach(chart -> chart.live(running));
    }

    /** Forgets all. */
    void clear() {
        charts.clear();
        curves.clear();
    }

    boolean isEmpty() {
        return curves.isEmpty();
    }

    /** @return how many values a metric has so far */
    int size(String metric) {
        Curve curve = curves.get(metric);
        return curve == null ? 0 : curve.data.size();
    }

    /** @return {@code rmse} for {@code validation:rmse} */
    static String title(String metric) {
        int colon = metric.indexOf(':');
        return colon > 0 && DATA_SETS.contains(metric.substring(0, colon)) && colon < metric.length() - 1
                ? metric.substring(colon + 1)
                : metric;
    }
}
