package studio.atelier.studio.executions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.studio.room.RoomText;
import studio.atelier.workbench.thread.UiThread;

/**
 * The pipelines of an engine, and the executions of the one that is chosen, kept up with whatever this or another
 * program does. Properties are of the JavaFX thread; the engine is asked in the background.
 */
final class RunsModel implements AutoCloseable {

    /** What there is to show of the chosen pipeline. */
    sealed interface Runs {

        /** Nothing read yet. */
        record Loading(String pipeline) implements Runs {}

        /** @param runs the latest first */
        record Ready(String pipeline, List<RunEntry> runs) implements Runs {}

        record Failed(String pipeline, RuntimeException failure) implements Runs {}
    }

    /** Changes closer together are shown as one. */
    private static final Duration CALM = Duration.ofMillis(120);

    /** Details are shown in pieces of this many while they are read. */
    private static final int PIECE = 20;

    private final RunsReader reader;
    private final EventStream.Subscription events;
    private final ScheduledExecutorService reading = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("read-runs").factory());
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ReadOnlyObjectWrapper<@Nullable List<PipelineEntry>> pipelines = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<RuntimeException>> failure =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<@Nullable Runs> runs = new ReadOnlyObjectWrapper<>();
    private volatile Optional<String> wanted = Optional.empty();
    private volatile boolean listDue = true;
    private final Set<String> changed = new HashSet<>();

    // Of the reading thread.
    private final Map<String, RunEntry> known = new HashMap<>();

    RunsModel(Engine engine) {
        this.reader = new RunsReader(engine.sageMaker());
        this.events = engine.events().subscribe(this::event);
        ask(Duration.ZERO);
    }

    /** @return the pipeline that ran last first; null until they are read */
    ReadOnlyObjectProperty<@Nullable List<PipelineEntry>> pipelinesProperty() {
        return pipelines.getReadOnlyProperty();
    }

    /** @return why the pipelines cannot be listed */
    ReadOnlyObjectProperty<Optional<RuntimeException>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<String>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** @return runs of the chosen pipeline; null while none is chosen */
    ReadOnlyObjectProperty<@Nullable Runs> runsProperty() {
        return runs.getReadOnlyProperty();
    }

    /** Shows another pipeline. */
    void choose(String pipeline) {
        if (chosen.get().filter(pipeline::equals).isPresent()) {
            return;
        }
        wanted = Optional.of(pipeline);
        chosen.set(wanted);
        runs.set(new Runs.Loading(pipeline));
        ask(Duration.ZERO);
    }

    /** Shows no pipeline, as after the chosen one was deleted. */
    void chooseNone() {
        wanted = Optional.empty();
        chosen.set(wanted);
        runs.set(null);
    }

    /** Reads everything again, as after a failure or a change that tells no event. */
    void refresh(String... arns) {
        synchronized (changed) {
            changed.addAll(List.of(arns));
        }
        listDue = true;
        ask(Duration.ZERO);
    }

    private void event(EngineEvent event) {
        switch (event) {
            case EngineEvent.StatusChanged change
            when change.kind().equals("pipeline-execution") -> {
                listDue = true;
                changed(change.arn());
            }
            case EngineEvent.StatusChanged change
            when change.kind().equals("pipeline") -> {
                listDue = true;
                ask(CALM);
            }
            case EngineEvent.StepChanged step when isOfChosen(step.arn()) -> changed(step.arn());
            default -> {
                // Of something that these lists do not show.
            }
        }
    }

    private boolean isOfChosen(String arn) {
        return wanted.filter(name -> RoomText.isOf(arn, name)).isPresent();
    }

    private void changed(String arn) {
        synchronized (changed) {
            changed.add(arn);
        }
        ask(CALM);
    }

    private void ask(Duration delay) {
        if (asked.compareAndSet(false, true)) {
            try {
                reading.schedule(this::look, delay.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                // Closed: nobody looks any more.
                asked.set(false);
            }
        }
    }

    private void look() {
        asked.set(false);
        try {
            if (listDue) {
                listDue = false;
                List<PipelineEntry> found = reader.pipelines();
                UiThread.run(() -> {
                    failure.set(Optional.empty());
                    pipelines.set(found);
                });
            }
        } catch (RuntimeException e) {
            UiThread.run(() -> failure.set(Optional.of(e)));
        }
        wanted.ifPresent(this::readRuns);
    }

    private void readRuns(String pipeline) {
        try {
            Set<String> stale;
            synchronized (changed) {
                stale = Set.copyOf(changed);
                changed.clear();
            }
            List<RunEntry> entries = new ArrayList<>(reader.runs(pipeline));
            for (int i = 0; i < entries.size(); i++) {
                RunEntry fresh = entries.get(i);
                RunEntry before = known.get(fresh.arn());
                if (before != null) {
                    String note = before.note().isEmpty() ? fresh.note() : before.note();
                    entries.set(i, before.with(fresh.summary(), note));
                }
            }
            publish(pipeline, entries);
            int read = 0;
            for (int i = 0; i < entries.size() && isWanted(pipeline); i++) {
                RunEntry entry = entries.get(i);
                RunEntry before = known.get(entry.arn());
                if (before == null || stale.contains(entry.arn()) || before.status() != entry.status()) {
                    RunEntry whole = reader.details(entry);
                    known.put(whole.arn(), whole);
                    entries.set(i, whole);
                    if (++read % PIECE == 0) {
                        publish(pipeline, entries);
                    }
                }
            }
            publish(pipeline, entries);
        } catch (RuntimeException e) {
            UiThread.run(() -> {
                if (isWanted(pipeline)) {
                    runs.set(new Runs.Failed(pipeline, e));
                }
            });
        }
    }

    private boolean isWanted(String pipeline) {
        return wanted.filter(pipeline::equals).isPresent() && !reading.isShutdown();
    }

    private void publish(String pipeline, List<RunEntry> entries) {
        Runs.Ready ready = new Runs.Ready(pipeline, List.copyOf(entries));
        UiThread.run(() -> {
            if (isWanted(pipeline)) {
                runs.set(ready);
            }
        });
    }

    /** Ends reading; a read that goes on is waited for in the background. */
    @Override
    public void close() {
        reading.shutdownNow();
        Thread.ofVirtual().name("close-runs").start(events::close);
    }
}
