package studio.atelier.studio.jobs;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import studio.atelier.engine.api.event.EngineEvent.MetricReported;
import studio.atelier.studio.room.ReadStates;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.theme.Theme;
import studio.atelier.workbench.thread.LiveReading;
import studio.atelier.workbench.thread.Reading;
import studio.atelier.workbench.thread.UiThread;

/** The metrics of a job as curves that grow by what events tell while it runs. JavaFX thread. */
final class MetricsTab extends BorderPane implements AutoCloseable {

    /** A status and the last values may come together. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final MetricCharts charts = new MetricCharts();
    private final ChartGrid grid;
    private final Slider smoothing = new Slider(0, 0.95, 0);
    private final LiveReading<List<MetricReported>> reading;
    private final MetricFeed feed = new MetricFeed();
    private final Consumer<MetricReported> told = UiThread.batched(all -> add(feed.told(all)));
    private boolean running = true;

    MetricsTab(Theme theme, JobsReader reader, String arn) {
        this.grid = new ChartGrid(theme);
        this.reading = new LiveReading<>("job-metrics", PAUSE, progress -> reader.metrics(arn));
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
        reading.stateProperty().subscribe(this::show);
        reading.refresh();
    }

    private void show(Reading<List<MetricReported>> state) {
        switch (state) {
            case Reading.Ready<List<MetricReported>>(List<MetricReported> all) -> take(feed.read(all));
            case Reading.Waiting<List<MetricReported>> waiting -> setCenter(ReadStates.waiting("Reading the metrics"));
            case Reading.Failed<List<MetricReported>>(Throwable failure) ->
                setCenter(ReadStates.failed(
                        "metrics-try-again", "The metrics cannot be read", failure, reading::restart));
        }
    }

    private void empty() {
        setCenter(new Placeholder(
                "ci-chart-line",
                running ? "No metrics yet" : "No metrics",
                running
                        ? "Curves are drawn here as the job's log tells values."
                        : "The log of this job told no values that a metric definition finds."));
    }

    /** Takes a value that an event tells; on any thread. */
    void told(MetricReported value) {
        told.accept(value);
    }

    /** Looks whether an event was missed, as after the job has ended. */
    void check() {
        reading.changed();
    }

    private void take(MetricFeed.News news) {
        if (news.anew()) {
            charts.clear();
        }
        add(news.values());
        if (charts.isEmpty()) {
            empty();
        } else if (getCenter() != grid) {
            arrange();
        }
    }

    private void add(List<MetricReported> values) {
        boolean structure = false;
        for (MetricReported value : values) {
            structure |= charts.add(value.metric(), value.value());
        }
        if (structure) {
            arrange();
        }
        charts.live(running);
    }

    private void arrange() {
        charts.charts().values().forEach(chart -> chart.smoothing(smoothing.getValue()));
        grid.show(charts.charts().values());
        setCenter(grid);
    }

    void running(boolean still) {
        if (running != still) {
            running = still;
            charts.live(still);
            if (charts.isEmpty() && reading.state().known().isPresent()) {
                empty();
            }
        }
    }

    @Override
    public void close() {
        reading.close();
    }
}
