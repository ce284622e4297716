package studio.atelier.studio.executions;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.run.RunReader;
import studio.atelier.designer.run.RunRows;
import studio.atelier.designer.run.RunState;
import studio.atelier.engine.pipelines.expression.StepGraph;
import studio.atelier.studio.room.ReadStates;
import studio.atelier.studio.room.RoomContext;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.thread.LiveReading;
import studio.atelier.workbench.thread.Reading;
import studio.atelier.workbench.timeline.TimelineView;

/** The selected run: its steps over time, what kept its end waiting, its tags. JavaFX thread. */
final class RunPane extends BorderPane implements AutoCloseable {

    /**
     * Which step of a run waits for which.
     *
     * @param arn of the run
     */
    private record Plan(String arn, StepGraph graph) {}

    private static final double WIDE = 720;

    private final RunReader reader;
    private final LiveReading<Plan> plan;
    private final TimelineView timeline;
    private final StepFacts facts;
    private final Label title = Labels.of("", "at-title");
    private final HBox status = new HBox();
    private final TagBar tags;
    private final ScrollPane side;
    private volatile String wanted = "";
    private @Nullable RunEntry run;

    RunPane(RoomContext context, RunActions actions) {
        this.reader = new RunReader(context.engine().sageMaker());
        this.plan = new LiveReading<>("read-plan", Duration.ZERO, progress -> readPlan());
        this.timeline = new TimelineView(context.workbench().theme(), InstantSource.system());
        this.facts = new StepFacts(context.links()::openJob, timeline.selectedProperty()::set);
        this.tags = new TagBar(actions);
        setId("run-pane");
        getStyleClass().addAll("at-sheet", "compare");
        timeline.setId("run-timeline");
        Button open = new Button("Open in the pipeline", Icons.of("ci-launch"));
        open.setId("run-open");
        open.getStyleClass().add("quiet");
        open.setOnAction(event -> shown().ifPresent(actions::open));
        status.getStyleClass().add("run-status");
        HBox bar = new HBox(Icons.of("ci-roadmap"), title, status, tags, Labels.spring(), open);
        bar.getStyleClass().add("at-toolbar");
        setTop(bar);
        side = new ScrollPane(facts);
        side.setFitToWidth(true);
        side.getStyleClass().add("compare-side");
        setRight(side);
        widthProperty().subscribe(width -> {
            boolean wide = width.doubleValue() > WIDE;
            side.setVisible(wide);
            side.setManaged(wide);
        });
        timeline.selectedProperty().subscribe(step -> showFacts());
        plan.stateProperty().subscribe(state -> showTimeline());
    }

    void show(RunEntry fresh) {
        boolean other =
                shown().filter(before -> before.arn().equals(fresh.arn())).isEmpty();
        run = fresh;
        title.setText(fresh.summary().title());
        status.getChildren().setAll(Labels.pill(fresh.status(), fresh.status().word()));
        tags.show(fresh);
        if (other) {
            wanted = fresh.arn();
            timeline.selectedProperty().set(null);
            timeline.reset();
            plan.restart();
        } else {
            showTimeline();
        }
    }

    private Optional<RunEntry> shown() {
        return Optional.ofNullable(run);
    }

    private Plan readPlan() {
        String arn = wanted;
        return new Plan(arn, StepGraph.of(reader.definition(arn)));
    }

    private void showTimeline() {
        Optional<RunState> state = shown().flatMap(RunEntry::state);
        switch (plan.state()) {
            case Reading.Ready<Plan>(Plan found)
            when state.filter(steps -> steps.arn().equals(found.arn())).isPresent() -> {
                timeline.show(RunRows.of(state.get(), found.graph()));
                if (getCenter() != timeline) {
                    setCenter(timeline);
                }
                showFacts();
            }
            case Reading.Failed<Plan>(Throwable failure) ->
                alone(ReadStates.failed(
                        "run-try-again", "The steps of the run cannot be read", failure, plan::restart));
            case Reading.Ready<Plan> waiting -> alone(ReadStates.waiting("Reading the steps"));
            case Reading.Waiting<Plan> waiting -> alone(ReadStates.waiting("Reading the steps"));
        }
    }

    private void alone(Node node) {
        facts.clear();
        setCenter(node);
    }

    private void showFacts() {
        shown().filter(any -> getCenter() == timeline).flatMap(RunEntry::state).ifPresent(state -> {
            List<String> critical = timeline.criticalPath();
            facts.show(state, critical, timeline.selectedProperty().get());
        });
    }

    TimelineView timeline() {
        return timeline;
    }

    @Override
    public void close() {
        plan.close();
    }
}
