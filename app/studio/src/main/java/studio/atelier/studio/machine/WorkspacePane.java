package studio.atelier.studio.machine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.machine.MachineReader;
import studio.atelier.engine.api.machine.WorkspaceUse;
import studio.atelier.studio.room.Confirmation;
import studio.atelier.studio.room.ReadStates;
import studio.atelier.studio.room.RoomText;
import studio.atelier.workbench.chart.MiniBar;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Select;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.notification.Severity;
import studio.atelier.workbench.task.TaskWork;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.thread.Reading;

/** What the workspace holds, and how to make it smaller. JavaFX thread. */
final class WorkspacePane extends VBox {

    private final Workbench workbench;
    private final MachineReader machine;
    private final Runnable measure;
    private final GridPane sizes = new GridPane(12, 6);
    private final Label path = Labels.of("", "at-code");
    private final Select<Integer> days = new Select<>();

    WorkspacePane(Workbench workbench, MachineReader machine, Runnable measure) {
        super(12);
        this.workbench = workbench;
        this.machine = machine;
        this.measure = measure;
        getStyleClass().addAll("at-card", "machine-card");
        setId("workspace");
        ColumnConstraints names = new ColumnConstraints(180);
        ColumnConstraints amounts = new ColumnConstraints(80);
        amounts.setHalignment(HPos.RIGHT);
        ColumnConstraints bars = new ColumnConstraints(80, 200, Double.MAX_VALUE);
        bars.setHgrow(Priority.ALWAYS);
        sizes.getColumnConstraints().addAll(names, amounts, bars);
        Button copy = new Button("Copy path", Icons.of("ci-copy"));
        copy.getStyleClass().add("quiet");
        copy.setOnAction(event -> RoomText.copy(path.getText()));
        HBox place = new HBox(8, path, Labels.spring(), copy);
        place.setAlignment(Pos.CENTER_LEFT);
        place.visibleProperty().bind(path.textProperty().isNotEmpty());
        place.managedProperty().bind(place.visibleProperty());
        getChildren().addAll(place, sizes, cleanUp());
        show(new Reading.Waiting<>());
    }

    private HBox cleanUp() {
        days.getItems().setAll(0, 7, 30, 90);
        days.setValue(30);
        days.setId("log-age");
        days.setAccessibleText("Age of the logs to delete");
        days.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Integer number) {
                return number == null ? "" : number == 0 ? "of any age" : "older than " + number + " days";
            }

            @Override
            public Integer fromString(String text) {
                return days.getValue();
            }
        });
        Button logs = new Button("Delete logs…", Icons.of("ci-trash-can"));
        logs.setId("delete-logs");
        logs.setOnAction(event -> {
            int age = days.getValue();
            Confirmation.ask(
                    workbench,
                    age == 0 ? "Delete the logs of all ended jobs?" : "Delete logs older than " + age + " days?",
                    "The logs of jobs that have ended are gone for good. The jobs themselves, their metrics, models and"
                            + " outputs stay.",
                    "Delete logs",
                    () -> tidy(
                            "Deleting logs",
                            "The logs were deleted",
                            context -> machine.deleteLogs(Duration.ofDays(age))));
        });
        Button cache = new Button("Empty the cache…", Icons.of("ci-clean"));
        cache.setId("empty-cache");
        cache.setOnAction(event -> Confirmation.ask(
                workbench,
                "Empty the cache?",
                "It is filled again when it is needed: the next job of each kind starts more slowly. It cannot be"
                        + " emptied while a job runs.",
                "Empty the cache",
                () -> tidy("Emptying the cache", "The cache is empty", context -> machine.emptyCache())));
        HBox box = new HBox(8, logs, days, Labels.spring(), cache);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private void tidy(String name, String done, TaskWork<Long> work) {
        workbench.tasks().start(name, work, freed -> {
            workbench.notifications().show(Notification.of(Severity.INFO, done, Times.size(freed) + " were freed."));
            measure.run();
        });
    }

    void show(Reading<WorkspaceUse> state) {
        sizes.getChildren().clear();
        switch (state) {
            case Reading.Ready<WorkspaceUse>(WorkspaceUse use) -> show(use);
            case Reading.Waiting<WorkspaceUse> waiting -> sizes.add(Labels.of("Measuring", "at-text-2"), 0, 0, 3, 1);
            case Reading.Failed<WorkspaceUse>(Throwable failure) ->
                sizes.add(ReadStates.line("The workspace cannot be measured", failure), 0, 0, 3, 1);
        }
    }

    private void show(WorkspaceUse use) {
        path.setText(use.root().toString());
        Map<String, Long> kinds = new LinkedHashMap<>();
        kinds.put("Objects in buckets", use.objects());
        kinds.put("Logs of jobs", use.logs());
        kinds.put("Metadata", use.metadata());
        kinds.put("Work in progress", use.work());
        kinds.put("Cache", use.cache());
        int row = 0;
        for (var kind : kinds.entrySet()) {
            MiniBar bar = new MiniBar(workbench.theme(), row)
                    .show(use.total() == 0 ? 0 : (double) kind.getValue() / use.total());
            sizes.addRow(
                    row++,
                    Labels.of(kind.getKey(), "at-text-2"),
                    Labels.of(Times.size(kind.getValue()), "at-number"),
                    bar);
        }
        sizes.addRow(row, Labels.of("All of it", "at-strong"), Labels.of(Times.size(use.total()), "at-number"));
    }
}
