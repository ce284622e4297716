package studio.atelier.studio.jobs;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import studio.atelier.studio.room.ReadStates;
import studio.atelier.studio.room.RoomText;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.control.Select;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.thread.Reading;

/** The jobs at the left of the room, in groups. A click or Enter opens a job. JavaFX thread. */
final class JobList extends VBox implements AutoCloseable {

    /** A line of the list: the head of a group, or a job. */
    private sealed interface Line {
        record Head(String title) implements Line {}

        record Job(JobEntry entry) implements Line {}
    }

    private static final String ALL = "All jobs";

    private final JobsModel model;
    private final Consumer<String> open;
    private final TextField find = new TextField();
    private final Select<String> types = new Select<>();
    private final ListView<Line> list = new ListView<>();
    private final List<Cell> cells = new ArrayList<>();
    private final Subscription subscriptions;
    private Optional<String> front = Optional.empty();
    private boolean filling;

    JobList(JobsModel model, Consumer<String> open) {
        this.model = model;
        this.open = open;
        getStyleClass().addAll("at-panel", "side-list");
        types.setId("jobs-type");
        types.setAccessibleText("Type of the jobs that are listed");
        types.getItems().addAll(ALL, JobType.TRAINING.word(), JobType.PROCESSING.word());
        types.setValue(ALL);
        types.setMaxWidth(Double.MAX_VALUE);
        types.valueProperty().subscribe(type -> fill());
        find.setId("jobs-find");
        find.setPromptText("Find a job");
        find.setAccessibleText("Find a job");
        find.textProperty().subscribe(text -> fill());
        list.setId("jobs-list");
        list.getStyleClass().addAll("flat", "primary-choice", "job-lines");
        list.setAccessibleText("Jobs");
        list.setCellFactory(any -> {
            Cell cell = new Cell();
            cells.add(cell);
            return cell;
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openChosen();
            }
        });
        list.getSelectionModel().selectedItemProperty().subscribe(line -> {
            if (!filling) {
                openChosen();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(types, find, list);
        subscriptions = Subscription.combine(
                model.jobsProperty().subscribe(jobs -> fill()),
                model.changeProperty().subscribe(number -> cells.forEach(Cell::tick)));
    }

    private void openChosen() {
        if (list.getSelectionModel().getSelectedItem() instanceof Line.Job job) {
            open.accept(job.entry().arn());
        }
    }

    /** Marks the job whose page is in front. */
    void mark(Optional<String> arn) {
        front = arn;
        choose();
    }

    private void fill() {
        switch (model.jobsProperty().get()) {
            case Reading.Ready<List<JobEntry>>(List<JobEntry> jobs) -> fill(jobs);
            case Reading.Waiting<List<JobEntry>> waiting -> alone(ReadStates.waiting("Reading the jobs"));
            case Reading.Failed<List<JobEntry>>(Throwable failure) ->
                alone(ReadStates.failed("jobs-try-again", "The jobs cannot be read", failure, model::retry));
        }
    }

    private void alone(Node node) {
        list.setPlaceholder(node);
        list.getItems().clear();
    }

    private void fill(List<JobEntry> jobs) {
        String wanted = find.getText().strip().toLowerCase(Locale.ROOT);
        String type = types.getValue();
        var zone = ZoneId.systemDefault();
        var midnight = LocalDate.now(zone).atStartOfDay(zone).toInstant();
        Map<JobEntry.Group, List<JobEntry>> groups = new TreeMap<>();
        jobs.stream()
                .filter(job -> ALL.equals(type) || job.type().word().equals(type))
                .filter(job -> job.name().toLowerCase(Locale.ROOT).contains(wanted))
                .forEach(job -> groups.computeIfAbsent(job.group(midnight), any -> new ArrayList<>())
                        .add(job));
        List<Line> lines = new ArrayList<>();
        groups.forEach((group, members) -> {
            lines.add(new Line.Head(group.title()));
            members.forEach(job -> lines.add(new Line.Job(job)));
        });
        list.setPlaceholder(
                jobs.isEmpty()
                        ? new Placeholder(
                                "ci-play-outline",
                                "No jobs",
                                "Training and processing jobs are listed here once a pipeline or a program starts one.")
                        : new Placeholder("ci-search", "No such job", "No job fits what is looked for."));
        if (!lines.equals(list.getItems())) {
            filling = true;
            list.getItems().setAll(lines);
            filling = false;
        }
        choose();
    }

    private void choose() {
        filling = true;
        try {
            list.getSelectionModel().clearSelection();
            list.getItems().stream()
                    .filter(line -> line instanceof Line.Job job
                            && front.equals(Optional.of(job.entry().arn())))
                    .findFirst()
                    .ifPresent(list.getSelectionModel()::select);
        } finally {
            filling = false;
        }
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }

    private final class Cell extends ListCell<Line> {

        private final Label note = Labels.of("", "at-caption", "at-text-2");

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            setText(null);
            setGraphic(null);
            setAccessibleText(null);
            setTooltip(null);
            getStyleClass().removeAll("job-group", "job-line");
            setMouseTransparent(false);
            if (empty || line == null) {
                return;
            }
            switch (line) {
                case Line.Head head -> {
                    getStyleClass().add("job-group");
                    setMouseTransparent(true);
                    setGraphic(Labels.of(head.title(), "at-caption", "at-text-2"));
                }
                case Line.Job job -> show(job.entry());
            }
        }

        private void show(JobEntry job) {
            getStyleClass().add("job-line");
            Label name = Labels.of(JobType.shortName(job.name()), "job-name");
            setTooltip(new Tooltip(job.name() + "\nStarted " + RoomText.utc(job.created())));
            VBox words = new VBox(name, note);
            words.setAlignment(Pos.CENTER_LEFT);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox row = new HBox(
                    8, Icons.of(job.status().icon(), "at-icon-14", job.status().style()), words);
            row.setAlignment(Pos.CENTER_LEFT);
            row.setMinWidth(0);
            row.prefWidthProperty().bind(list.widthProperty().subtract(34));
            setGraphic(row);
            tell(job);
        }

        /** Progress and metrics change often: only their words are replaced. */
        void tick() {
            if (getItem() instanceof Line.Job job) {
                tell(job.entry());
            }
        }

        private void tell(JobEntry job) {
            String words = job.note(model.live(job.arn()));
            note.setText(words);
            setAccessibleText(
                    job.name() + ", " + job.type().word() + ", " + job.status().word() + ", " + words);
        }
    }
}
