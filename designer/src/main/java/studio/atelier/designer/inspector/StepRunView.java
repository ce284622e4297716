package studio.atelier.designer.inspector;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import studio.atelier.designer.run.RunState;
import studio.atelier.designer.run.StepState;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.thread.UiThread;

/** How a step stands in a run: status, times, metrics, why the cache missed, its job. */
public final class StepRunView {

    /** Reads what the state does not hold, in the background. */
    public interface Source {

        /** @return why the step was run although caching is on; completes empty if it hit or has no cache */
        CompletableFuture<List<MissedAttribute>> whyMissed(String executionArn, String step);

        /** @return the job's describe response, indented; completes empty for a step without a job */
        CompletableFuture<Optional<String>> describeJob(String jobArn);

        void openJob(String jobArn);
    }

    /**
     * An attribute of the cache's key that was another one in the run that came nearest.
     */
    public record MissedAttribute(String attribute, String before, String now) {}

    private StepRunView() {}

    static List<Node> of(RunState run, StepState step, Optional<Source> source) {
        List<Node> nodes = new ArrayList<>();
        GridPane facts = new GridPane(12, 4);
        int row = 0;
        facts.add(Labels.status(step.status(), word(step)), 1, row);
        facts.add(Labels.of("Status", "at-text-2"), 0, row++);
        row = time(facts, row, "Started", step.started());
        row = time(facts, row, "Ended", step.ended());
        Optional<String> elapsed = step.elapsed(Instant.now()).map(Times::shortLength);
        if (elapsed.isPresent()) {
            facts.add(Labels.of("Time", "at-text-2"), 0, row);
            facts.add(Labels.of(elapsed.get(), "at-number"), 1, row++);
        }
        if (step.cachedFrom().isPresent()) {
            facts.add(Labels.of("Taken from", "at-text-2"), 0, row);
            facts.add(Labels.of("run " + tail(step.cachedFrom().get()), "at-code"), 1, row++);
        }
        nodes.add(facts);
        step.message().ifPresent(message -> {
            Label text = Labels.of(message, "at-status-failed");
            text.setWrapText(true);
            nodes.add(text);
        });
        if (!step.metrics().isEmpty()) {
            nodes.add(heading("Metrics"));
            GridPane metrics = new GridPane(12, 4);
            int line = 0;
            for (var metric : step.metrics().entrySet()) {
                metrics.add(Labels.of(metric.getKey(), "at-text-2"), 0, line);
                metrics.add(Labels.of(Times.number(metric.getValue()), "at-number"), 1, line++);
            }
            nodes.add(metrics);
        }
        source.ifPresent(reader -> details(run, step, reader, nodes));
        return nodes;
    }

    private static void details(RunState run, StepState step, Source source, List<Node> nodes) {
        VBox missed = new VBox(4);
        nodes.add(missed);
        source.whyMissed(run.arn(), step.name()).thenAccept(list -> UiThread.run(() -> showMissed(missed, list)));
        step.jobArn().ifPresent(job -> {
            nodes.add(heading("Job"));
            Button open = new Button(tail(job));
            open.setTooltip(new Tooltip("Open the job's page"));
            open.getStyleClass().add("link");
            open.setOnAction(event -> source.openJob(job));
            nodes.add(open);
            TextArea describe = new TextArea();
            describe.setEditable(false);
            describe.setPrefRowCount(16);
            describe.getStyleClass().add("mono");
            describe.setAccessibleText("Resolved arguments and results of the job");
            VBox place = new VBox(4);
            nodes.add(place);
            source.describeJob(job)
                    .thenAccept(text -> UiThread.run(() -> text.ifPresent(json -> {
                        describe.setText(json);
                        place.getChildren().setAll(heading("Resolved arguments and results"), describe);
                    })));
        });
    }

    private static void showMissed(VBox place, List<MissedAttribute> list) {
        if (list.isEmpty()) {
            return;
        }
        place.getChildren().add(heading("Why the cache missed"));
        for (MissedAttribute attribute : list) {
            Label name = Labels.of(attribute.attribute(), "at-code");
            name.setWrapText(true);
            Label before = Labels.of("− " + attribute.before(), "at-code", "diff-removed");
            before.setWrapText(true);
            before.setMaxWidth(Double.MAX_VALUE);
            Label now = Labels.of("+ " + attribute.now(), "at-code", "diff-added");
            now.setWrapText(true);
            now.setMaxWidth(Double.MAX_VALUE);
            place.getChildren().add(new VBox(1, name, before, now));
        }
    }

    private static Label heading(String text) {
        Label label = Labels.of(text, "at-strong");
        VBox.setMargin(label, new javafx.geometry.Insets(8, 0, 0, 0));
        return label;
    }

    private static int time(GridPane facts, int row, String name, Optional<Instant> time) {
        if (time.isEmpty()) {
            return row;
        }
        Label value = Labels.of(Times.day(time.get()), "at-number");
        value.setTooltip(new Tooltip(time.get().toString()));
        facts.add(Labels.of(name, "at-text-2"), 0, row);
        facts.add(value, 1, row);
        return row + 1;
    }

    private static String word(StepState step) {
        return step.detail().isEmpty() ? step.status().word() : step.status().word() + ", " + step.detail();
    }

    private static String tail(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
