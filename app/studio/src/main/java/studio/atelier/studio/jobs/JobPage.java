package studio.atelier.studio.jobs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.run.FollowedLog;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.json.Json;
import studio.atelier.studio.room.ReadStates;
import studio.atelier.studio.room.RoomContext;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.log.LogView;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.text.Language;
import studio.atelier.workbench.text.TextEditor;
import studio.atelier.workbench.thread.LiveReading;
import studio.atelier.workbench.thread.Reading;
import studio.atelier.workbench.thread.UiThread;

/** The page of one job, live until the job has ended. JavaFX thread. */
final class JobPage extends BorderPane implements AutoCloseable {

    private static final int TAIL = 30;

    /** Changes of a job that come closer together are shown as one. */
    private static final java.time.Duration CALM = java.time.Duration.ofMillis(60);

    /**
     * What is read for the page.
     *
     * @param tail the last lines of the log, if the job failed
     * @param text the describe response as JSON
     */
    private record Read(JobDetail job, List<String> tail, String text) {}

    private final RoomContext context;
    private final JobsModel model;
    private final String arn;
    private final JobHead head;
    private final OverviewTab overview = new OverviewTab();
    private final MetricsTab metrics;
    private final ConfigurationTab configuration = new ConfigurationTab();
    private final TextEditor json = new TextEditor();
    private final LogView log;
    private final TabPane tabs = new TabPane();
    private final Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), event -> tick()));
    private final LiveReading<Read> reading = new LiveReading<>("job-page", CALM, progress -> read());
    private final Subscription subscriptions;
    private @Nullable FollowedLog followed;
    private @Nullable JobDetail shown;

    JobPage(RoomContext context, JobsModel model, String arn) {
        this.context = context;
        this.model = model;
        this.arn = arn;
        JobType type = JobType.ofArn(arn).orElseThrow(() -> new IllegalArgumentException(arn + " is no job"));
        this.head = new JobHead(type, arn, this::stop);
        this.metrics = new MetricsTab(context.workbench().theme(), model.reader(), arn);
        this.log = new LogView(context.workbench().theme());
        getStyleClass().add("at-panel");
        json.setReadOnly(true);
        json.setAccessibleText("Describe response");
        Tab logs = tab("Logs", log);
        tabs.getTabs().add(tab("Overview", overview));
        if (type == JobType.TRAINING) {
            tabs.getTabs().add(tab("Metrics", metrics));
        }
        tabs.getTabs().addAll(logs, tab("Configuration", configuration), tab("JSON", json));
        tabs.setId("job-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        logs.selectedProperty().subscribe(front -> {
            if (front && followed == null) {
                FollowedLog following = new FollowedLog(context.engine(), arn);
                followed = following;
                log.setSource(following.source());
            }
        });
        clock.setCycleCount(Timeline.INDEFINITE);
        subscriptions = Subscription.combine(
                model.onEvent(this::happened),
                model.changeProperty().subscribe(number -> progressed()),
                reading.stateProperty().subscribe(this::show));
        reading.refresh();
    }

    private static Tab tab(String title, Node content) {
        Tab tab = new Tab(title);
        tab.setId("job-tab-" + title.toLowerCase(Locale.ROOT));
        // What lies behind another tab costs nothing until somebody looks at it.
        tab.selectedProperty().subscribe(front -> {
            if (front && tab.getContent() == null) {
                tab.setContent(content);
            }
        });
        return tab;
    }

    private void happened(EngineEvent event) {
        if (event.arn().equals(arn)) {
            switch (event) {
                case EngineEvent.StatusChanged changed -> reading.changed();
                case EngineEvent.MetricReported metric -> metrics.told(metric);
                case EngineEvent.Progress progress -> {}
                case EngineEvent.StepChanged step -> {}
                case EngineEvent.LogLine line -> {}
            }
        }
    }

    private Read read() {
        JobDetail job = model.reader().detail(arn);
        List<String> tail = job.status() == Status.FAILED ? model.reader().tail(arn, TAIL) : List.of();
        return new Read(job, tail, Json.pretty(job.described()));
    }

    private void show(Reading<Read> state) {
        switch (state) {
            case Reading.Ready<Read>(Read read) -> show(read.job(), read.tail(), read.text());
            case Reading.Waiting<Read> waiting -> alone(ReadStates.waiting("Reading the job"));
            case Reading.Failed<Read>(Throwable failure) ->
                alone(ReadStates.failed("job-try-again", "The job cannot be read", failure, reading::restart));
        }
    }

    private void alone(Node node) {
        setTop(null);
        setCenter(node);
    }

    private void show(JobDetail job, List<String> tail, String text) {
        boolean first = shown == null;
        shown = job;
        setTop(head);
        setCenter(tabs);
        head.show(job, model.live(arn));
        overview.show(job, tail);
        configuration.show(job);
        if (!text.equals(json.text())) {
            json.setText(text, Language.JSON);
        }
        boolean running = !job.status().isFinal();
        metrics.running(running);
        if (running) {
            clock.play();
        } else {
            clock.stop();
            metrics.check();
        }
        if (first && running && job.type() == JobType.TRAINING) {
            tabs.getSelectionModel().select(1);
        }
    }

    private void progressed() {
        JobDetail job = shown;
        if (job != null && !job.status().isFinal()) {
            head.show(job, model.live(arn));
        }
    }

    private void tick() {
        JobDetail job = shown;
        if (job != null && getScene() != null) {
            head.tick(job);
            overview.tick(job);
        }
    }

    private void stop() {
        JobDetail job = shown;
        if (job != null) {
            Thread.ofVirtual().start(() -> {
                try {
                    model.reader().stop(job);
                } catch (RuntimeException e) {
                    UiThread.run(() -> {
                        head.stopFailed();
                        context.workbench()
                                .notifications()
                                .show(Notification.failure(job.name() + " could not be stopped", e));
                    });
                }
            });
        }
    }

    /** @return whether the job runs and may be stopped */
    boolean isRunning() {
        return Optional.ofNullable(shown).filter(job -> !job.status().isFinal()).isPresent();
    }

    void select(String tab) {
        tabs.getTabs().stream()
                .filter(one -> one.getText().equals(tab))
                .findFirst()
                .ifPresent(tabs.getSelectionModel()::select);
    }

    @Override
    public void close() {
        reading.close();
        metrics.close();
        clock.stop();
        subscriptions.unsubscribe();
        FollowedLog following = followed;
        if (following != null) {
            following.close();
        }
    }
}
