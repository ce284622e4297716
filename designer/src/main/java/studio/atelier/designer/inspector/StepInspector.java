package studio.atelier.designer.inspector;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.document.PipelineDocument;
import studio.atelier.designer.run.RunState;
import studio.atelier.designer.run.StepState;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.validation.Finding;
import studio.atelier.engine.pipelines.validation.Severity;
import studio.atelier.workbench.control.Placeholder;

/**
 * The chosen step: its settings as a form, how it stands in the run that is shown, and its JSON. Values can be
 * changed; each change can be undone and is checked at once.
 */
public final class StepInspector extends BorderPane {

    private final PipelineDocument document;
    private final InspectorHead head = new InspectorHead();
    private final StepFormView form;
    private final StepRunView run = new StepRunView();
    private final TextArea json = new TextArea();
    private final Tab jsonTab = new Tab("JSON", json);
    private final BorderPane content = new BorderPane();
    private final Placeholder none = new Placeholder(
            "ci-settings-adjust", "No step is chosen", "Click a step on the canvas to see its settings.");
    private @Nullable String chosen;
    private @Nullable RunState state;

    /**
     * @param goTo called with a step to choose on the canvas
     */
    public StepInspector(PipelineDocument document, Consumer<String> goTo) {
        this.document = document;
        this.form = new StepFormView(document, goTo);
        getStyleClass().addAll("inspector", "at-panel");
        json.setEditable(false);
        json.getStyleClass().add("mono");
        json.setAccessibleText("JSON of the step");
        jsonTab.selectedProperty().subscribe(selected -> step().ifPresent(this::showJson));
        TabPane tabs = new TabPane(new Tab("Settings", scroll(form)), new Tab("This run", scroll(run)), jsonTab);
        tabs.setId("inspector-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        content.setTop(head);
        content.setCenter(tabs);
        document.checkedProperty().subscribe(checked -> showStep());
    }

    /** Tells where the run's details are read from; without it the tab "This run" says what is known from the list. */
    public void source(StepRunView.Source reader) {
        run.source(reader);
    }

    /**
     * @param step a step's name, or null for none
     */
    public void show(@Nullable String step) {
        chosen = step;
        showStep();
        showRun();
    }

    /** Takes how the run that is shown stands; null for none. */
    public void showRun(@Nullable RunState now) {
        Optional<StepState> before = stepState();
        state = now;
        if (!before.equals(stepState())) {
            showStatus();
        }
        showRun();
    }

    private Optional<Step> step() {
        return Optional.ofNullable(chosen).flatMap(document.definition()::step);
    }

    private Optional<StepState> stepState() {
        return state == null || chosen == null
                ? Optional.empty()
                : Optional.ofNullable(state.steps().get(chosen));
    }

    private void showStep() {
        PipelineDefinition definition = document.definition();
        Optional<Step> found = step();
        setCenter(found.isPresent() ? content : none);
        found.ifPresent(step -> {
            head.show(step);
            showStatus();
            form.show(definition, step, findings());
            showJson(step);
        });
    }

    private List<Finding> findings() {
        return chosen == null ? List.of() : document.checkedProperty().get().of(chosen);
    }

    private void showStatus() {
        long errors = findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        head.status(errors, stepState());
    }

    private void showRun() {
        Optional<StepState> now = stepState();
        if (state == null || now.isEmpty()) {
            run.clear();
        } else {
            run.show(state, now.get());
        }
    }

    /** Written out only where it is seen: a Condition holds all that is in its branches. */
    private void showJson(Step step) {
        if (jsonTab.isSelected()) {
            json.setText(Json.pretty(step.raw()));
        }
    }

    private static ScrollPane scroll(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }
}
