package studio.atelier.designer.editor;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.document.PipelineDocument;
import studio.atelier.designer.graph.GraphNode;
import studio.atelier.designer.graph.PipelineCanvas;
import studio.atelier.designer.inspector.StepInspector;
import studio.atelier.designer.inspector.StepRunView;
import studio.atelier.designer.problem.ProblemsView;
import studio.atelier.designer.run.ParameterMemory;
import studio.atelier.designer.run.PipelineRuns;
import studio.atelier.designer.run.RunMonitor;
import studio.atelier.designer.run.RunState;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.pipelines.validation.Finding;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.notification.Severity;

/**
 * A pipeline definition that is open: its canvas and JSON, its runs, and the tools that belong to it. JavaFX thread.
 */
public final class PipelineEditor implements AutoCloseable {

    private final PipelineDocument document;
    private final PipelineRuns runs;
    private final Workbench workbench;
    private final RunStarter starter;
    private final PipelineCanvas canvas;
    private final DefinitionView view;
    private final EditorToolbar toolbar;
    private final StepInspector inspector;
    private final ProblemsView problems;
    private final StepLogPane logs;
    private final RunTimeline timeline;
    private final OutputsPane outputs;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private Subscription subscriptions = Subscription.EMPTY;

    public PipelineEditor(PipelineDocument document, PipelineRuns runs, ParameterMemory memory, Workbench workbench) {
        this.document = document;
        this.runs = runs;
        this.workbench = workbench;
        this.starter = new RunStarter(document, runs, memory, workbench);
        this.canvas = new PipelineCanvas(workbench.theme());
        this.view = new DefinitionView(document, canvas);
        this.inspector = new StepInspector(document, this::goToStep);
        this.problems = new ProblemsView(document, this::goTo);
        this.logs = new StepLogPane(workbench.theme(), runs.engine());
        this.timeline = new RunTimeline(workbench.theme(), this::goToStep);
        this.outputs = new OutputsPane(runs.engine(), workbench, this::goToStep);
        view.getStyleClass().add("pipeline-editor");
        this.toolbar = new EditorToolbar(this, workbench.theme());
        view.setTop(toolbar.node());
        canvas.setOnLayoutFailure(failure ->
                workbench.notifications().show(Notification.failure("The pipeline could not be laid out", failure)));
        canvas.setOnOpen(step -> workbench.docks().show("inspector"));
        new StepMenu(this, workbench).install();
        canvas.show(document.definition());
        subscribe();
    }

    private void subscribe() {
        follow(canvas.selectedStepProperty(), node -> selected());
        follow(canvas.drawingProperty(), drawing -> showStates());
        and(document.definitionProperty().subscribe((before, now) -> view.definitionChanged(now)));
        follow(document.checkedProperty(), checked -> {
            showStates();
            view.checked();
        });
        follow(runs.stateProperty(), this::runChanged);
    }

    /** Follows a value for as long as the editor is open. */
    <T extends @Nullable Object> void follow(ObservableValue<T> value, Consumer<T> action) {
        and(value.subscribe(action));
    }

    private void and(Subscription subscription) {
        subscriptions = subscriptions.and(subscription);
    }

    public PipelineDocument document() {
        return document;
    }

    public PipelineRuns runs() {
        return runs;
    }

    public PipelineCanvas canvas() {
        return canvas;
    }

    public Node view() {
        return view;
    }

    /** @return contents of the tools around, by the tool's id */
    public Map<String, Node> tools() {
        return Map.of(
                "inspector", inspector,
                "problems", problems,
                "logs", logs,
                "timeline", timeline,
                "outputs", outputs);
    }

    /** While true, nothing on the canvas moves by itself, and zooming jumps. */
    public BooleanProperty reducedMotionProperty() {
        return canvas.reducedMotionProperty();
    }

    /** Tells where details of jobs are read and opened. */
    public void source(StepRunView.Source source) {
        inspector.source(source);
    }

    /** Tells what shows an object that a step left. */
    public void onOpenObject(Consumer<ObjectUri> opener) {
        outputs.onOpenObject(opener);
    }

    /** Tells what shows a version of a model that a step registered, by its ARN. */
    public void onOpenModel(Consumer<String> opener) {
        outputs.onOpenModel(opener);
    }

    /** @return whether the run that is shown goes on */
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Asks for parameters, if the pipeline has any, and starts a run. */
    public void run() {
        starter.ask(List.of());
    }

    /** Starts a run with the values of the last one, without asking. */
    public void runAgain() {
        starter.again();
    }

    /** Runs some steps only; what they need of others comes from the run that is shown, or the latest. */
    public void runSteps(List<String> steps) {
        starter.ask(steps);
    }

    /** Runs the steps that are chosen on the canvas. */
    public void runSelected() {
        runNodes(canvas.selection().items());
    }

    /** Runs the steps of some nodes of the canvas. */
    void runNodes(Collection<String> nodes) {
        List<String> steps = nodes.stream()
                .flatMap(node -> canvas.graph().node(node).stream())
                .map(GraphNode::step)
                .filter(name -> !name.isEmpty())
                .toList();
        if (steps.isEmpty()) {
            workbench
                    .notifications()
                    .show(Notification.of(
                            Severity.INFO, "No step is chosen", "Choose the steps to run on the canvas."));
        } else {
            runSteps(steps);
        }
    }

    /** Opens the list of all changes, undone ones too, to walk to one of them. */
    public void showHistory() {
        toolbar.showHistory();
    }

    public void stop() {
        runs.stop();
    }

    public void retry() {
        runs.retry();
    }

    /** @return whether the JSON is in front, not the canvas */
    public boolean showsJson() {
        return view.showsJsonProperty().get();
    }

    ReadOnlyBooleanProperty showsJsonProperty() {
        return view.showsJsonProperty();
    }

    /** Shows the JSON in place of the canvas, or the canvas again. */
    public void showJson(boolean wanted) {
        view.showJson(wanted);
    }

    /** Chooses a step by its name and brings it into view. */
    public void goToStep(String step) {
        view.goToStep(step);
    }

    /** Shows where a problem is: its step on the canvas, and its place when the JSON is in front. */
    public void goTo(Finding finding) {
        view.goTo(finding);
    }

    /** Shows a node of the canvas where the JSON has it. */
    void showInJson(String node) {
        view.showInJson(node);
    }

    /** Shows the canvas, chooses a node of it and puts it into the middle. */
    void zoomTo(String node) {
        view.showJson(false);
        canvas.zoomTo(node);
    }

    private Optional<String> chosen() {
        return Optional.ofNullable(canvas.selectedStepProperty().get())
                .flatMap(node -> canvas.graph().node(node))
                .map(GraphNode::step);
    }

    private void selected() {
        String step = chosen().orElse(null);
        inspector.show(step);
        logs.show(Optional.ofNullable(step), Optional.ofNullable(runs.state()));
        timeline.select(step);
    }

    private void runChanged(@Nullable RunState now) {
        running.set(now != null && !now.status().isFinal());
        inspector.showRun(now);
        Optional<RunMonitor> shown = runs.shownProperty().get();
        if (now != null && shown.isPresent()) {
            timeline.show(now, shown.get().graph());
        } else {
            timeline.clear();
        }
        outputs.show(now);
        logs.show(chosen(), Optional.ofNullable(now));
        showStates();
    }

    private void showStates() {
        canvas.setStates(
                NodeStates.of(canvas.graph(), document.checkedProperty().get(), runs.state()));
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        canvas.close();
        logs.close();
        runs.close();
    }
}
