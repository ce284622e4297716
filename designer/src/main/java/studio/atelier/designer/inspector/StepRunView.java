package studio.atelier.designer.inspector;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.run.RunState;
import studio.atelier.designer.run.StepState;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.control.Times;

/** How a step stands in a run: status, times, metrics, and what its {@link Source} knows besides. */
public final class StepRunView extends VBox {

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

    private final VBox facts = new VBox(8);
    private final Placeholder none =
            new Placeholder("ci-play-outline", "Not run yet", "Start a run to see what the step did.");
    private @Nullable RunDetails details;
    private @Nullable StepState shown;
    private String run = "";

    StepRunView() {
        super(8);
        getStyleClass().add("inspector-form");
        getChildren().add(none);
    }

    /** Sets where details are read. */
    void source(Source reader) {
        details = new RunDetails(reader);
    }

    /** Shows that there is no run, or none of this step. */
    void clear() {
        shown = null;
        getChildren().setAll(none);
    }

    /** Shows a step of a run; costs nothing if nothing about it changed. */
    void show(RunState state, StepState step) {
        if (step.equals(shown) && state.arn().equals(run)) {
            return;
        }
        shown = step;
        run = state.arn();
        facts.getChildren().setAll(facts(step));
        step.message().ifPresent(message -> {
            Label text = Labels.of(message, "at-status-failed");
            text.setWrapText(true);
            facts.getChildren().add(text);
        });
        if (!step.metrics().isEmpty()) {
            facts.getChildren().addAll(RunDetails.heading("Metrics"), metrics(step.metrics()));
        }
        getChildren().setAll(facts);
        RunDetails reader = details;
        if (reader != null) {
            reader.show(run, step);
            getChildren().add(reader);
        }
    }

    private static Node facts(StepState step) {
        GridPane facts = new GridPane(12, 4);
        add(facts, "Status", Labels.status(step.status(), word(step)));
        step.started().ifPresent(time -> add(facts, "Started", time(time)));
        step.ended().ifPresent(time -> add(facts, "Ended", time(time)));
        step.elapsed(Instant.now())
                .map(Times::shortLength)
                .ifPresent(length -> add(facts, "Time", Labels.of(length, "at-number")));
        step.cachedFrom()
                .map(arn -> arn.substring(arn.lastIndexOf('/') + 1))
                .ifPresent(from -> add(facts, "Taken from", Labels.of("run " + from, "at-code")));
        return facts;
    }

    private static void add(GridPane facts, String name, Node value) {
        facts.addRow(facts.getRowCount(), Labels.of(name, "at-text-2"), value);
    }

    private static Node metrics(Map<String, Double> values) {
        GridPane metrics = new GridPane(12, 4);
        values.forEach((name, value) -> add(metrics, name, Labels.of(Times.number(value), "at-number")));
        return metrics;
    }

    private static Label time(Instant time) {
        Label value = Labels.of(Times.day(time), "at-number");
        value.setTooltip(new Tooltip(time.toString()));
        return value;
    }

    private static String word(StepState step) {
        return step.detail().isEmpty() ? step.status().word() : step.status().word() + ", " + step.detail();
    }
}
