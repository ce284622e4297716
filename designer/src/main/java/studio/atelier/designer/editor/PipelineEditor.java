package studio.atelier.designer.editor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.BorderPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.document.PipelineDocument;
import studio.atelier.designer.graph.CardAction;
import studio.atelier.designer.graph.PipelineCanvas;
import studio.atelier.designer.graph.PipelineGraph;
import studio.atelier.designer.inspector.StepInspector;
import studio.atelier.designer.inspector.StepRunView;
import studio.atelier.designer.problem.ProblemsView;
import studio.atelier.designer.run.ParameterForm;
import studio.atelier.designer.run.ParameterMemory;
import studio.atelier.designer.run.PipelineRuns;
import studio.atelier.designer.run.RunDialog;
import studio.atelier.designer.run.RunLauncher;
import studio.atelier.designer.run.RunState;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.expression.StepGraph;
import studio.atelier.engine.pipelines.validation.Finding;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.notification.Severity;
import studio.atelier.workbench.theme.Icons;

/**
 * A pipeline definition that is open: its canvas and JSON, its runs, and the tools that belong to it. JavaFX thread.
 */
public final class PipelineEditor implements AutoCloseable {

    private final PipelineDocument document;
    private final PipelineRuns runs;
    private final ParameterMemory memory;
    private final Workbench workbench;
    private final BorderPane view = new BorderPane();
    private final PipelineCanvas canvas;
    private final JsonPane json;
    private final StepInspector inspector;
    private final ProblemsView problems;
    private final StepLogPane logs;
    private final RunTimeline timeline;
    private final OutputsPane outputs;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private Subscription subscriptions = Subscription.EMPTY;
    private java.util.function.Consumer<Boolean> onView = any -> {};
    private boolean showsJson;

    public PipelineEditor(PipelineDocument document, PipelineRuns runs, ParameterMemory memory, Workbench workbench) {
        this.document = document;
        this.runs = runs;
        this.memory = memory;
        this.workbench = workbench;
        this.canvas = new PipelineCanvas(workbench.theme());
        this.json = new JsonPane();
        this.inspector = new StepInspector(document, this::goToStep);
        this.problems = new ProblemsView(document, this::goTo);
        this.logs = new StepLogPane(workbench.theme(), runs.engine());
        this.timeline = new RunTimeline(workbench.theme(), this::goToStep);
        this.outputs = new OutputsPane(runs.engine(), workbench);
        view.getStyleClass().add("pipeline-editor");
        view.setTop(new EditorToolbar(this, workbench.theme()).node());
        view.setCenter(canvas);
        canvas.setOnLayoutFailure(failure ->
                workbench.notifications().show(Notification.failure("The pipeline could not be laid out", failure)));
        canvas.setCardActions(List.of(
                new CardAction("ci-play-filled-alt", "Run only this step", step -> runSteps(List.of(step))),
                new CardAction("ci-json", "Show in the JSON", this::showInJson)));
        canvas.setOnContextMenu(this::contextMenu);
        canvas.setOnOpen(step -> workbench.docks().show("inspector"));
        PipelineGraph graph = PipelineGraph.of(document.definition());
        canvas.show(graph);
        subscribe();
    }

