package studio.atelier.designer.inspector;

import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import studio.atelier.designer.graph.StepCategory;
import studio.atelier.designer.run.StepState;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.theme.Icons;

/** The head of the inspector: which step it is, of what kind, and how it stands with it. */
final class InspectorHead extends HBox {

    private final Label name = Labels.of("", "at-subtitle");
    private final Label kind = Labels.of("", "at-caption", "at-text-2");
    private final StackPane tile = new StackPane();
    private final StackPane pill = new StackPane();

    InspectorHead() {
        super(8);
        tile.getStyleClass().add("step-tile");
        VBox words = new VBox(2, name, kind);
        setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(tile, words, pill);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("inspector-head");
    }

    void show(Step step) {
        name.setText(step.name());
        kind.setText(step.typeName() + " step");
        StepCategory category = StepCategory.of(step.type());
        tile.getStyleClass().setAll("step-tile", "step-tile-" + category.name().toLowerCase(Locale.ROOT));
        tile.getChildren().setAll(Icons.of(category.icon()));
    }

    /** Errors are told before the run. */
    void status(long errors, Optional<StepState> run) {
        if (errors > 0) {
            pill.getChildren().setAll(Labels.pill(Status.FAILED, errors + (errors == 1 ? " error" : " errors")));
        } else {
            pill.getChildren()
                    .setAll(run
                            .map(now -> Labels.pill(now.status(), now.status().word()))
                            .stream()
                            .toList());
        }
    }
}
