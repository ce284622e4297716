package studio.atelier.studio.executions;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.atelier.designer.run.StepState;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.control.Times;

/** How long each step of the compared runs took, as bars. */
final class StepTimes extends VBox {

    private static final double LONGEST = 130;
    private static final int SERIES = 10;

    StepTimes() {
        super(8);
        setId("step-times");
        getStyleClass().addAll("at-sheet", "step-times");
    }

    void show(List<RunEntry> runs, Instant now) {
        Set<String> steps = new LinkedHashSet<>();
        runs.forEach(run -> steps.addAll(run.steps().keySet()));
        double most = 1;
        for (RunEntry run : runs) {
            for (StepState step : run.steps().values()) {
                most = Math.max(most, step.elapsed(now).map(Duration::toMillis).orElse(0L));
            }
        }
        getChildren().setAll(Labels.of("Time per step", "at-strong"));
        for (String step : steps) {
            getChildren().add(bars(step, runs, now, most));
        }
    }

    private static Node bars(String step, List<RunEntry> runs, Instant now, double most) {
        boolean cached = runs.stream()
                .map(run -> run.steps().get(step))
                .anyMatch(state -> state != null && state.status() == Status.CACHED);
        HBox head = new HBox(6, Labels.of(step), Labels.spring());
        head.setAlignment(Pos.CENTER_LEFT);
        if (cached) {
            head.getChildren().add(Labels.status(Status.CACHED, "reused"));
        }
        VBox box = new VBox(2, head);
        for (int i = 0; i < runs.size(); i++) {
            Optional<Duration> length =
                    Optional.ofNullable(runs.get(i).steps().get(step)).flatMap(state -> state.elapsed(now));
            Region bar = new Region();
            bar.getStyleClass().addAll("step-bar", "series-" + (i % SERIES + 1));
            double width = length.map(found -> Math.max(1, Math.rint(LONGEST * found.toMillis() / most)))
                    .orElse(0.0);
            bar.setMinWidth(width);
            bar.setPrefWidth(width);
            bar.setMaxWidth(width);
            HBox row = new HBox(
                    6,
                    bar,
                    Labels.of(length.map(Times::shortLength).orElse("\u2013"), "at-caption", "at-number", "at-text-2"));
            row.setAlignment(Pos.CENTER_LEFT);
            row.setAccessibleText(runs.get(i).summary().title() + ", " + step + ", "
                    + length.map(Times::shortLength).orElse("not run"));
            box.getChildren().add(row);
        }
        return box;
    }
}
