package studio.atelier.studio.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.LateSubscription;
import studio.atelier.workbench.thread.LiveReading;
import studio.atelier.workbench.thread.Reading;
import studio.atelier.workbench.thread.UiThread;

/**
 * The jobs of the workspace, kept up to date by the events of the engine, also for jobs that other processes run. Its
 * property changes on the JavaFX thread.
 */
final class JobsModel implements AutoCloseable {

    /** Changes closer together are shown as one. */
    private static final Duration CALM = Duration.ofMillis(100);

    private final JobsReader reader;
    private final LiveReading<List<JobEntry>> jobs = new LiveReading<>("read-jobs", CALM, progress -> read());
    private final Map<String, LiveJob> live = new ConcurrentHashMap<>();
    private final Map<Integer, Consumer<EngineEvent>> listeners = new ConcurrentHashMap<>();
    private final Runnable tell = UiThread.coalesced(this::told);
    private final LateSubscription events;
    private int numbers;
    private final ReadOnlyObjectWrapper<Integer> change = new ReadOnlyObjectWrapper<>(0);

    JobsModel(Engine engine) {
        this.reader = new JobsReader(engine);
        this.events = LateSubscription.of(engine.events(), this::happened, jobs::refresh);
        jobs.refresh();
    }

    JobsReader reader() {
        return reader;
    }

    /** @return newest first */
    ReadOnlyObjectProperty<Reading<List<JobEntry>>> jobsProperty() {
        return jobs.stateProperty();
    }

    /** @return changes, at most once a frame, when progress or a metric of a job in the list did */
    ReadOnlyObjectProperty<Integer> changeProperty() {
        return change.getReadOnlyProperty();
    }

    Optional<LiveJob> live(String arn) {
        return Optional.ofNullable(live.get(arn));
    }

    /** Tells of every event of jobs, on the thread of the events. */
    Subscription onEvent(Consumer<EngineEvent> listener) {
        int number;
        synchronized (this) {
            number = numbers++;
        }
        listeners.put(number, listener);
        return () -> listeners.remove(number);
    }

    private void happened(EngineEvent event) {
        if (JobType.ofArn(event.arn()).isEmpty()) {
            return;
        }
        switch (event) {
            case EngineEvent.StatusChanged changed -> jobs.changed();
            case EngineEvent.Progress progress -> {
                live.compute(
                        event.arn(),
                        (arn, before) -> (before == null ? LiveJob.NONE : before)
                                .progress(progress.stage(), progress.fraction()));
                tell.run();
            }
            case EngineEvent.MetricReported metric -> {
                live.compute(
                        event.arn(),
                        (arn, before) ->
                                (before == null ? LiveJob.NONE : before).reported(metric.metric(), metric.value()));
                tell.run();
            }
            case EngineEvent.ResourcesSampled sampled -> {}
            case EngineEvent.StepChanged step -> {}
            case EngineEvent.LogLine line -> {}
        }
        listeners.values().forEach(listener -> listener.accept(event));
    }

    private void told() {
        change.set(change.get() + 1);
    }

    /** Reads the list after it could not be read. JavaFX thread. */
    void retry() {
        jobs.restart();
    }

    private List<JobEntry> read() {
        List<JobEntry> read = reader.newest();
        lastMetrics(read);
        return read;
    }

    // What ended before the list was opened told no events.
    private void lastMetrics(List<JobEntry> read) {
        read.stream()
                .filter(job -> job.type() == JobType.TRAINING && !live.containsKey(job.arn()))
                .limit(60)
                .forEach(job -> live.putIfAbsent(job.arn(), LiveJob.of(reader.finalMetrics(job.arn()))));
    }

    @Override
    public void close() {
        jobs.close();
        listeners.clear();
        events.close();
    }
}
