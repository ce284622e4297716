package studio.atelier.studio.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.workbench.chart.Axis;
import studio.atelier.workbench.chart.ChartCursor;
import studio.atelier.workbench.chart.ChartModel;
import studio.atelier.workbench.chart.ChartView;
import studio.atelier.workbench.chart.Series;
import studio.atelier.workbench.chart.SeriesData;
import studio.atelier.workbench.theme.Theme;

/**
 * The metrics of a job as curves: one chart for each measure, train and validation in it together. The n-th value that
 * a job reports of a metric stands at n, which is the round or epoch for all algorithms that report once in each.
 */
final class JobCharts extends GridPane {

    private final Theme theme;
    private final ChartCursor cursor = new ChartCursor();
    private final Map<String, SeriesData> data = new LinkedHashMap<>();
    private final Map<String, ChartModel> charts = new LinkedHashMap<>();
    private final List<ChartView> views = new ArrayList<>();

    JobCharts(Theme theme) {
        this.theme = theme;
        getStyleClass().add("job-charts");
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            half.setHgrow(Priority.ALWAYS);
            getColumnConstraints().add(half);
        }
    }

    boolean isEmpty() {
        return data.isEmpty();
    }

    void add(EngineEvent.MetricReported metric) {
        SeriesData series = data.get(metric.metric());
        if (series == null) {
            series = new SeriesData();
            data.put(metric.metric(), series);
            chart(metric.metric()).add(new Series.Line(metric.metric(), series));
        }
        series.append(series.size(), metric.value());
    }

    /** Says whether more values will come. */
    void live(boolean running) {
        charts.values().forEach(chart -> chart.live(running));
    }

    /** @return the measure that a metric's name ends with: {@code validation:rmse} and {@code train:rmse} share one */
    static String measure(String metric) {
        return metric.substring(metric.lastIndexOf(':') + 1);
    }

    private ChartModel chart(String metric) {
        return charts.computeIfAbsent(measure(metric), measure -> {
            ChartModel model = new ChartModel(measure, Axis.number("Round"), Axis.number(measure)).lastValue(true);
            ChartView view = new ChartView(theme, model).share(cursor);
            int index = views.size();
            views.add(view);
            if (index % 2 == 0) {
                RowConstraints row = new RowConstraints();
                row.setMinHeight(220);
                row.setVgrow(Priority.ALWAYS);
                getRowConstraints().add(row);
            }
            add(view, index % 2, index / 2);
            return model;
        });
    }
}
