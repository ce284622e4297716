package studio.atelier.designer.editor;

import java.util.Optional;
import javafx.scene.layout.BorderPane;
import studio.atelier.designer.run.FollowedLog;
import studio.atelier.designer.run.RunState;
import studio.atelier.designer.run.StepState;
import studio.atelier.engine.api.Engine;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.log.LogView;
import studio.atelier.workbench.theme.Theme;

/** The log of the chosen step in the run that is shown, or of the step that runs while none is chosen. */
final class StepLogPane extends BorderPane implements AutoCloseable {

    private final Engine engine;
    private final LogView view;
    private final Placeholder none = new Placeholder(
            "ci-terminal", "No log", "Run the pipeline and choose a step that runs a job to follow its log.");
    private Optional<String> job = Optional.empty();
    private Optional<FollowedLog> following = Optional.empty();

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
        following.ifPresent(FollowedLog::close);
        following = wanted.map(arn -> new FollowedLog(engine, arn));
        following.ifPresent(log -> view.setSource(log.source()));
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
        following.ifPresent(FollowedLog::close);
        following = Optional.empty();
    }
}
