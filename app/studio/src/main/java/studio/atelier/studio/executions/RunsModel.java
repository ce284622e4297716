package studio.atelier.studio.executions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.LateSubscription;
import studio.atelier.studio.room.RoomText;
import studio.atelier.workbench.thread.LiveReading;
import studio.atelier.workbench.thread.Reading;

/**
 * The pipelines of an engine, and the executions of the one that is chosen, kept up with whatever this or another
 * program does. Properties are of the JavaFX thread; the engine is asked in the background.
 */
final class RunsModel implements AutoCloseable {

    /**
     * Runs of a pipeline.
     *
     * @param runs the latest first
     */
    record Runs(String pipeline, List<RunEntry> runs) {}

    /** Changes closer together are shown as one. */
    private static final Duration CALM = Duration.ofMillis(120);

    /** Details are shown in pieces of this many while they are read. */
    private static final int PIECE = 20;

    private static final String NONE = "";

    private final RunsReader reader;
    private final LiveReading<List<PipelineEntry>> pipelines;
    private final LiveReading<Runs> runs;
    private final LateSubscription events;
    private final ReadOnlyObjectWrapper<Optional<String>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private volatile String wanted = NONE;
    private final Set<String> changed = new HashSet<>();

    // Of the thread that reads runs: details by ARN, and those that have changed since.
    private final Map<String, RunEntry> known = new HashMap<>();
    private final Set<String> stale = new HashSet<>();

    RunsModel(Engine engine) {
        this.reader = new RunsReader(engine.sageMaker());
        this.pipelines = new LiveReading<>("read-pipelines", CALM, progress -> reader.pipelines());
        this.runs = new LiveReading<>("read-runs", CALM, this::readRuns);
        this.events = LateSubscription.of(engine.events(), this::event, pipelines::refresh);
        pipelines.refresh();
    }

    /** @return the pipeline that ran last first */
    ReadOnlyObjectProperty<Reading<List<PipelineEntry>>> pipelinesProperty() {
        return pipelines.stateProperty();
    }

    ReadOnlyObjectProperty<Optional<String>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** @return runs of the chosen pipeline; waiting while none is chosen */
    ReadOnlyObjectProperty<Reading<Runs>> runsProperty() {
        return runs.stateProperty();
    }

    /** Shows another pipeline. */
    void choose(String pipeline) {
        if (!wanted.equals(pipeline)) {
            wanted = pipeline;
            chosen.set(Optional.of(pipeline));
            runs.restart();
        }
    }

    /** Shows no pipeline, as after the chosen one was deleted. */
    void chooseNone() {
        wanted = NONE;
        chosen.set(Optional.empty());
        runs.clear();
    }

    /** Reads everything again, as after a change that tells no event. */
    void refresh(String... arns) {
        synchronized (changed) {
            changed.addAll(List.of(arns));
        }
        pipelines.refresh();
        if (!wanted.equals(NONE)) {
            runs.refresh();
        }
    }

    /** Reads what could not be read. */
    void retry() {
        if (pipelines.state().problem().isPresent()) {
            pipelines.restart();
        }
        if (runs.state().problem().isPresent()) {
            runs.restart();
        }
    }

    private void event(EngineEvent event) {
        switch (event) {
            case EngineEvent.StatusChanged change
            when change.kind().equals("pipeline-execution") -> {
                pipelines.changed();
                changed(change.arn());
            }
            case EngineEvent.StatusChanged change when change.kind().equals("pipeline") -> pipelines.changed();
            case EngineEvent.StepChanged step -> changed(step.arn());
            default -> {
                // Of something that these lists do not show.
            }
        }
    }

    private void changed(String execution) {
        synchronized (changed) {
            changed.add(execution);
        }
        if (RoomText.isOf(execution, wanted)) {
            runs.changed();
        }
    }

    private Runs readRuns(LiveReading.Progress<Runs> progress) {
        String pipeline = wanted;
        if (pipeline.equals(NONE)) {
            // No pipeline is chosen since this was asked for.
            return new Runs(NONE, List.of());
        }
        synchronized (changed) {
            stale.addAll(changed);
            changed.clear();
        }
        List<RunEntry> entries = new ArrayList<>(reader.runs(pipeline));
        entries.replaceAll(this::withKnownDetails);
        progress.show(new Runs(pipeline, List.copyOf(entries)));
        int read = 0;
        for (int i = 0; i < entries.size() && !progress.isOutdated(); i++) {
            RunEntry entry = entries.get(i);
            RunEntry before = known.get(entry.arn());
            if (before == null || stale.contains(entry.arn()) || before.status() != entry.status()) {
                RunEntry whole = reader.details(entry);
                known.put(whole.arn(), whole);
                stale.remove(whole.arn());
                entries.set(i, whole);
                if (++read % PIECE == 0) {
                    progress.show(new Runs(pipeline, List.copyOf(entries)));
                }
            }
        }
        return new Runs(pipeline, List.copyOf(entries));
    }

    private RunEntry withKnownDetails(RunEntry fresh) {
        RunEntry before = known.get(fresh.arn());
        return before == null
                ? fresh
                : before.with(fresh.summary(), before.note().isEmpty() ? fresh.note() : before.note());
    }

    /** Ends reading; a read that goes on ends by itself, and the subscription in the background. */
    @Override
    public void close() {
        pipelines.close();
        runs.close();
        events.close();
    }
}
