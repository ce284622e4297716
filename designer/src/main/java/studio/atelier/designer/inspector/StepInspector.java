package studio.atelier.designer.inspector;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.document.PipelineDocument;
import studio.atelier.designer.graph.StepCategory;
import studio.atelier.designer.run.RunState;
import studio.atelier.designer.run.StepState;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.validation.Finding;
import studio.atelier.engine.pipelines.validation.Severity;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.theme.Icons;
import tools.jackson.databind.JsonNode;

/**
 * The chosen step: its settings as a form, how it stands in the run that is shown, and its JSON. Values can be
 * changed; each change can be undone and is checked at once.
 */
public final class StepInspector extends BorderPane {

    private final PipelineDocument document;
    private final Consumer<String> goTo;
    private final Label name = Labels.of("", "at-subtitle");
    private final Label kind = Labels.of("", "at-caption", "at-text-2");
    private final StackPane tile = new StackPane();
    private final StackPane pill = new StackPane();
    private final VBox form = new VBox();
    private final VBox run = new VBox(8);
    private final TextArea json = new TextArea();
    private final TabPane tabs = new TabPane();
    private final BorderPane content = new BorderPane();
    private @Nullable String step;
    private @Nullable RunState state;
    private StepRunView.@Nullable Source source;

    /**
     * @param goTo called with a step to choose on the canvas
     */
    public StepInspector(PipelineDocument document, Consumer<String> goTo) {
        this.document = document;
        this.goTo = goTo;
        getStyleClass().addAll("inspector", "at-panel");
        tile.getStyleClass().add("step-tile");
        VBox words = new VBox(2, name, kind);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head = new HBox(8, tile, words, pill);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("inspector-head");
        json.setEditable(false);
        json.getStyleClass().add("mono");
        json.setAccessibleText("JSON of the step");
        form.getStyleClass().add("inspector-form");
        run.getStyleClass().add("inspector-form");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs().addAll(tab("Settings", scroll(form)), tab("This run", scroll(run)), tab("JSON", json));
        content.setTop(head);
        content.setCenter(tabs);
        document.checkedProperty().subscribe(checked -> show());
        show(null);
    }

    /** Tells where the run's details are read from; without it the tab "This run" says what is known from the list. */
    public void source(StepRunView.Source reader) {
        this.source = reader;
    }

    /**
     * @param chosen a step's name, or null for none
     */
    public void show(@Nullable String chosen) {
        boolean other = chosen == null || !chosen.equals(step);
        step = chosen;
        show();
        if (other) {
            showRun();
        }
    }

    /** Takes how the run that is shown stands; null for none. */
    public void showRun(@Nullable RunState now) {
        RunState before = state;
        state = now;
        showPill();
        if (changed(before, now)) {
            showRun();
        }
    }

    private boolean changed(@Nullable RunState before, @Nullable RunState now) {
        return !stepState(before).equals(stepState(now)) || before == null != (now == null);
    }

    private Optional<StepState> stepState(@Nullable RunState of) {
        return of == null || step == null
                ? Optional.empty()
                : Optional.ofNullable(of.steps().get(step));
    }

    private static Tab tab(String title, Node content) {
        return new Tab(title, content);
    }

