package studio.atelier.designer.inspector;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import studio.atelier.engine.pipelines.validation.Finding;
import studio.atelier.engine.pipelines.validation.Fix;
import studio.atelier.engine.pipelines.validation.Severity;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.theme.Icons;

/** A finding below the field that it is about, with its fix. */
final class ProblemLine {

    private ProblemLine() {}

    static Node of(Finding finding, Consumer<Fix> apply) {
        String style = style(finding.severity());
        Label text = Labels.of(finding.message(), "at-caption", style);
        text.setWrapText(true);
        VBox words = new VBox(2, text);
        HBox.setHgrow(words, Priority.ALWAYS);
        finding.fix().ifPresent(fix -> {
            Button button = new Button(fix.title());
            button.getStyleClass().addAll("link", "small");
            button.setOnAction(event -> apply.accept(fix));
            words.getChildren().add(button);
        });
        HBox line = new HBox(4, Icons.of(icon(finding.severity()), "at-icon-14", style), words);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    static String style(Severity severity) {
        return switch (severity) {
            case ERROR -> "at-status-failed";
            case WARNING -> "at-status-warning";
            case INFO -> "at-status-running";
        };
    }

    static String icon(Severity severity) {
        return switch (severity) {
            case ERROR -> "ci-warning-filled";
            case WARNING -> "ci-warning-alt-filled";
            case INFO -> "ci-information";
        };
    }
}
