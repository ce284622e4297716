package studio.atelier.studio.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.theme.Icons;

/** What happened to a job: why it failed, its phases, what it runs on, reads and writes. JavaFX thread. */
final class OverviewTab extends ScrollPane {

    /** Paths of members are longer than names. */
    private static final double MEMBER_WIDTH = 320;

    private final VBox content = new VBox(16);
    private final PhaseBars phases = new PhaseBars();

    OverviewTab() {
        content.getStyleClass().add("job-tab");
        setContent(content);
        setFitToWidth(true);
        getStyleClass().add("job-scroll");
    }

    /** @param tail the last lines of the log of a job that failed */
    void show(JobDetail job, List<String> tail) {
        content.getChildren().clear();
        job.failure().ifPresent(reason -> content.getChildren().add(failure(reason, tail)));
        phases.show(job.phases(), job.status(), Instant.now());
        content.getChildren().add(FactRows.section("Timeline", phases));
        List<JobFacts.Fact> machine = new ArrayList<>();
        machine.add(new JobFacts.Fact("Machines asked for", job.machines(), false));
        job.scaled().ifPresent(share -> machine.add(new JobFacts.Fact("Share given", share, false)));
        job.runsOn().ifPresent(runs -> machine.add(new JobFacts.Fact("Runs on", runs, false)));
        job.network().ifPresent(kept -> machine.add(new JobFacts.Fact("Network", kept, false)));
        machine.add(new JobFacts.Fact("Image", job.image(), true));
        content.getChildren().add(FactRows.section("Where it runs", FactRows.rows(machine)));
        section("Inputs", JobFacts.inputs(job));
        section("Outputs", JobFacts.outputs(job));
        if (!job.ignored().isEmpty()) {
            content.getChildren()
                    .add(FactRows.section(
                            "Asked for, without effect here", FactRows.rows(JobFacts.ignored(job), MEMBER_WIDTH)));
        }
    }

    private void section(String title, List<JobFacts.Fact> facts) {
        if (!facts.isEmpty()) {
            content.getChildren().add(FactRows.section(title, FactRows.rows(facts)));
        }
    }

    void tick(JobDetail job) {
        phases.show(job.phases(), job.status(), Instant.now());
    }

    private static VBox failure(String reason, List<String> tail) {
        Label title = Labels.of("Why it failed", "at-strong");
        title.setGraphic(Icons.of(Status.FAILED.icon(), "at-icon-14", Status.FAILED.style()));
        Label words = Labels.of(reason, "at-text-1");
        words.setId("failure-reason");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        VBox box = new VBox(8, title, words);
        box.getStyleClass().add("job-failure");
        if (!tail.isEmpty()) {
            TextArea lines = new TextArea(String.join("\n", tail));
            lines.setEditable(false);
            lines.setAccessibleText("Last lines of the log");
            lines.getStyleClass().addAll("at-code", "job-tail");
            lines.setPrefRowCount(Math.min(12, tail.size() + 1));
            box.getChildren().addAll(Labels.of("Last lines of the log", "at-caption", "at-text-2"), lines);
        }
        return box;
    }
}