    private static ScrollPane scroll(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    private void show() {
        PipelineDefinition definition = document.definition();
        Optional<Step> found = Optional.ofNullable(step).flatMap(definition::step);
        if (found.isEmpty()) {
            setCenter(new Placeholder(
                    "ci-settings-adjust", "No step is chosen", "Click a step on the canvas to see its settings."));
            return;
        }
        setCenter(content);
        Step shown = found.get();
        name.setText(shown.name());
        kind.setText(shown.typeName() + " step");
        StepCategory category = StepCategory.of(shown.type());
        tile.getStyleClass().setAll("step-tile", "step-tile-" + category.name().toLowerCase(java.util.Locale.ROOT));
        tile.getChildren().setAll(Icons.of(category.icon()));
        showPill();
        showForm(definition, shown);
        json.setText(Json.pretty(shown.raw()));
    }

    private void showPill() {
        long errors = step == null ? 0 : findings(Severity.ERROR);
        if (errors > 0) {
            pill.getChildren().setAll(Labels.pill(Status.FAILED, errors + (errors == 1 ? " error" : " errors")));
            return;
        }
        pill.getChildren()
                .setAll(stepState(state)
                        .map(now -> List.<Node>of(
                                Labels.pill(now.status(), now.status().word())))
                        .orElse(List.of()));
    }

    private long findings(Severity severity) {
        return document.checkedProperty().get().of(step == null ? "" : step).stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private void showForm(PipelineDefinition definition, Step shown) {
        form.getChildren().clear();
        List<Finding> findings = document.checkedProperty().get().of(shown.name());
        shown.description().ifPresent(text -> {
            Label description = Labels.of(text, "at-text-2");
            description.setWrapText(true);
            form.getChildren().add(description);
        });
        for (StepForm.Section section : StepForm.of(definition, shown)) {
            Label title = Labels.of(section.title(), "at-strong");
            VBox.setMargin(title, new Insets(form.getChildren().isEmpty() ? 0 : 12, 0, 4, 0));
            form.getChildren().add(title);
            section.rows().forEach(row -> form.getChildren().add(row(row, findings)));
            if (section.rows().isEmpty()) {
                form.getChildren().add(Labels.of("Empty", "at-text-3"));
            }
            findings.stream()
                    .filter(finding -> finding.pointer().equals(section.pointer()))
                    .forEach(finding -> form.getChildren().add(problem(finding)));
        }
        findings.stream()
                .filter(finding -> finding.pointer().equals(shown.pointer()))
                .forEach(finding -> form.getChildren().addFirst(problem(finding)));
    }

    private Node row(FormRow row, List<Finding> findings) {
        Label label = Labels.of(row.label(), "at-text-2");
        label.setTooltip(new Tooltip(row.pointer()));
        label.setMinWidth(60);
        HBox line = new HBox(8, label);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setPadding(new Insets(0, 0, 0, row.depth() * 12.0));
        line.getStyleClass().add("form-row");
        List<Finding> here = findings.stream()
                .filter(finding -> finding.pointer().equals(row.pointer()))
                .toList();
        switch (row.content()) {
            case FormRow.Content.Group group -> {
                label.getStyleClass().setAll("label", "at-control", "at-text-1");
                line.getChildren().add(Labels.of(group.size() == 0 ? "empty" : "", "at-text-3"));
            }
            case FormRow.Content.Value value -> {
                label.setPrefWidth(132 - row.depth() * 12.0);
                line.getChildren().add(field(row, value, !here.isEmpty()));
            }
            case FormRow.Content.Computed computed -> {
                label.setPrefWidth(132 - row.depth() * 12.0);
                line.setAlignment(Pos.TOP_LEFT);
                line.getChildren().add(expression(computed));
            }
        }
        if (here.isEmpty()) {
            return line;
        }
        VBox both = new VBox(2, line);
        here.forEach(finding -> both.getChildren().add(problem(finding)));
        return both;
    }

    private TextField field(FormRow row, FormRow.Content.Value value, boolean invalid) {
        TextField field = new TextField(value.text());
        field.setId("field" + row.pointer().replace('/', '-'));
        field.setAccessibleText(row.label());
        field.setMinWidth(40);
        field.setPrefColumnCount(6);
        HBox.setHgrow(field, Priority.ALWAYS);
        if (invalid) {
            field.getStyleClass().add("invalid");
        }
        if (value.text().length() > 24) {
            field.setTooltip(new Tooltip(value.text()));
        }
        Runnable commit = () -> commit(row, value, field);
        field.setOnAction(event -> commit.run());
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                commit.run();
            }
        });
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                field.setText(value.text());
            }
        });
        return field;
    }

    private void commit(FormRow row, FormRow.Content.Value value, TextField field) {
        if (field.getText().equals(value.text()) || field.getScene() == null) {
            return;
        }
        Optional<JsonNode> parsed = ValueText.parse(field.getText(), value.json());
        if (parsed.isEmpty()) {
            field.getStyleClass().add("invalid");
            field.setTooltip(new Tooltip(row.label() + " is a number or true or false here, as it was before."));
            return;
        }
        PipelineDefinition definition = document.definition();
        document.change(
                "set " + row.label() + " to " + field.getText(),
                definition.edited(List.of(new JsonEdit.Put(row.pointer(), parsed.get()))));
    }

    private Node expression(FormRow.Content.Computed computed) {
        Pane pieces = computed.segments().size() == 1 ? new HBox(2) : new FlowPane(2, 2);
        pieces.getStyleClass().add("expression-field");
        pieces.getChildren().add(Labels.of("fx", "fx-mark"));
        for (Segment segment : computed.segments()) {
            pieces.getChildren().add(piece(segment));
        }
        pieces.setMinWidth(40);
        VBox box = new VBox(2, pieces);
        box.setMinWidth(40);
        HBox.setHgrow(box, Priority.ALWAYS);
        computed.now().ifPresent(now -> {
            Label value = Labels.of("= " + now, "at-caption", "at-text-3");
            value.setTooltip(new Tooltip(now));
            box.getChildren().add(value);
        });
        return box;
    }

    private Node piece(Segment segment) {
        Label label = new Label(segment.text());
        label.setMinWidth(20);
        label.setMaxWidth(200);
        switch (segment.kind()) {
            case TEXT -> label.getStyleClass().add("at-code");
            case PARAMETER -> label.getStyleClass().addAll("pill-parameter");
            case EXECUTION -> label.getStyleClass().addAll("pill-execution");
            case STEP -> {
                label.getStyleClass().addAll("pill-step");
                label.setTooltip(new Tooltip("Go to " + segment.target()));
                label.setOnMouseClicked(event -> goTo.accept(segment.target()));
            }
        }
        return label;
    }

    private Node problem(Finding finding) {
        return ProblemLine.of(finding, fix -> document.fix(fix));
    }

    private void showRun() {
        run.getChildren().clear();
        Optional<StepState> now = stepState(state);
        if (state == null || now.isEmpty()) {
            run.getChildren()
                    .add(new Placeholder("ci-play-outline", "Not run yet", "Start a run to see what the step did."));
            return;
        }
        run.getChildren().setAll(StepRunView.of(state, now.get(), Optional.ofNullable(source)));
    }
}
