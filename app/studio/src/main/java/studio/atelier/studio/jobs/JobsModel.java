package studio.atelier.studio.jobs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.workbench.thread.UiThread;

/**
 * The jobs of the workspace, kept up to date by the events of the engine, also for jobs that other processes run. Its
 * property changes on the JavaFX thread.
 */
final class JobsModel implements AutoCloseable {

    private final JobsReader reader;
    private final ReadOnlyObjectWrapper<@Nullable List<JobEntry>> jobs = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<RuntimeException>> failure =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<String, LiveJob> live = new ConcurrentHashMap<>();
    private final Map<Integer, Consumer<EngineEvent>> listeners = new ConcurrentHashMap<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Runnable tell = UiThread.coalesced(this::told);
    private final EventStream.Subscription subscription;
    private volatile boolean closed;
    private int numbers;
    private final ReadOnlyObjectWrapper<Integer> change = new ReadOnlyObjectWrapper<>(0);

    JobsModel(Engine engine) {
        this.reader = new JobsReader(engine);
        this.subscription = engine.events().subscribe(this::happened);
        refresh();
    }

    JobsReader reader() {
        return reader;
    }

    /** @return newest first; null until they were read */
    ReadOnlyObjectProperty<@Nullable List<JobEntry>> jobsProperty() {
        return jobs.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<RuntimeException>> failureProperty() {
        return failure.getReadOnlyProperty();
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
            case EngineEvent.StatusChanged changed -> refresh();
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
            case EngineEvent.StepChanged step -> {}
            case EngineEvent.LogLine line -> {}
        }
        listeners.values().forEach(listener -> listener.accept(event));
    }

    private void told() {
        change.set(change.get() + 1);
    }

    /** Reads the list anew in the background; requests that come meanwhile are one. */
    void refresh() {
        if (closed || !asked.compareAndSet(false, true)) {
            return;
        }
        Thread.ofVirtual().name("jobs").start(() -> {
            asked.set(false);
            try {
                List<JobEntry> read = reader.newest();
                lastMetrics(read);
                UiThread.run(() -> {
                    failure.set(Optional.empty());
                    jobs.set(read);
                });
            } catch (RuntimeException e) {
                if (!closed) {
                    UiThread.run(() -> failure.set(Optional.of(e)));
                }
            }
        });
    }

    // What ended before the list was opened told no events.
    private void lastMetrics(List<JobEntry> read) {
        read.stream()
                .filter(job -> job.type() == JobType.TRAINING && !live.containsKey(job.arn()))
                .limit(60)
                .forEach(job -> {
                    LiveJob known = LiveJob.NONE;
                    for (var point : reader.metrics(job.arn())) {
                        known = known.reported(point.metric(), point.value());
                    }
                    live.putIfAbsent(job.arn(), known);
                });
    }

    @Override
    public void close() {
        closed = true;
        listeners.clear();
        Thread.ofVirtual().start(subscription::close);
    }
}
