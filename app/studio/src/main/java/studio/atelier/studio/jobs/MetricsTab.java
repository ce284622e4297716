package studio.atelier.studio.jobs;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.geometry.Pos;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.workbench.chart.ChartCursor;
import studio.atelier.workbench.chart.ChartModel;
import studio.atelier.workbench.chart.ChartView;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.theme.Theme;
import studio.atelier.workbench.thread.UiThread;

/** The metrics of a job as curves that grow while it runs. JavaFX thread. */
final class MetricsTab extends BorderPane {

    /** Fast enough for eyes, and no effort for the database. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(MetricsTab.class);

    private final Theme theme;
    private final JobsReader reader;
    private final String arn;
    private final MetricCharts charts = new MetricCharts();
    private final ChartCursor cursor = new ChartCursor();
    private final Map<String, ChartView> views = new LinkedHashMap<>();
    private final GridPane grid = new GridPane();
    private final Slider smoothing = new Slider(0, 0.95, 0);
    private final AtomicBoolean reading = new AtomicBoolean();
    private boolean running = true;

    MetricsTab(Theme theme, JobsReader reader, String arn) {
        this.theme = theme;
        this.reader = reader;
        this.arn = arn;
        grid.getStyleClass().add("job-charts");
        smoothing.setId("smoothing");
        smoothing.setAccessibleText("Smoothing");
        smoothing.setPrefWidth(120);
        smoothing.getStyleClass().add("fine");
        smoothing
                .valueProperty()
                .subscribe(value -> charts.charts().values().forEach(chart -> chart.smoothing(value.doubleValue())));
        HBox tools = new HBox(8, Labels.spring(), Labels.of("Smoothing", "at-text-2"), smoothing);
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add("at-toolbar");
        setTop(tools);
        empty();
    }

    private void empty() {
        setCenter(new Placeholder(
                "ci-chart-line",
                running ? "No metrics yet" : "No metrics",
                running
                        ? "Curves are drawn here as the job's log tells values."
                        : "The log of this job told no values that a metric definition finds."));
    }

    /** Takes values that came meanwhile; may be called often and from any thread. */
    void more() {
        if (!reading.compareAndSet(false, true)) {
            return;
        }
        Thread.ofVirtual().name("metrics").start(() -> {
            try {
                Thread.sleep(PAUSE);
                reading.set(false);
                List<EngineEvent.MetricReported> points = reader.metrics(arn);
                UiThread.run(() -> take(points));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                // The root of this thread: the next value or status tries again, unless the page is gone.
                LOG.debug("The metrics of {} could not be read", arn, e);
            }
        });
    }

    private void take(List<EngineEvent.MetricReported> points) {
        // The order of one metric's values never changes: what is known by its number is there already.
        Map<String, Integer> seen = new LinkedHashMap<>();
        boolean structure = false;
        for (EngineEvent.MetricReported point : points) {
            int number = seen.merge(point.metric(), 1, Integer::sum);
            if (number > charts.size(point.metric())) {
                structure |= charts.add(point.metric(), point.value(), point.time());
            }
        }
        if (structure) {
            arrange();
        }
        charts.live(running);
    }

    private void arrange() {
        charts.charts().forEach((title, chart) -> views.computeIfAbsent(title, any -> view(chart)));
        int across = views.size() == 1 ? 1 : 2;
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        grid.getRowConstraints().clear();
        for (int i = 0; i < across; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / across);
            grid.getColumnConstraints().add(column);
        }
        int i = 0;
        for (ChartView view : views.values()) {
            grid.add(view, i % across, i / across);
            if (i % across == 0) {
                RowConstraints row = new RowConstraints(180, 240, Double.MAX_VALUE);
                row.setVgrow(Priority.ALWAYS);
                grid.getRowConstraints().add(row);
            }
            i++;
        }
        setCenter(grid);
    }

    private ChartView view(ChartModel chart) {
        chart.smoothing(smoothing.getValue());
        ChartView view = new ChartView(theme, chart).share(cursor);
        view.getStyleClass().add("job-chart");
        return view;
    }

    void running(boolean still) {
        if (running != still) {
            running = still;
            charts.live(still);
            if (charts.isEmpty()) {
                empty();
            }
        }
    }

    MetricCharts charts() {
        return charts;
    }
}
