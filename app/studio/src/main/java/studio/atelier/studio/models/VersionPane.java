package studio.atelier.studio.models;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import studio.atelier.studio.room.RoomText;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.theme.Icons;

/** The chosen version: its approval with a comment, its metrics, how it is served, where it came from. */
final class VersionPane extends VBox {

    /** What a user can do with a version. */
    interface Actions {
        void decide(VersionEntry version, boolean approved, String comment);

        void delete(VersionEntry version);

        void openRun(String executionArn);
    }

    private final Actions actions;

    VersionPane(Actions actions) {
        super(12);
        this.actions = actions;
        getStyleClass().addAll("at-panel", "version-pane");
    }

    void show(String group, VersionEntry version, Optional<VersionEntry> before) {
        getChildren().clear();
        Label created = Labels.of("Registered " + Times.day(version.created()), "at-caption", "at-text-2");
        VBox title = new VBox(2, Labels.of(group + " / " + version.version(), "at-subtitle"), created);
        Button copy = new Button();
        copy.setGraphic(Icons.of("ci-copy"));
        copy.getStyleClass().add("quiet");
        copy.setAccessibleText("Copy the ARN");
        copy.setOnAction(event -> RoomText.copy(version.arn()));
        getChildren().addAll(new HBox(8, title, Labels.spring(), copy), approval(version));
        if (!version.metrics().isEmpty()) {
            getChildren().addAll(heading("Metrics"), metrics(version.metrics(), before));
        }
        getChildren().addAll(heading("Inference"), inference(version));
        version.execution().ifPresent(arn -> {
            Button run = new Button("Run " + arn.substring(arn.lastIndexOf('/') + 1));
            run.getStyleClass().add("link");
            run.setOnAction(event -> actions.openRun(arn));
            getChildren().addAll(heading("Where it came from"), run);
        });
        Button delete = new Button("Delete this version…", Icons.of("ci-trash-can"));
        delete.setId("delete-version");
        delete.getStyleClass().addAll("quiet", "danger");
        delete.setOnAction(event -> actions.delete(version));
        getChildren().addAll(Labels.spring(), delete);
    }

    private Node approval(VersionEntry version) {
        TextArea reason = new TextArea();
        reason.setId("approval-comment");
        reason.setPromptText("Reason, kept with the version");
        reason.setPrefRowCount(2);
        reason.setWrapText(true);
        Button reject = new Button("Reject");
        reject.setId("reject");
        reject.setMaxWidth(Double.MAX_VALUE);
        reject.setDisable(version.approval().equals("Rejected"));
        reject.setOnAction(event -> actions.decide(version, false, reason.getText()));
        Button approve = new Button("Approve");
        approve.setId("approve");
        approve.getStyleClass().add("primary");
        approve.setMaxWidth(Double.MAX_VALUE);
        approve.setDisable(version.approval().equals("Approved"));
        approve.setOnAction(event -> actions.decide(version, true, reason.getText()));
        HBox buttons = new HBox(8, reject, approve);
        HBox.setHgrow(reject, Priority.ALWAYS);
        HBox.setHgrow(approve, Priority.ALWAYS);
        VBox card = new VBox(8, Labels.status(version.look(), version.word()));
        version.comment().ifPresent(text -> {
            Label words = Labels.of(text, "at-text-2");
            words.setWrapText(true);
            card.getChildren().add(words);
        });
        card.getChildren().addAll(reason, buttons);
        card.getStyleClass().addAll("at-card", "approval-card");
        return card;
    }

    private static Node metrics(Map<String, Double> metrics, Optional<VersionEntry> before) {
        GridPane table = new GridPane(16, 4);
        int row = 0;
        for (var metric : metrics.entrySet()) {
            table.add(Labels.of(metric.getKey(), "at-text-2"), 0, row);
            table.add(Labels.of(Times.number(metric.getValue()), "at-number"), 1, row);
            Optional<Double> old = before.map(version -> version.metrics().get(metric.getKey()));
            if (old.isPresent()) {
                table.add(Labels.of("was " + Times.number(old.get()), "at-number", "at-text-3"), 2, row);
            }
            row++;
        }
        return table;
    }

    private static Node inference(VersionEntry version) {
        GridPane table = new GridPane(16, 4);
        int row = 0;
        row = fact(table, row, "Image", version.images());
        row = fact(table, row, "Accepts", version.contentTypes());
        row = fact(table, row, "Returns", version.responseTypes());
        row = fact(table, row, "Real time", version.instanceTypes());
        row = fact(table, row, "Model", version.modelData().stream().toList());
        fact(table, row, "Size", version.size().map(Times::size).stream().toList());
        return table;
    }

    private static int fact(GridPane table, int row, String name, List<String> values) {
        if (values.isEmpty()) {
            return row;
        }
        Label value = Labels.of(String.join(", ", values), "at-code");
        value.setWrapText(true);
        Label title = Labels.of(name, "at-text-2");
        title.setMinWidth(USE_PREF_SIZE);
        table.add(title, 0, row);
        table.add(value, 1, row);
        return row + 1;
    }

    private static Label heading(String text) {
        return Labels.of(text, "at-strong");
    }
}
