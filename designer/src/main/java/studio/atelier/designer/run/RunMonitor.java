package studio.atelier.designer.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.expression.StepGraph;
import studio.atelier.workbench.thread.UiThread;

/**
 * Follows an execution, whoever runs it: reads it, then again whenever an event says that a step changed, and joins
 * progress and metrics of its jobs in between. The state is set on the JavaFX thread, a few times a second at most.
 */
public final class RunMonitor implements AutoCloseable {

    /** Changes closer together are shown as one. */
    private static final Duration CALM = Duration.ofMillis(60);

    /** An event may be missed while the database changes hands. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);

    private final String arn;
    private final Consumer<RuntimeException> failed;
    private final RunReader reader;
    private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>();
    private final ScheduledExecutorService reading = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("follow-run").factory());
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Map<String, Live> live = new LinkedHashMap<>();
    private final EventStream.Subscription subscription;
    private final PipelineDefinition definition;
    private final StepGraph graph;
    private RunState read;
    private Set<String> jobs;

    /** What events told of a job since the execution was read. */
    private static final class Live {
        private String stage = "";
        private double fraction;
        private final Map<String, Double> metrics = new LinkedHashMap<>();
    }

    private RunMonitor(Engine engine, String arn, Consumer<RuntimeException> failed) {
        this.arn = arn;
        this.failed = failed;
        this.reader = new RunReader(engine.sageMaker());
        this.definition = reader.definition(arn);
        this.graph = StepGraph.of(definition);
        this.read = reader.read(arn, definition);
        this.jobs = read.jobs();
        state.set(read);
        this.subscription = engine.events().subscribe(this::event);
        // What happened between the reading and the first event.
        ask();
        long period = LOOK_AGAIN.toMillis();
        reading.scheduleWithFixedDelay(this::lookIfRunning, period, period, TimeUnit.MILLISECONDS);
    }

    /**
     * Begins to follow. Waits for the engine; call it in the background.
     *
     * @param failed told when the execution cannot be read any more, as when it was deleted
     */
    public static RunMonitor follow(Engine engine, String arn, Consumer<RuntimeException> failed) {
        return new RunMonitor(engine, arn, failed);
    }

    public String arn() {
        return arn;
    }

    /** @return the definition that the execution runs */
    public PipelineDefinition definition() {
        return definition;
    }

    /** @return which step of that definition waits for which */
    public StepGraph graph() {
        return graph;
    }

    public ReadOnlyObjectProperty<RunState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public RunState state() {
        return state.get();
    }

    private void event(EngineEvent event) {
        switch (event) {
            case EngineEvent.StepChanged step when step.arn().equals(arn) -> ask();
            case EngineEvent.StatusChanged change when change.arn().equals(arn) -> ask();
            case EngineEvent.StatusChanged change ->
                note(change.arn(), job -> {
                    job.stage = change.detail().orElse(change.status());
                    job.fraction = 0;
                });
            case EngineEvent.Progress progress ->
                note(progress.arn(), job -> {
                    job.stage = progress.stage();
                    job.fraction = Double.isNaN(progress.fraction()) ? 0 : progress.fraction();
                });
            case EngineEvent.MetricReported metric ->
                note(metric.arn(), job -> job.metrics.put(metric.metric(), metric.value()));
            case EngineEvent.StepChanged _, EngineEvent.LogLine _, EngineEvent.ResourcesSampled _ -> {
                // Of another execution, or followed by the log view.
            }
        }
    }

    private void note(String job, Consumer<Live> change) {
        boolean ours;
        synchronized (live) {
            ours = jobs.contains(job);
            change.accept(live.computeIfAbsent(job, key -> new Live()));
        }
        if (ours) {
            show();
        }
    }

    private void ask() {
        if (asked.compareAndSet(false, true) && !reading.isShutdown()) {
            reading.schedule(this::look, CALM.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void lookIfRunning() {
        if (!read.status().isFinal()) {
            look();
        }
    }

    private void look() {
        asked.set(false);
        try {
            RunState fresh = reader.read(arn, definition);
            synchronized (live) {
                read = fresh;
                jobs = fresh.jobs();
            }
            show();
        } catch (RuntimeException e) {
            // The root of this thread: it has nobody else to tell.
            failed.accept(e);
        }
    }

    private final Runnable showLater = UiThread.coalesced(this::showNow);

    private void show() {
        showLater.run();
    }

    private void showNow() {
        RunState now;
        synchronized (live) {
            Map<String, StepState> told = new HashMap<>();
            read.steps()
                    .values()
                    .forEach(step ->
                            step.jobArn().map(live::get).ifPresent(job -> told.put(step.name(), joined(step, job))));
            now = read.withSteps(told);
        }
        state.set(now);
    }

    private static StepState joined(StepState step, Live told) {
        StepState measured = step.measured(new LinkedHashMap<>(told.metrics));
        return step.status().isFinal() ? measured : measured.progressed(told.stage, told.fraction);
    }

    @Override
    public void close() {
        subscription.close();
        reading.shutdownNow();
    }
}
