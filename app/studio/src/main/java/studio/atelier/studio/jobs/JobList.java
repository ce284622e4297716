package studio.atelier.studio.jobs;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.theme.Icons;

/** The jobs at the left edge, with a field that finds among them. */
final class JobList extends VBox {

    private static final double ROW = 40;

    private final TextField find = new TextField();
    private final ListView<JobEntry> list = new ListView<>();
    private List<JobEntry> all = List.of();
    private boolean filling;

    /**
     * @param open told of the job that the user chose
     */
    JobList(Consumer<JobEntry> open) {
        getStyleClass().addAll("at-panel", "side-list");
        find.setId("find-job");
        find.setPromptText("Find a job");
        find.setAccessibleText("Find a job");
        list.setId("job-list");
        list.setFixedCellSize(ROW);
        list.getStyleClass().addAll("flat", "primary-choice", "two-lines");
        list.setAccessibleText("Jobs");
        list.setCellFactory(any -> new JobCell());
        list.setPlaceholder(new Placeholder(
                "ci-play-outline", "No jobs yet", "Each step that trains or processes is a job; it is listed here."));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(find, list);
        find.textProperty().subscribe(text -> fill());
        list.getSelectionModel().selectedItemProperty().subscribe(job -> {
            if (job != null && !filling) {
                open.accept(job);
            }
        });
    }

    void show(@Nullable List<JobEntry> jobs) {
        all = jobs == null ? List.of() : jobs;
        fill();
    }

    private void fill() {
        String wanted = find.getText().strip().toLowerCase(Locale.ROOT);
        JobEntry chosen = list.getSelectionModel().getSelectedItem();
        filling = true;
        list.getItems()
                .setAll(all.stream()
                        .filter(job -> (job.name() + " " + job.status())
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted))
                        .toList());
        if (chosen != null) {
            list.getItems().stream()
                    .filter(job -> job.arn().equals(chosen.arn()))
                    .findFirst()
                    .ifPresent(list.getSelectionModel()::select);
        }
        filling = false;
    }

    private static final class JobCell extends ListCell<JobEntry> {

        @Override
        protected void updateItem(@Nullable JobEntry job, boolean empty) {
            super.updateItem(job, empty);
            if (empty || job == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Label name = Labels.of(job.name(), "at-control");
            Label detail = Labels.of(job.detail(), "at-caption", "at-text-2");
            VBox words = new VBox(1, name, detail);
            words.setAlignment(Pos.CENTER_LEFT);
            words.setMinWidth(0);
            HBox row = new HBox(
                    8, Icons.of(job.look().icon(), "at-icon-14", job.look().style()), words);
            row.setAlignment(Pos.CENTER_LEFT);
            row.setMinWidth(0);
            row.setPrefWidth(100);
            setGraphic(row);
            setAccessibleText(job.name() + ", " + job.look().word() + ", " + job.detail());
        }
    }
}
