package studio.atelier.designer.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.scene.layout.BorderPane;
import studio.atelier.designer.run.RunState;
import studio.atelier.designer.run.StepState;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.log.LiveLogSource;
import studio.atelier.workbench.log.LogView;
import studio.atelier.workbench.theme.Theme;

/** The log of the chosen step in the run that is shown, or of the step that runs while none is chosen. */
final class StepLogPane extends BorderPane implements AutoCloseable {

    /** Text kept at most, in characters; the beginning of longer logs is in the workspace. */
    private static final long KEPT = 64L << 20;

    private final Engine engine;
    private final LogView view;
    private final Placeholder none = new Placeholder(
            "ci-terminal", "No log", "Run the pipeline and choose a step that runs a job to follow its log.");
    private Optional<String> job = Optional.empty();
    private Optional<Following> following = Optional.empty();

    /** A log that is followed: its lines are handed on in batches, so that a chatty job costs no frames. */
    private static final class Following implements AutoCloseable {

        private final LiveLogSource source = new LiveLogSource(KEPT);
        private final List<String> pending = new ArrayList<>();
        private final ScheduledExecutorService handing = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("log-lines").factory());
        private final EventStream.Subscription subscription;

        Following(Engine engine, String jobArn) {
            handing.scheduleWithFixedDelay(this::handOn, 50, 50, TimeUnit.MILLISECONDS);
            subscription = engine.events().followLog(jobArn, this::take);
        }

        private void take(EngineEvent.LogLine line) {
            synchronized (pending) {
                pending.add(line.text());
            }
        }

        private void handOn() {
            List<String> lines;
            synchronized (pending) {
                lines = List.copyOf(pending);
                pending.clear();
            }
            if (!lines.isEmpty()) {
                source.append(lines);
            }
        }

        @Override
        public void close() {
            Thread.ofVirtual().start(() -> {
                subscription.close();
                handing.shutdownNow();
            });
        }
    }

    StepLogPane(Theme theme, Engine engine) {
        this.engine = engine;
        this.view = new LogView(theme);
        getStyleClass().add("at-sheet");
        setCenter(none);
    }

    void show(Optional<String> step, Optional<RunState> run) {
        Optional<String> wanted = run.flatMap(state -> step.isPresent()
                ? Optional.ofNullable(state.steps().get(step.get())).flatMap(StepState::jobArn)
                : newest(state));
        wanted = wanted.filter(StepLogPane::hasLog);
        if (wanted.equals(job)) {
            return;
        }
        job = wanted;
        following.ifPresent(Following::close);
        following = wanted.map(arn -> new Following(engine, arn));
        following.ifPresent(log -> view.setSource(log.source));
        setCenter(following.isPresent() ? view : none);
    }

    private static Optional<String> newest(RunState state) {
        return state.steps().values().stream()
                .filter(step -> step.jobArn().filter(StepLogPane::hasLog).isPresent()
                        && step.started().isPresent())
                .max((a, b) -> a.started().orElseThrow().compareTo(b.started().orElseThrow()))
                .flatMap(StepState::jobArn);
    }

    private static boolean hasLog(String arn) {
        return arn.contains(":training-job/") || arn.contains(":processing-job/");
    }

    @Override
    public void close() {
        following.ifPresent(Following::close);
        following = Optional.empty();
    }
}
