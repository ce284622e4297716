package studio.atelier.studio.jobs;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.BorderPane;
import studio.atelier.engine.api.job.ResourceSample;
import studio.atelier.studio.room.ReadStates;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.theme.Theme;
import studio.atelier.workbench.thread.LiveReading;
import studio.atelier.workbench.thread.Reading;
import studio.atelier.workbench.thread.UiThread;

/** What the containers of a job use, as curves that grow while it runs. JavaFX thread. */
final class ResourcesTab extends BorderPane implements AutoCloseable {

    /** A status and the last samples may come together. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ResourceCharts charts = new ResourceCharts();
    private final ChartGrid grid;
    private final LiveReading<List<ResourceSample>> reading;
    private final ResourceFeed feed = new ResourceFeed();
    private final Consumer<ResourceSample> told = UiThread.batched(this::take);
    private boolean running = true;
    private boolean begun;

    ResourcesTab(Theme theme, JobsReader reader, String arn) {
        this.grid = new ChartGrid(theme);
        this.reading = new LiveReading<>("job-resources", PAUSE, progress -> reader.resources(arn));
        grid.setId("job-resources");
        reading.stateProperty().subscribe(this::show);
        // What nobody has looked at is not read.
        sceneProperty().subscribe(scene -> {
            if (scene != null && !begun) {
                begun = true;
                reading.refresh();
            }
        });
    }

    private void show(Reading<List<ResourceSample>> state) {
        switch (state) {
            case Reading.Ready<List<ResourceSample>>(List<ResourceSample> all) -> {
                add(feed.read(all));
                if (charts.isEmpty()) {
                    empty();
                } else {
                    setCenter(grid);
                }
            }
            case Reading.Waiting<List<ResourceSample>> waiting ->
                setCenter(ReadStates.waiting("Reading what the job used"));
            case Reading.Failed<List<ResourceSample>>(Throwable failure) ->
                setCenter(ReadStates.failed(
                        "resources-try-again", "What the job used cannot be read", failure, reading::restart));
        }
    }

    private void empty() {
        setCenter(new Placeholder(
                "ci-chip",
                running ? "No samples yet" : "No samples",
                running
                        ? "CPU, memory, GPU and disk of every host are drawn here while the job's containers run."
                        : "The containers of this job ended before they could be measured, or never started."));
    }

    /** Takes a sample that an event tells; on any thread. */
    void told(ResourceSample sample) {
        told.accept(sample);
    }

    private void take(List<ResourceSample> samples) {
        // Those of before are among what is read.
        if (begun) {
            add(feed.told(samples));
        }
    }

    /** Looks for samples that no event told of, as after the job has ended. */
    void check() {
        if (begun) {
            reading.changed();
        }
    }

    private void add(List<ResourceSample> samples) {
        if (charts.add(samples)) {
            grid.show(charts.charts());
            setCenter(grid);
        }
        charts.live(running);
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
