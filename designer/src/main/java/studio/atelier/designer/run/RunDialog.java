package studio.atelier.designer.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import studio.atelier.engine.pipelines.definition.Parameter;
import studio.atelier.engine.pipelines.definition.ParameterType;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Select;
import studio.atelier.workbench.frame.DialogCard;

/** Asks for the parameters of a run: checked as they are typed, remembered, and kept under names. */
public final class RunDialog {

    private final ParameterForm form;
    private final ParameterMemory memory;
    private final Path file;
    private final Consumer<Map<String, String>> start;
    private final DialogCard card;
    private final VBox rows = new VBox(8);
    private final Button run = new Button("Start run");
    private final MenuButton presets = new MenuButton("Presets");
    private final Map<String, Label> problems = new LinkedHashMap<>();
    private final Map<String, Node> editors = new LinkedHashMap<>();

    /**
     * @param title a question or verb, as in "Run abalone"
     * @param start called with the values to give, once they are complete
     */
    public RunDialog(
            String title, ParameterForm form, ParameterMemory memory, Path file, Consumer<Map<String, String>> start) {
        this.form = form;
        this.memory = memory;
        this.file = file;
        this.start = start;
        this.card = new DialogCard(title, 480);
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(420);
        scroll.setFocusTraversable(false);
        presets.setId("presets");
        presets.getStyleClass().add("quiet");
        card.setBody(scroll);
        Button cancel = new Button("Cancel");
        cancel.setOnAction(event -> card.close());
        run.setDefaultButton(true);
        run.setId("start-run");
        run.getStyleClass().add("primary");
        run.setOnAction(event -> go());
        card.setButtons(presets, cancel, run);
        fill();
    }

    public DialogCard card() {
        return card;
    }

    private void go() {
        if (form.isComplete()) {
            memory.remember(file, form.given());
            card.close();
            start.accept(form.given());
        }
    }

    private void fill() {
        rows.getChildren().clear();
        problems.clear();
        editors.clear();
        form.parameters().forEach(parameter -> rows.getChildren().add(row(parameter)));
        if (form.parameters().isEmpty()) {
            rows.getChildren().add(Labels.of("This pipeline has no parameters.", "at-text-2"));
        }
        fillPresets();
        check();
    }

    private Node row(Parameter parameter) {
        Label name = Labels.of(parameter.name(), "at-control");
        Label type = Labels.of(parameter.type().json(), "at-caption", "at-text-3");
        HBox head = new HBox(8, name, Labels.spring(), type);
        head.setAlignment(Pos.BASELINE_LEFT);
        Node editor = editor(parameter);
        editor.setId("parameter-" + parameter.name());
        editor.setAccessibleText(parameter.name());
        editors.put(parameter.name(), editor);
        Label problem = Labels.of("", "at-caption", "at-status-failed");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.visibleProperty());
        problems.put(parameter.name(), problem);
        VBox row = new VBox(4, head);
        parameter.description().ifPresent(text -> {
            Label description = Labels.of(text, "at-caption", "at-text-2");
            description.setWrapText(true);
            row.getChildren().add(description);
        });
        row.getChildren().addAll(editor, problem);
        return row;
    }

    private Node editor(Parameter parameter) {
        List<String> choices = new ArrayList<>(parameter.enumValues());
        if (parameter.type() == ParameterType.BOOLEAN) {
            choices = List.of("true", "false");
        }
        if (!choices.isEmpty()) {
            Select<String> box = new Select<>();
            box.getItems().addAll(choices);
            box.setValue(form.value(parameter.name()));
            box.setMaxWidth(Double.MAX_VALUE);
            box.valueProperty().addListener((observable, before, now) -> take(parameter, now));
            return box;
        }
        TextField field = new TextField(form.value(parameter.name()));
        field.setPromptText(ParameterForm.standard(parameter));
        HBox.setHgrow(field, Priority.ALWAYS);
        field.textProperty().addListener((observable, before, now) -> take(parameter, now));
        return field;
    }

    private void take(Parameter parameter, String text) {
        form.type(parameter.name(), text == null ? "" : text);
        check();
    }

    private void check() {
        for (Parameter parameter : form.parameters()) {
            Optional<String> problem = form.problem(parameter);
            Label label = problems.get(parameter.name());
            Node editor = editors.get(parameter.name());
            if (label != null && editor != null) {
                label.setText(problem.orElse(""));
                label.setVisible(problem.isPresent());
                editor.getStyleClass().remove("invalid");
                if (problem.isPresent()) {
                    editor.getStyleClass().add("invalid");
                }
            }
        }
        run.setDisable(!form.isComplete());
    }

    private void fillPresets() {
        presets.getItems().clear();
        MenuItem defaults = new MenuItem("Defaults");
        defaults.setOnAction(event -> use(Map.of()));
        presets.getItems().add(defaults);
        memory.presets(file).forEach((name, values) -> {
            MenuItem item = new MenuItem(name);
            item.setOnAction(event -> use(values));
            presets.getItems().add(item);
        });
        TextField name = new TextField();
        name.setPromptText("Keep as…");
        name.setId("preset-name");
        name.setOnAction(event -> {
            if (!name.getText().isBlank()) {
                memory.preset(file, name.getText().strip(), form.given());
                presets.hide();
                fillPresets();
            }
        });
        presets.getItems().addAll(new SeparatorMenuItem(), new CustomMenuItem(name, false));
    }

    private void use(Map<String, String> values) {
        form.fill(values);
        fill();
    }
}
