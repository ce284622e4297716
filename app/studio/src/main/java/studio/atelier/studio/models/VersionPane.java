package studio.atelier.studio.models;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.atelier.studio.room.MetricCells;
import studio.atelier.studio.room.RoomText;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.theme.Icons;

/** The chosen version: its approval, how it is served, where it came from. JavaFX thread. */
final class VersionPane extends StackPane {

    /** As wide as most names of metrics. */
    private static final double NAMES = 100;

    private final ModelActions actions;
    private final TextArea comment = new TextArea();
    private @Nullable ModelVersion shown;

    VersionPane(ModelActions actions) {
        this.actions = actions;
        getStyleClass().add("at-panel");
        setId("model-version-pane");
        comment.setId("approval-comment");
        comment.setPromptText("Reason, kept with the version");
        comment.setAccessibleText("Reason for approving or rejecting");
        comment.setPrefRowCount(2);
        comment.setWrapText(true);
        show(null);
    }

    /**
     * @param version null for none
     */
    void show(@Nullable ModelVersion version) {
        if (version == null) {
            shown = null;
            getChildren()
                    .setAll(new Placeholder(
                            "ci-catalog", "No version chosen", "Choose a version in the list to see it here."));
            return;
        }
        if (version.equals(shown)) {
            return;
        }
        // What is being written stays while the same version changes around it.
        if (shown == null || !shown.arn().equals(version.arn())) {
            comment.setText("");
        }
        shown = version;
        VBox content = new VBox(12, head(version), approval(version));
        content.getStyleClass().add("version-content");
        if (!version.description().isEmpty()) {
            content.getChildren().add(words(version.description()));
        }
        content.getChildren().addAll(metrics(version), inference(version), data(version), origin(version));
        content.getChildren().addAll(history(version), foot(version));
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        getChildren().setAll(scroll);
    }

