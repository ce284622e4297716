package studio.atelier.designer.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionSummary;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.LateSubscription;
import studio.atelier.workbench.task.TaskCenter;
import studio.atelier.workbench.thread.LiveReading;
import studio.atelier.workbench.thread.Reading;
import studio.atelier.workbench.thread.UiThread;

/**
 * The executions of one pipeline, and the one that is shown. Whoever starts one, in this window or another program, it
 * appears in the list. JavaFX thread; the engine is asked in the background.
 */
public final class PipelineRuns implements AutoCloseable {

    private static final int SHOWN = 50;
    private static final Duration CALM = Duration.ofMillis(100);

    private final Engine engine;
    private final String pipeline;
    private final TaskCenter tasks;
    private final BiConsumer<String, Throwable> failed;
    private final RunLauncher launcher;
    private final ObservableList<RunSummary> recent = FXCollections.observableArrayList();
    private final ObservableList<RunSummary> recentView = FXCollections.unmodifiableObservableList(recent);
    private final ReadOnlyObjectWrapper<Optional<RunMonitor>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<@Nullable RunState> state = new ReadOnlyObjectWrapper<>();
    private final LateSubscription events;
    private final LiveReading<List<RunSummary>> reading;
    private @Nullable Subscription following;
    private boolean closed;

    /**
     * @param failed told what could not be done and why
     */
    public PipelineRuns(Engine engine, String pipeline, TaskCenter tasks, BiConsumer<String, Throwable> failed) {
        this.engine = engine;
        this.pipeline = pipeline;
        this.tasks = tasks;
        this.failed = failed;
        this.launcher = new RunLauncher(engine.sageMaker());
        this.reading = new LiveReading<>("list-runs", CALM, progress -> read());
        reading.stateProperty().subscribe(this::showRecent);
        this.events = LateSubscription.of(engine.events(), this::event, reading::refresh);
        reading.refresh();
    }

    public String pipeline() {
        return pipeline;
    }

    public Engine engine() {
        return engine;
    }

    /** @return executions, the latest first, at most 50 */
    public ObservableList<RunSummary> recent() {
        return recentView;
    }

    public ReadOnlyObjectProperty<Optional<RunMonitor>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** @return how the execution that is shown stands; null if none is */
    public ReadOnlyObjectProperty<@Nullable RunState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public @Nullable RunState state() {
        return state.get();
    }

    /** Starts an execution and shows it. */
    public void start(RunLauncher.Request request) {
        tasks.start(
                "Starting " + pipeline,
                context -> RunMonitor.follow(engine, launcher.start(request), this::lost),
                this::attach);
    }

    /** Shows an execution. */
    public void show(String arn) {
        if (shown.get().filter(monitor -> monitor.arn().equals(arn)).isPresent()) {
            return;
        }
        tasks.start("Reading the run", context -> RunMonitor.follow(engine, arn, this::lost), this::attach);
    }

    /** Shows no execution. */
    public void hide() {
        detach();
        shown.set(Optional.empty());
        state.set(null);
    }

    /** Stops the execution that is shown, as StopPipelineExecution does. */
    public void stop() {
        shown.get()
                .ifPresent(monitor -> tasks.start(
                        "Stopping " + pipeline,
                        context -> {
                            launcher.stop(monitor.arn());
                            return monitor;
                        },
                        any -> reading.refresh()));
    }

    /** Runs again what failed or was stopped in the execution that is shown. */
    public void retry() {
        shown.get()
                .ifPresent(monitor -> tasks.start(
                        "Retrying " + pipeline,
                        context -> {
                            launcher.retry(monitor.arn());
                            return RunMonitor.follow(engine, monitor.arn(), this::lost);
                        },
                        this::attach));
    }

    private void attach(RunMonitor monitor) {
        if (closed) {
            closeLater(monitor);
            return;
        }
        detach();
        shown.set(Optional.of(monitor));
        following = monitor.stateProperty().subscribe(state::set);
        reading.changed();
    }

    private void detach() {
        if (following != null) {
            following.unsubscribe();
            following = null;
        }
        shown.get().ifPresent(PipelineRuns::closeLater);
    }

    private static void closeLater(RunMonitor monitor) {
        Thread.ofVirtual().start(monitor::close);
    }

    private void lost(RuntimeException failure) {
        UiThread.run(() -> {
            hide();
            if (!(failure instanceof ResourceNotFoundException)) {
                // What was deleted is gone from the list of runs too, and nobody is told of it twice.
                failed.accept("The run can no longer be read", failure);
            }
        });
    }

    private void event(EngineEvent event) {
        if (event instanceof EngineEvent.StatusChanged change && change.kind().equals("pipeline-execution")) {
            reading.changed();
        }
    }

    private void showRecent(Reading<List<RunSummary>> found) {
        switch (found) {
            case Reading.Ready<List<RunSummary>>(List<RunSummary> runs) -> {
                if (!recent.equals(runs)) {
                    recent.setAll(runs);
                }
            }
            case Reading.Failed<List<RunSummary>>(Throwable failure) ->
                failed.accept("The runs of " + pipeline + " cannot be listed", failure);
            case Reading.Waiting<List<RunSummary>> waiting -> {}
        }
    }

    private List<RunSummary> read() {
        List<PipelineExecutionSummary> all;
        try {
            all = list();
        } catch (ResourceNotFoundException e) {
            // Not registered yet: no runs.
            return List.of();
        }
        List<RunSummary> found = new ArrayList<>();
        for (int i = 0; i < Math.min(SHOWN, all.size()); i++) {
            PipelineExecutionSummary one = all.get(i);
            found.add(new RunSummary(
                    one.pipelineExecutionArn(),
                    all.size() - i,
                    one.pipelineExecutionDisplayName(),
                    Statuses.of(one.pipelineExecutionStatusAsString()),
                    one.startTime()));
        }
        return found;
    }

    private List<PipelineExecutionSummary> list() {
        return engine
                .sageMaker()
                .listPipelineExecutionsPaginator(builder ->
                        builder.pipelineName(pipeline).sortBy("CreationTime").sortOrder("Descending"))
                .stream()
                .flatMap(page -> page.pipelineExecutionSummaries().stream())
                .toList();
    }

    @Override
    public void close() {
        closed = true;
        reading.close();
        hide();
        events.close();
    }
}
