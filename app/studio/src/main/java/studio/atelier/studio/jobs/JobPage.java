package studio.atelier.studio.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.run.FollowedLog;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.studio.room.RoomText;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.log.LogView;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.notification.Severity;
import studio.atelier.workbench.text.Language;
import studio.atelier.workbench.text.TextEditor;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.thread.UiThread;

/** The page of a job: how it stands, its curves, its log, what it was asked and what came of it. Live. */
final class JobPage implements AutoCloseable {

    private static final long LOOK_SECONDS = 2;

    private final Engine engine;
    private final Workbench workbench;
    private final JobEntry job;
    private final BorderPane node = new BorderPane();
    private final StackPane pill = new StackPane();
    private final Label facts = Labels.of("", "at-caption", "at-text-2");
    private final Label stage = Labels.of("", "at-control");
    private final ProgressBar progress = new ProgressBar();
    private final Button stop = new Button("Stop", Icons.of("ci-stop-filled-alt"));
    private final VBox overview = new VBox(8);
    private final JobCharts charts;
    private final StackPane metrics = new StackPane();
    private final TextEditor json = new TextEditor();
    private final FollowedLog log;
    private final EventStream.Subscription events;
    private final ScheduledExecutorService reading = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("read-job").factory());
    private final AtomicBoolean asked = new AtomicBoolean();
    private @Nullable JobFacts shown;

    JobPage(Engine engine, Workbench workbench, JobEntry job) {
        this.engine = engine;
        this.workbench = workbench;
        this.job = job;
        this.charts = new JobCharts(workbench.theme());
        this.log = new FollowedLog(engine, job.arn());
        LogView lines = new LogView(workbench.theme());
        lines.setSource(log.source());
        json.setReadOnly(true);
        json.setAccessibleText("Describe response of the job");
        overview.getStyleClass().add("job-overview");
        metrics.getChildren().setAll(noMetrics());
        TabPane tabs = new TabPane(
                tab("Overview", scroll(overview)), tab("Metrics", metrics), tab("Logs", lines), tab("JSON", json));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setId("job-tabs");
        node.getStyleClass().add("at-sheet");
        node.setTop(head());
        node.setCenter(tabs);
        events = engine.events().subscribe(this::event);
        reading.execute(this::readMetrics);
        reading.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    Node node() {
        return node;
    }

    private Node head() {
        StackPane tile = new StackPane(Icons.of(job.kind().icon()));
        tile.getStyleClass()
                .addAll("step-tile", job.kind() == JobEntry.Kind.TRAINING ? "step-tile-train" : "step-tile-process");
        HBox title = new HBox(8, Labels.of(job.name(), "at-title"), pill);
        title.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(2, title, facts);
        progress.setPrefWidth(180);
        VBox state = new VBox(4, stage, progress);
        state.setAlignment(Pos.CENTER_LEFT);
        stop.setId("stop-job");
        stop.getStyleClass().add("danger");
        stop.setOnAction(event -> stop());
        Button copy = new Button();
        copy.setGraphic(Icons.of("ci-copy"));
        copy.getStyleClass().add("quiet");
        copy.setTooltip(new Tooltip("Copy the ARN"));
        copy.setAccessibleText("Copy the ARN");
        copy.setOnAction(event -> RoomText.copy(job.arn()));
        HBox head = new HBox(12, tile, words, Labels.spring(), state, stop, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("job-head");
        return head;
    }

    private static Tab tab(String title, Node content) {
        return new Tab(title, content);
    }

    private static ScrollPane scroll(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        return scroll;
    }

    private static Node noMetrics() {
        return new Placeholder(
                "ci-chart-line",
                "No metrics",
                "What the job reports in its log by its metric definitions is drawn here.");
    }

    private void event(EngineEvent event) {
        if (!event.arn().equals(job.arn())) {
            return;
        }
        switch (event) {
            case EngineEvent.MetricReported metric -> UiThread.run(() -> addMetric(metric));
            case EngineEvent.Progress told -> UiThread.run(() -> showProgress(told.stage(), told.fraction()));
            case EngineEvent.StatusChanged _ -> ask();
            case EngineEvent.StepChanged _, EngineEvent.LogLine _ -> {
                // Nothing that the page shows.
            }
        }
    }

    private void ask() {
        if (asked.compareAndSet(false, true) && !reading.isShutdown()) {
            reading.schedule(this::lookNow, 60, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        JobFacts known = shown;
        if (known == null || !known.look().isFinal()) {
            lookNow();
        }
    }

    private void lookNow() {
        asked.set(false);
        try {
            JobFacts found = JobFacts.read(engine.operations(), job);
            UiThread.run(() -> show(found));
        } catch (RuntimeException e) {
            // The root of this thread: the page says it.
            UiThread.run(() -> overview.getChildren()
                    .setAll(new Placeholder(
                            "ci-warning-alt", "The job cannot be read", String.valueOf(e.getMessage()))));
        }
    }

    /** Those from before the page was opened; later ones come as events. */
    private void readMetrics() {
        List<EngineEvent.MetricReported> before = engine.metrics(job.arn());
        UiThread.run(() -> before.forEach(this::addMetric));
    }

    private void addMetric(EngineEvent.MetricReported metric) {
        if (charts.isEmpty()) {
            metrics.getChildren().setAll(scroll(charts));
        }
        charts.add(metric);
    }

    private void showProgress(String what, double fraction) {
        stage.setText(what);
        progress.setProgress(Double.isNaN(fraction) ? -1 : fraction);
    }

    private void show(JobFacts found) {
        boolean same = found.equals(shown);
        shown = found;
        boolean over = found.look().isFinal();
        charts.live(!over);
        stop.setDisable(over || found.status().equals("Stopping"));
        progress.setVisible(!over);
        stage.setText(over ? "" : found.secondary().orElse(found.status()));
        Duration time = Duration.between(found.created(), found.ended().orElse(Instant.now()));
        facts.setText(
                job.kind().word() + " job · created " + Times.day(found.created()) + " · " + Times.shortLength(time));
        if (same) {
            return;
        }
        pill.getChildren().setAll(Labels.pill(found.look(), found.status()));
        json.setText(found.json(), Language.JSON);
        overview.getChildren().clear();
        found.failure().ifPresent(reason -> {
            Label text = Labels.of(reason, "at-status-failed");
            text.setWrapText(true);
            text.setId("failure-reason");
            overview.getChildren().add(text);
        });
        if (!found.transitions().isEmpty()) {
            overview.getChildren().add(heading("Statuses"));
            found.transitions().forEach(line -> overview.getChildren().add(Labels.of(line, "at-text-2")));
        }
        found.groups().forEach((title, values) -> {
            overview.getChildren().add(heading(title));
            GridPane table = new GridPane(16, 4);
            int row = 0;
            for (var value : values.entrySet()) {
                Label name = Labels.of(value.getKey(), "at-text-2");
                name.setMinWidth(Label.USE_PREF_SIZE);
                table.add(name, 0, row);
                Label text = Labels.of(value.getValue(), "at-code");
                text.setWrapText(true);
                table.add(text, 1, row++);
            }
            overview.getChildren().add(table);
        });
    }

    private static Label heading(String text) {
        Label label = Labels.of(text, "at-strong");
        VBox.setMargin(label, new javafx.geometry.Insets(8, 0, 0, 0));
        return label;
    }

    private void stop() {
        workbench
                .tasks()
                .start(
                        "Stopping " + job.name(),
                        context -> askToStop(),
                        stopping -> workbench
                                .notifications()
                                .show(Notification.of(
                                        Severity.INFO,
                                        stopping.name() + " is stopping",
                                        "Its containers have two minutes to end.")));
    }

    private JobEntry askToStop() {
        switch (job.kind()) {
            case TRAINING -> engine.sageMaker().stopTrainingJob(request -> request.trainingJobName(job.name()));
            case PROCESSING -> engine.sageMaker().stopProcessingJob(request -> request.processingJobName(job.name()));
        }
        return job;
    }

    @Override
    public void close() {
        log.close();
        Thread.ofVirtual().start(() -> {
            events.close();
            reading.shutdownNow();
        });
    }
}
