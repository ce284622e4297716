package studio.atelier.studio.executions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.run.RunState;
import studio.atelier.designer.run.StepState;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.theme.Icons;

/** Beside the timeline of a run: the chosen step, and the path that decided how long the run took. JavaFX thread. */
final class StepFacts extends VBox {

    private final Consumer<String> openJob;
    private final Consumer<String> choose;

    /**
     * @param openJob shows the job of an ARN
     * @param choose chooses a step by its name
     */
    StepFacts(Consumer<String> openJob, Consumer<String> choose) {
        super(12);
        this.openJob = openJob;
        this.choose = choose;
        setId("step-facts");
        getStyleClass().addAll("at-sheet", "step-times");
    }

    void clear() {
        getChildren().clear();
    }

    /**
     * @param critical names of the steps that kept the end waiting, in the order of time
     * @param chosen the name of a step, or null
     */
    void show(RunState run, List<String> critical, @Nullable String chosen) {
        getChildren().clear();
        StepState step = chosen == null ? null : run.steps().get(chosen);
        if (step != null) {
            getChildren().add(step(step));
        }
        if (!critical.isEmpty()) {
            getChildren().add(path(run, critical));
        }
    }

    private Node step(StepState step) {
        VBox box = new VBox(6, Labels.of(step.name(), "at-strong"));
        String word = step.status().word() + (step.detail().isEmpty() ? "" : ", " + step.detail());
        box.getChildren().add(Labels.status(step.status(), word));
        step.elapsed(Instant.now())
                .ifPresent(length -> box.getChildren()
                        .add(Labels.of(
                                Times.shortLength(length)
                                        + (step.attempts() > 1 ? " in " + step.attempts() + " attempts" : ""),
                                "at-text-2",
                                "at-number")));
        step.message().ifPresent(message -> {
            Label words = Labels.of(message, "at-text-2");
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            box.getChildren().add(words);
        });
        step.jobArn().filter(StepFacts::hasPage).ifPresent(arn -> {
            Button job = new Button("Show the job", Icons.of("ci-play-outline"));
            job.setId("step-job");
            job.setOnAction(event -> openJob.accept(arn));
            box.getChildren().add(job);
        });
        return box;
    }

    private static boolean hasPage(String arn) {
        return arn.contains(":training-job/") || arn.contains(":processing-job/");
    }

    private Node path(RunState run, List<String> critical) {
        VBox box = new VBox(4, Labels.of("Critical path", "at-strong"));
        Label why = Labels.of("Each waited for the one before it. Only these decide when the run ends.", "at-text-2");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        box.getChildren().add(why);
        Instant now = Instant.now();
        for (String name : critical) {
            StepState step = run.steps().get(name);
            if (step != null) {
                Button link = new Button(name);
                link.getStyleClass().add("link");
                link.setMnemonicParsing(false);
                link.setMinWidth(0);
                link.setOnAction(event -> choose.accept(name));
                String took = step.elapsed(now).map(Times::shortLength).orElse("");
                Label length = Labels.of(took, "at-number", "at-text-2");
                length.setMinWidth(Region.USE_PREF_SIZE);
                HBox line = new HBox(6, link, Labels.spring(), length);
                line.setAlignment(Pos.CENTER_LEFT);
                box.getChildren().add(line);
            }
        }
        box.getChildren().add(whole(run, critical, now));
        return box;
    }

    private static Node whole(RunState run, List<String> critical, Instant now) {
        Duration path = critical.stream()
                .map(run.steps()::get)
                .flatMap(step -> step.elapsed(now).stream())
                .reduce(Duration.ZERO, Duration::plus);
        return Labels.of(Times.shortLength(path) + " of work in all", "at-number", "at-text-2");
    }
}
