package studio.atelier.studio.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.atelier.engine.api.machine.MachineStatus;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.theme.Icons;

/** The jobs that run and those that wait, with what they wait for. JavaFX thread. */
final class QueuePane extends VBox {

    private final Consumer<String> openJob;
    private List<MachineStatus.OpenJob> shown = List.of();

    QueuePane(Consumer<String> openJob) {
        this.openJob = openJob;
        getStyleClass().addAll("at-card", "machine-card");
        setId("queue");
        getChildren().setAll(Labels.of("Not looked at yet", "at-text-2"));
    }

    void show(MachineStatus status) {
        if (status.jobs().equals(shown) && !getChildren().isEmpty() && !shown.isEmpty()) {
            tick();
            return;
        }
        shown = status.jobs();
        if (shown.isEmpty()) {
            MachineStatus.Slots slots = status.slots();
            getChildren()
                    .setAll(Labels.of(
                            String.format(
                                    Locale.ROOT,
                                    "Nothing runs and nothing waits. All %d CPUs and %s are free for jobs.",
                                    slots.cpus(),
                                    Times.size(slots.memory())),
                            "at-text-2"));
            return;
        }
        getChildren().setAll(shown.stream().map(this::line).toList());
        getChildren().getLast().getStyleClass().add("last");
    }

    private void tick() {
        for (int i = 0; i < shown.size(); i++) {
            if (getChildren().get(i).lookup(".machine-since") instanceof Label since) {
                since.setText(since(shown.get(i)));
            }
        }
    }

    private static String since(MachineStatus.OpenJob job) {
        return Times.length(Duration.between(job.created(), Instant.now()));
    }

    private Node line(MachineStatus.OpenJob job) {
        Status look = job.waitsFor().isPresent() ? Status.QUEUED : Status.RUNNING;
        Button name = new Button(job.name());
        name.getStyleClass().add("link");
        name.setMnemonicParsing(false);
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setOnAction(event -> openJob.accept(job.arn()));
        Label why = Labels.of(job.waitsFor().orElse(job.stage()), "at-text-2");
        why.setMinWidth(0);
        Label kind = Labels.of(
                job.kind().equals("training-job") ? "Training job" : "Processing job", "at-caption", "at-text-3");
        kind.setMinWidth(Region.USE_PREF_SIZE);
        Label since = Labels.of(since(job), "at-number", "machine-since");
        since.setMinWidth(Region.USE_PREF_SIZE);
        HBox line =
                new HBox(8, Icons.of(look.icon(), "at-icon-14", look.style()), name, kind, why, Labels.spring(), since);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("machine-line");
        return line;
    }
}
