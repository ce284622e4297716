package studio.atelier.studio.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import studio.atelier.engine.api.job.JobReader;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.control.Times;

/** The secondary statuses of a job, one a line, with a bar for when and how long. JavaFX thread. */
final class PhaseBars extends GridPane {

    PhaseBars() {
        super(12, 4);
        getStyleClass().addAll("at-card", "job-facts");
        ColumnConstraints names = new ColumnConstraints(120, 160, 240);
        ColumnConstraints bars = new ColumnConstraints(80, 200, Double.MAX_VALUE);
        bars.setHgrow(Priority.ALWAYS);
        ColumnConstraints lengths = new ColumnConstraints(64);
        lengths.setHalignment(HPos.RIGHT);
        ColumnConstraints messages = new ColumnConstraints(80, 220, 320);
        getColumnConstraints().addAll(names, bars, lengths, messages);
    }

    /** @param status of the job, for the colour of its last phase */
    void show(List<JobReader.Phase> phases, Status status, Instant now) {
        getChildren().clear();
        if (phases.isEmpty()) {
            add(Labels.of("Nothing was recorded", "at-text-3"), 0, 0);
            return;
        }
        Instant first = phases.getFirst().started();
        Instant last = status.isFinal() ? phases.getLast().ended().orElse(now) : now;
        double whole = Math.max(1, Duration.between(first, last).toMillis());
        int row = 0;
        for (JobReader.Phase phase : phases) {
            boolean open = phase.ended().isEmpty();
            Instant end = phase.ended().orElse(status.isFinal() ? last : now);
            Duration length = Duration.between(phase.started(), end);
            boolean terminal = row == phases.size() - 1 && status.isFinal();
            Label name = terminal
                    ? Labels.status(status, JobEntry.spaced(phase.status()))
                    : Labels.of(JobEntry.spaced(phase.status()), open ? "at-strong" : "at-text-1");
            double from = Duration.between(first, phase.started()).toMillis() / whole;
            double part = length.toMillis() / whole;
            Label took = Labels.of(terminal ? "" : Times.shortLength(length), "at-number");
            Label message = Labels.of(phase.message().orElse(""), "at-caption", "at-text-2");
            phase.message().ifPresent(text -> message.setTooltip(new Tooltip(text)));
            addRow(
                    row++,
                    name,
                    new Bar(from, part, terminal ? status : open ? Status.RUNNING : Status.QUEUED),
                    took,
                    message);
        }
    }

    /** A bar at its part of the whole. */
    private static final class Bar extends Pane {

        private final Region bar = new Region();
        private final double from;
        private final double part;

        Bar(double from, double part, Status status) {
            this.from = from;
            this.part = part;
            bar.getStyleClass().addAll("phase-bar", "phase-" + status.style());
            getChildren().add(bar);
            setMinHeight(22);
        }

        @Override
        protected void layoutChildren() {
            double width = Math.max(3, part * getWidth());
            bar.resizeRelocate(
                    Math.min(from * getWidth(), Math.max(0, getWidth() - width)), (getHeight() - 8) / 2, width, 8);
        }
    }
}
