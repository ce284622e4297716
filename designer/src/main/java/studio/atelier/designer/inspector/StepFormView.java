package studio.atelier.designer.inspector;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.document.PipelineDocument;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.validation.Finding;
import studio.atelier.workbench.control.Labels;

/** The settings of a step as a form, each problem below the field that it is about. */
final class StepFormView extends VBox {

    private static final double LABELS = 132;
    private static final double INDENT = 12;

    private final PipelineDocument document;
    private final Consumer<String> goTo;

    /**
     * @param goTo called with a step that an expression refers to
     */
    StepFormView(PipelineDocument document, Consumer<String> goTo) {
        this.document = document;
        this.goTo = goTo;
        getStyleClass().add("inspector-form");
    }

    /** Shows a step; what is being typed in a field stays, if the field is there again. */
    void show(PipelineDefinition definition, Step step, List<Finding> findings) {
        Typing typing = Typing.in(this);
        getChildren().clear();
        step.description().ifPresent(text -> {
            Label description = Labels.of(text, "at-text-2");
            description.setWrapText(true);
            getChildren().add(description);
        });
        for (StepForm.Section section : StepForm.of(definition, step)) {
            Label title = Labels.of(section.title(), "at-strong");
            setMargin(title, new Insets(getChildren().isEmpty() ? 0 : 12, 0, 4, 0));
            getChildren().add(title);
            section.rows().forEach(row -> getChildren().add(row(row, findings)));
            if (section.rows().isEmpty()) {
                getChildren().add(Labels.of("Empty", "at-text-3"));
            }
            about(section.pointer(), findings).forEach(finding -> getChildren().add(problem(finding)));
        }
        about(step.pointer(), findings).forEach(finding -> getChildren().addFirst(problem(finding)));
        if (typing != null) {
            typing.goOn(this);
        }
    }

    private static List<Finding> about(String pointer, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.pointer().equals(pointer))
                .toList();
    }

    private Node row(FormRow row, List<Finding> findings) {
        Label label = Labels.of(row.label(), "at-text-2");
        label.setTooltip(new Tooltip(row.pointer()));
        label.setMinWidth(60);
        HBox line = new HBox(8, label);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setPadding(new Insets(0, 0, 0, row.depth() * INDENT));
        line.getStyleClass().add("form-row");
        List<Finding> here = about(row.pointer(), findings);
        switch (row.content()) {
            case FormRow.Content.Group group -> {
                label.getStyleClass().setAll("label", "at-control", "at-text-1");
                line.getChildren().add(Labels.of(group.size() == 0 ? "empty" : "", "at-text-3"));
            }
            case FormRow.Content.Value value -> {
                label.setPrefWidth(LABELS - row.depth() * INDENT);
                ValueField field = new ValueField(row, value, !here.isEmpty(), json -> set(row, json));
                HBox.setHgrow(field, Priority.ALWAYS);
                line.getChildren().add(field);
            }
            case FormRow.Content.Computed computed -> {
                label.setPrefWidth(LABELS - row.depth() * INDENT);
                line.setAlignment(Pos.TOP_LEFT);
                ExpressionView expression = new ExpressionView(computed, goTo);
                HBox.setHgrow(expression, Priority.ALWAYS);
                line.getChildren().add(expression);
            }
        }
        if (here.isEmpty()) {
            return line;
        }
        VBox both = new VBox(2, line);
        here.forEach(finding -> both.getChildren().add(problem(finding)));
        return both;
    }

    private void set(FormRow row, tools.jackson.databind.JsonNode value) {
        String text = value.isString() ? value.stringValue() : value.toString();
        document.change(
                "set " + row.label() + " to " + text,
                document.definition().edited(List.of(new JsonEdit.Put(row.pointer(), value))));
    }

    private Node problem(Finding finding) {
        return ProblemLine.of(finding, document::fix);
    }

    /** Text that is being typed while the form is made anew, as when an edit of another field was checked. */
    private record Typing(String field, String text, int caret) {

        static @Nullable Typing in(StepFormView form) {
            return form.getScene() != null
                            && form.getScene().getFocusOwner() instanceof ValueField field
                            && form.lookup("#" + field.getId()) == field
                    ? new Typing(field.getId(), field.getText(), field.getCaretPosition())
                    : null;
        }

        void goOn(StepFormView form) {
            if (form.lookup("#" + field) instanceof ValueField again) {
                if (text.equals(again.getText())) {
                    again.requestFocus();
                    return;
                }
                // A field without a skin would mark all its text once it gets one.
                again.applyCss();
                again.requestFocus();
                again.setText(text);
                again.positionCaret(caret);
            }
        }
    }
}
