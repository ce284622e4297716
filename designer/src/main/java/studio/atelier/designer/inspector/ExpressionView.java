package studio.atelier.designer.inspector;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import studio.atelier.workbench.control.Labels;

/** An expression as pieces that name what they refer to, with what it comes to below, where that can be told. */
final class ExpressionView extends VBox {

    /**
     * @param goTo called with the step that a clicked piece refers to
     */
    ExpressionView(FormRow.Content.Computed computed, Consumer<String> goTo) {
        super(2);
        Pane pieces = computed.segments().size() == 1 ? new HBox(2) : new FlowPane(2, 2);
        pieces.getStyleClass().add("expression-field");
        pieces.getChildren().add(Labels.of("fx", "fx-mark"));
        for (Segment segment : computed.segments()) {
            pieces.getChildren().add(piece(segment, goTo));
        }
        pieces.setMinWidth(40);
        setMinWidth(40);
        getChildren().add(pieces);
        computed.now().ifPresent(now -> {
            Label value = Labels.of("= " + now, "at-caption", "at-text-3");
            value.setTooltip(new Tooltip(now));
            getChildren().add(value);
        });
    }

    private static Label piece(Segment segment, Consumer<String> goTo) {
        Label label = new Label(segment.text());
        label.setMinWidth(20);
        label.setMaxWidth(200);
        switch (segment.kind()) {
            case TEXT -> label.getStyleClass().add("at-code");
            case PARAMETER -> label.getStyleClass().add("pill-parameter");
            case EXECUTION -> label.getStyleClass().add("pill-execution");
            case STEP -> {
                label.getStyleClass().add("pill-step");
                label.setTooltip(new Tooltip("Go to " + segment.target()));
                label.setOnMouseClicked(event -> goTo.accept(segment.target()));
            }
        }
        return label;
    }
}
