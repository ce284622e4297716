package studio.atelier.studio.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import studio.atelier.studio.room.RoomText;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.theme.Icons;

/** The head of a job's page: name, status, progress, and what can be done. JavaFX thread. */
final class JobHead extends HBox {

    private final HBox first = new HBox(8);
    private final Label second = Labels.of("", "at-caption", "at-text-2");
    private final Label done = Labels.of("", "at-strong");
    private final Label elapsed = Labels.of("", "at-number", "at-text-2");
    private final ProgressBar bar = new ProgressBar(0);
    private final VBox progress;
    private final Button stop = new Button("Stop", Icons.of("ci-stop-filled-alt", "at-icon-14", "at-status-failed"));

    JobHead(JobType type, String arn, Runnable onStop) {
        super(12);
        getStyleClass().add("job-page-head");
        setAlignment(Pos.CENTER_LEFT);
        StackPane tile = new StackPane(Icons.of(type.icon(), type.style()));
        tile.getStyleClass().addAll("job-tile", type.style());
        first.setAlignment(Pos.CENTER_LEFT);
        first.setMinWidth(0);
        VBox words = new VBox(2, first, second);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        elapsed.setMinWidth(Region.USE_PREF_SIZE);
        HBox counts = new HBox(8, done, Labels.spring(), elapsed);
        bar.setPrefWidth(200);
        bar.setAccessibleText("Progress");
        progress = new VBox(6, counts, bar);
        progress.setAlignment(Pos.CENTER);
        progress.setMinWidth(200);
        stop.setId("stop-job");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(event -> {
            stop.setDisable(true);
            onStop.run();
        });
        Button copy = new Button("Copy ARN", Icons.of("ci-copy"));
        copy.setId("copy-arn");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setTooltip(new Tooltip(arn));
        copy.setOnAction(event -> RoomText.copy(arn));
        getChildren().addAll(tile, words, Labels.spring(), progress, stop, copy);
    }

    void show(JobDetail job, Optional<LiveJob> live) {
        String stage = JobEntry.spaced(job.stage());
        String word = job.status() == Status.RUNNING && !stage.isEmpty()
                ? stage
                : job.status().word();
        Label name = Labels.of(job.name(), "at-title");
        name.setId("job-name");
        Label pill = Labels.pill(job.status(), word);
        pill.setId("job-status");
        pill.setMinWidth(Region.USE_PREF_SIZE);
        first.getChildren().setAll(name, pill);
        second.setText(job.type().word() + " job, " + job.machines() + ", started "
                + Times.relative(job.created()).toLowerCase(Locale.ROOT));
        boolean over = job.status().isFinal();
        stop.setVisible(!over);
        stop.setManaged(!over);
        bar.setVisible(!over);
        bar.setManaged(!over);
        done.setVisible(!over);
        done.setManaged(!over);
        if (job.status() == Status.STOPPING) {
            stop.setDisable(true);
        }
        double fraction = live.map(LiveJob::fraction).orElse(Double.NaN);
        bar.setProgress(Double.isNaN(fraction) ? ProgressBar.INDETERMINATE_PROGRESS : fraction);
        done.setText(
                Double.isNaN(fraction) ? stage : Math.round(fraction * 100) + "% " + stage.toLowerCase(Locale.ROOT));
        tick(job);
    }

    void tick(JobDetail job) {
        Duration length = Duration.between(job.created(), job.ended().orElse(Instant.now()));
        elapsed.setText(job.status().isFinal() ? "Took " + Times.shortLength(length) : Times.length(length));
        elapsed.setAccessibleText("Elapsed " + Times.length(length));
    }

    void stopFailed() {
        stop.setDisable(false);
    }
}
