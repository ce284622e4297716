package studio.atelier.designer.inspector;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import studio.atelier.designer.problem.ProblemLook;
import studio.atelier.engine.pipelines.validation.Finding;
import studio.atelier.engine.pipelines.validation.Fix;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.theme.Icons;

/** A finding below the field that it is about, with its fix. */
final class ProblemLine {

    private ProblemLine() {}

    static Node of(Finding finding, Consumer<Fix> apply) {
        var look = ProblemLook.of(finding.severity());
        Label text = Labels.of(finding.message(), "at-caption", look.style());
        text.setWrapText(true);
        VBox words = new VBox(2, text);
        HBox.setHgrow(words, Priority.ALWAYS);
        finding.fix().ifPresent(fix -> {
            Button button = new Button(fix.title());
            button.getStyleClass().addAll("link", "small");
            button.setOnAction(event -> apply.accept(fix));
            words.getChildren().add(button);
        });
        HBox line = new HBox(4, Icons.of(look.icon(), "at-icon-14", look.style()), words);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }
}