    private void subscribe() {
        and(canvas.selectedStepProperty().subscribe(this::selected));
        and(document.definitionProperty().subscribe((before, now) -> definitionChanged(now)));
        and(document.checkedProperty().subscribe(checked -> {
            showStates();
            json.mark(checked);
        }));
        and(runs.stateProperty().subscribe(this::runChanged));
        json.show(document.definition().text());
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

    /** Tells where details of jobs are read and opened. */
    public void source(StepRunView.Source source) {
        inspector.source(source);
    }

    /** Tells what shows an object that a step left. */
    public void onOpenObject(java.util.function.Consumer<studio.atelier.engine.api.object.ObjectUri> opener) {
        outputs.onOpen(opener);
    }

    /** @return whether the run that is shown goes on */
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Asks for parameters, if the pipeline has any, and starts a run. */
    public void run() {
        ask(List.of());
    }

    /** Starts a run with the values of the last one, without asking. */
    public void runAgain() {
        if (mayRun()) {
            start(new ParameterForm(document.definition(), memory.last(document.file())).given(), List.of());
        }
    }

    /** Runs some steps only; what they need of others comes from the run that is shown, or the latest. */
    public void runSteps(List<String> steps) {
        ask(steps);
    }

    /** Runs the steps that are chosen on the canvas. */
    public void runSelected() {
        List<String> steps = List.copyOf(canvas.selection().items());
        if (steps.isEmpty()) {
            workbench
                    .notifications()
                    .show(Notification.of(
                            Severity.INFO, "No step is chosen", "Choose the steps to run on the canvas."));
        } else {
            runSteps(steps);
        }
    }

    public void stop() {
        runs.stop();
    }

    public void retry() {
        runs.retry();
    }

    public boolean showsJson() {
        return showsJson;
    }

    /** Shows the JSON in place of the canvas, or the canvas again. */
    public void showJson(boolean wanted) {
        showsJson = wanted;
        if (wanted) {
            json.show(document.definition().text());
        }
        view.setCenter(wanted ? json.node() : canvas);
        onView.accept(wanted);
    }

    /** Told whether the JSON is in front, each time that changes. */
    void onView(java.util.function.Consumer<Boolean> listener) {
        onView = listener;
    }

    /** Chooses a step and brings it into view. */
    public void goToStep(String step) {
        if (showsJson) {
            showInJson(step);
        } else {
            canvas.reveal(step);
        }
    }

    /** Shows where a problem is: its step on the canvas, and its place when the JSON is in front. */
    public void goTo(Finding finding) {
        Optional<String> step = document.checkedProperty().get().stepOf(finding);
        if (showsJson || step.isEmpty()) {
            showJson(true);
            json.goTo(finding.line(), finding.column());
        } else {
            canvas.reveal(step.get());
        }
    }

    private boolean mayRun() {
        long errors = document.checkedProperty().get().errors();
        if (errors > 0) {
            workbench
                    .notifications()
                    .show(Notification.of(
                            Severity.ERROR,
                            errors == 1
                                    ? "An error is to be fixed before a run"
                                    : errors + " errors are to be fixed before a run",
                            "The list of problems names them.",
                            new Notification.Action(
                                    "Show problems", () -> workbench.docks().show("problems"))));
            workbench.docks().show("problems");
            return false;
        }
        return true;
    }

    private void ask(List<String> steps) {
        if (!mayRun()) {
            return;
        }
        ParameterForm form = new ParameterForm(document.definition(), memory.last(document.file()));
        if (form.parameters().isEmpty()) {
            start(Map.of(), steps);
            return;
        }
        String title = steps.isEmpty() ? "Run " + runs.pipeline() : "Run " + String.join(", ", steps);
        workbench.ask(new RunDialog(title, form, memory, document.file(), values -> start(values, steps)).card());
    }

    private void start(Map<String, String> parameters, List<String> steps) {
        Optional<String> source = steps.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(runs.state())
                        .map(RunState::arn)
                        .or(() -> runs.recent().stream().findFirst().map(run -> run.arn()));
        runs.start(new RunLauncher.Request(runs.pipeline(), document.definition(), parameters, steps, source));
    }

    private void definitionChanged(PipelineDefinition now) {
        canvas.update(PipelineGraph.of(now))
                .thenRun(() -> studio.atelier.workbench.thread.UiThread.run(this::showStates));
        if (showsJson) {
            json.show(now.text());
        }
    }

    private void selected(@Nullable String node) {
        String step = node == null
                ? null
                : canvas.graph().node(node).map(found -> found.title()).orElse(null);
        inspector.show(step);
        logs.show(Optional.ofNullable(step), Optional.ofNullable(runs.state()));
        timeline.select(step);
    }

    private void runChanged(@Nullable RunState now) {
        running.set(now != null && !now.status().isFinal());
        inspector.showRun(now);
        timeline.show(now, graph());
        outputs.show(now);
        logs.show(
                Optional.ofNullable(canvas.selectedStepProperty().get())
                        .flatMap(node -> canvas.graph().node(node))
                        .map(found -> found.title()),
                Optional.ofNullable(now));
        showStates();
    }

    private StepGraph graph() {
        return StepGraph.of(
                runs.shownProperty().get().map(monitor -> monitor.definition()).orElseGet(document::definition));
    }

    private void showStates() {
        canvas.setStates(
                NodeStates.of(canvas.graph(), document.checkedProperty().get(), runs.state()));
    }

    private void showInJson(String node) {
        String pointer = canvas.graph().node(node).map(found -> found.pointer()).orElse("");
        showJson(true);
        var position = document.definition().source().of(pointer);
        json.goTo(position.line(), position.column());
    }

    private void contextMenu(Optional<String> step, javafx.geometry.Point2D at) {
        ContextMenu menu = new ContextMenu();
        step.ifPresent(id -> {
            menu.getItems()
                    .addAll(
                            item("Run only this step", "ci-play-filled-alt", () -> runSteps(List.of(id))),
                            item(
                                    "Show the log",
                                    "ci-terminal",
                                    () -> workbench.docks().show("logs")),
                            item("Show in the JSON", "ci-json", () -> showInJson(id)),
                            item("Zoom to it", "ci-zoom-fit", () -> canvas.zoomTo(id)));
        });
        if (step.isEmpty()) {
            menu.getItems()
                    .addAll(
                            item("Run", "ci-play-filled-alt", this::run),
                            item("Fit into the window", "ci-center-to-fit", canvas::fit),
                            item("Show the JSON", "ci-json", () -> showJson(true)));
        }
        menu.show(canvas, at.getX(), at.getY());
    }

    private static MenuItem item(String title, String icon, Runnable action) {
        MenuItem item = new MenuItem(title, Icons.of(icon));
        item.setOnAction(event -> action.run());
        return item;
    }

    /** Follows a value for as long as the editor is open. */
    <T extends @Nullable Object> void follow(ObservableValue<T> value, java.util.function.Consumer<T> action) {
        and(value.subscribe(action));
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        logs.close();
        runs.close();
    }
}
