package studio.atelier.designer.inspector;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.run.StepState;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.thread.UiThread;

/**
 * What the engine knows of a step beyond its state: why the cache missed, its job. Read again only when the step has
 * another status or another job, not with every metric.
 */
final class RunDetails extends VBox {

    /** What the details depend on. */
    private record Key(String executionArn, String step, Status status, Optional<String> job) {}

    private final StepRunView.Source source;
    private final VBox missed = new VBox(4);
    private final VBox job = new VBox(4);
    private final Button open = new Button();
    private final TextArea describe = new TextArea();
    private @Nullable Key shown;

    RunDetails(StepRunView.Source source) {
        super(8);
        this.source = source;
        open.getStyleClass().add("link");
        open.setTooltip(new Tooltip("Open the job's page"));
        describe.setEditable(false);
        describe.setPrefRowCount(16);
        describe.getStyleClass().add("mono");
        describe.setAccessibleText("Resolved arguments and results of the job");
        getChildren().addAll(missed, job);
    }

    void show(String executionArn, StepState step) {
        Key now = new Key(executionArn, step.name(), step.status(), step.jobArn());
        if (now.equals(shown)) {
            return;
        }
        if (shown == null
                || !shown.step().equals(now.step())
                || !shown.executionArn().equals(executionArn)) {
            // Of another step: nothing of it may stand here while this one's is read.
            missed.getChildren().clear();
            job.getChildren().clear();
        }
        shown = now;
        read(now, source.whyMissed(executionArn, step.name()), missed, this::showMissed);
        step.jobArn()
                .ifPresentOrElse(
                        arn -> {
                            open.setText(arn.substring(arn.lastIndexOf('/') + 1));
                            open.setOnAction(event -> source.openJob(arn));
                            read(now, source.describeJob(arn), job, this::showJob);
                        },
                        job.getChildren()::clear);
    }

    private <T> void read(Key asked, CompletableFuture<T> answer, VBox place, Consumer<T> show) {
        answer.whenComplete((value, failure) -> UiThread.run(() -> {
            if (!asked.equals(shown)) {
                return;
            }
            if (failure == null) {
                show.accept(value);
            } else {
                Throwable cause = failure.getCause() == null ? failure : failure.getCause();
                Label words = Labels.of("This could not be read: " + cause.getMessage(), "at-status-failed");
                words.setWrapText(true);
                place.getChildren().setAll(words);
            }
        }));
    }

    private void showJob(Optional<String> description) {
        job.getChildren().setAll(heading("Job"), open);
        description.ifPresent(json -> {
            if (!json.equals(describe.getText())) {
                describe.setText(json);
            }
            job.getChildren().addAll(heading("Resolved arguments and results"), describe);
        });
    }

    private void showMissed(List<StepRunView.MissedAttribute> list) {
        missed.getChildren().clear();
        if (list.isEmpty()) {
            return;
        }
        missed.getChildren().add(heading("Why the cache missed"));
        for (StepRunView.MissedAttribute attribute : list) {
            Label name = Labels.of(attribute.attribute(), "at-code");
            name.setWrapText(true);
            missed.getChildren()
                    .add(new VBox(
                            1,
                            name,
                            line("− " + attribute.before(), "diff-removed"),
                            line("+ " + attribute.now(), "diff-added")));
        }
    }

    private static Label line(String text, String style) {
        Label line = Labels.of(text, "at-code", style);
        line.setWrapText(true);
        line.setMaxWidth(Double.MAX_VALUE);
        return line;
    }

    static Label heading(String text) {
        Label label = Labels.of(text, "at-strong");
        setMargin(label, new Insets(8, 0, 0, 0));
        return label;
    }
}