    private static Node head(ModelVersion version) {
        Label caption = Labels.of("Registered " + Times.relative(version.registered()), "at-caption", "at-text-2");
        VBox names = new VBox(Labels.of(version.group() + " / " + version.number(), "at-title"), caption);
        HBox head = new HBox(10, Icons.of("ci-model", "at-icon-20", "version-icon"), names);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node approval(ModelVersion version) {
        HBox state = new HBox(
                Labels.status(version.approval().status(), version.approval().word()), Labels.spring());
        Button reject = new Button("Reject");
        reject.setId("reject");
        reject.setDisable(version.approval() == Approval.REJECTED);
        reject.setOnAction(event -> decide(version, Approval.REJECTED));
        Button approve = new Button("Approve");
        approve.setId("approve");
        approve.getStyleClass().add("primary");
        approve.setDisable(version.approval() == Approval.APPROVED);
        approve.setOnAction(event -> decide(version, Approval.APPROVED));
        for (Button button : List.of(reject, approve)) {
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
        }
        VBox card = new VBox(8, state);
        if (!version.comment().isEmpty()) {
            card.getChildren().add(words(version.comment()));
        }
        card.getChildren().addAll(comment, new HBox(8, reject, approve));
        card.getStyleClass().addAll("at-card", "approval-card");
        return card;
    }

    private void decide(ModelVersion version, Approval approval) {
        actions.decide(version, approval, comment.getText().strip());
        comment.setText("");
    }

    private static Node metrics(ModelVersion version) {
        GridPane facts = facts();
        version.metrics().forEach((name, value) -> fact(facts, name, MetricCells.words(value)));
        return version.metrics().isEmpty() ? new VBox() : section("Metrics", facts);
    }

    private static Node inference(ModelVersion version) {
        GridPane facts = facts();
        version.containers().forEach(container -> fact(facts, "Image", container.image()));
        fact(facts, "Accepts", list(version.serving().accepts()));
        fact(facts, "Returns", list(version.serving().returns()));
        fact(facts, "Real time", list(version.serving().realTime()));
        fact(facts, "Batch", list(version.serving().batch()));
        return section("Inference", facts);
    }

    private static Node data(ModelVersion version) {
        GridPane facts = facts();
        for (ModelVersion.Container container : version.containers()) {
            fact(facts, "Data", container.data().isEmpty() ? "None" : container.data());
            if (!container.data().isEmpty()) {
                fact(
                        facts,
                        "Size",
                        container.dataSize().isPresent()
                                ? Times.size(container.dataSize().getAsLong())
                                : "The data is not there");
            }
        }
        return section("Model data", facts);
    }

    private Node origin(ModelVersion version) {
        GridPane facts = facts();
        version.origin()
                .ifPresentOrElse(
                        origin -> {
                            fact(facts, "Pipeline", origin.pipeline());
                            row(facts, "Run", link("origin-run", origin.run(), () -> actions.openOrigin(version)));
                            fact(facts, "Step", origin.step());
                            origin.trainingJob()
                                    .ifPresent(job -> row(
                                            facts,
                                            "Training job",
                                            link(
                                                    "origin-job",
                                                    job.substring(job.lastIndexOf('/') + 1),
                                                    () -> actions.openJob(job))));
                        },
                        () -> fact(facts, "Run", "Not registered by a run that is known"));
        return section("Where it came from", facts);
    }

    private static Button link(String id, String text, Runnable action) {
        Button link = new Button(text);
        link.setId(id);
        link.setMnemonicParsing(false);
        link.setWrapText(true);
        link.getStyleClass().addAll("link", "fact-link");
        link.setOnAction(event -> action.run());
        return link;
    }

    private static Node history(ModelVersion version) {
        GridPane facts = facts();
        fact(
                facts,
                RoomText.utc(version.registered()),
                "Registered"
                        + version.origin().map(origin -> " by " + origin.step()).orElse(""));
        if (version.changed().isAfter(version.registered())) {
            fact(facts, RoomText.utc(version.changed()), "Last changed, now " + lower(version.approval()));
        }
        return section("History", facts);
    }

    private static String lower(Approval approval) {
        return approval.word().toLowerCase(Locale.ENGLISH);
    }

    private Node foot(ModelVersion version) {
        Button copy = new Button("Copy ARN", Icons.of("ci-copy"));
        copy.setId("copy-model-arn");
        copy.setOnAction(event -> actions.copyArn(version));
        Button delete = new Button("Delete…", Icons.of("ci-trash-can"));
        delete.setId("delete-version");
        delete.getStyleClass().add("danger");
        delete.setOnAction(event -> actions.delete(version));
        return new HBox(8, copy, delete);
    }

    private static String list(List<String> values) {
        return values.isEmpty() ? "Not said" : values.stream().collect(Collectors.joining(", "));
    }

    private static Node section(String title, Node content) {
        VBox section = new VBox(6, Labels.of(title, "at-strong"), content);
        section.getStyleClass().add("version-section");
        return section;
    }

    private static Label words(String text) {
        Label label = Labels.of(text, "at-text-2");
        label.setWrapText(true);
        return label;
    }

    private static GridPane facts() {
        GridPane facts = new GridPane(12, 4);
        ColumnConstraints name = new ColumnConstraints(NAMES, NAMES, 150);
        ColumnConstraints value = new ColumnConstraints();
        value.setHgrow(Priority.ALWAYS);
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setPrefWidth(Region.USE_COMPUTED_SIZE);
        facts.getColumnConstraints().setAll(name, value);
        return facts;
    }

    private static void fact(GridPane facts, String name, String value) {
        Label label = Labels.of(value);
        label.setWrapText(true);
        row(facts, name, label);
    }

    private static void row(GridPane facts, String name, Node value) {
        int row = facts.getRowCount();
        Label label = Labels.of(name, "at-text-2");
        label.setMinWidth(NAMES);
        facts.add(label, 0, row);
        facts.add(value, 1, row);
        GridPane.setValignment(label, VPos.TOP);
    }
}
