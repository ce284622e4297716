package studio.atelier.designer.editor;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.layout.BorderPane;
import studio.atelier.designer.document.PipelineDocument;
import studio.atelier.designer.graph.PipelineCanvas;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.validation.Finding;

/** A definition as a graph or as its text, and the ways to a place in the one that is in front. */
final class DefinitionView extends BorderPane {

    private final PipelineDocument document;
    private final PipelineCanvas canvas;
    private final JsonPane json = new JsonPane();
    private final ReadOnlyBooleanWrapper showsJson = new ReadOnlyBooleanWrapper();

    DefinitionView(PipelineDocument document, PipelineCanvas canvas) {
        this.document = document;
        this.canvas = canvas;
        setCenter(canvas);
    }

    ReadOnlyBooleanProperty showsJsonProperty() {
        return showsJson.getReadOnlyProperty();
    }

    /** Shows the JSON in place of the canvas, or the canvas again. */
    void showJson(boolean wanted) {
        if (wanted) {
            json.show(document.definition().text());
            json.mark(document.checkedProperty().get());
        }
        setCenter(wanted ? json.node() : canvas);
        showsJson.set(wanted);
    }

    /** Follows a change of the definition. */
    void definitionChanged(PipelineDefinition now) {
        canvas.update(now);
        if (showsJson.get()) {
            json.show(now.text());
        }
    }

    /** Follows what the validator says. */
    void checked() {
        if (showsJson.get()) {
            json.mark(document.checkedProperty().get());
        }
    }

    /** Chooses a step by its name and brings it into view. */
    void goToStep(String step) {
        if (showsJson.get()) {
            document.definition().step(step).ifPresent(found -> goToPointer(found.pointer()));
        } else {
            canvas.graph().named(step).ifPresent(node -> canvas.reveal(node.id()));
        }
    }

    /** Shows where a problem is: its step on the canvas, and its place when the JSON is in front. */
    void goTo(Finding finding) {
        Optional<String> step = document.checkedProperty().get().stepOf(finding);
        if (showsJson.get() || step.isEmpty()) {
            showJson(true);
            json.goTo(finding.line(), finding.column());
        } else {
            goToStep(step.get());
        }
    }

    /**
     * Shows a node of the graph where the text has it.
     */
    void showInJson(String node) {
        canvas.graph().node(node).ifPresent(found -> {
            showJson(true);
            goToPointer(found.pointer());
        });
    }

    private void goToPointer(String pointer) {
        var position = document.definition().source().of(pointer);
        json.goTo(position.line(), position.column());
    }
}
