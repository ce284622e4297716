package studio.atelier.studio.jobs;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.run.FollowedLog;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.studio.room.RoomContext;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.log.LogView;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.text.Language;
import studio.atelier.workbench.text.TextEditor;
import studio.atelier.workbench.thread.UiThread;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The page of one job, live until the job has ended. JavaFX thread. */
final class JobPage extends BorderPane implements AutoCloseable {

    private static final int TAIL = 30;
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

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
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Subscription subscriptions;
    private @Nullable FollowedLog followed;
    private @Nullable JobDetail shown;
    private volatile boolean closed;

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
        setCenter(new Placeholder(type.icon(), "Reading the job", ""));
        subscriptions = Subscription.combine(
                model.onEvent(this::happened), model.changeProperty().subscribe(number -> progressed()));
        read();
        metrics.more();
    }

    private static Tab tab(String title, Node content) {
        Tab tab = new Tab(title, content);
        tab.setId("job-tab-" + title.toLowerCase(java.util.Locale.ROOT));
        return tab;
    }

    private void happened(EngineEvent event) {
        if (event.arn().equals(arn)) {
            switch (event) {
                case EngineEvent.StatusChanged changed -> read();
                case EngineEvent.MetricReported metric -> metrics.more();
                case EngineEvent.Progress progress -> {}
                case EngineEvent.StepChanged step -> {}
                case EngineEvent.LogLine line -> {}
            }
        }
    }

    private void read() {
        if (closed || !asked.compareAndSet(false, true)) {
            return;
        }
        Thread.ofVirtual().name("job-page").start(() -> {
            asked.set(false);
            try {
                JobDetail job = model.reader().detail(arn);
                List<String> tail =
                        job.status() == Status.FAILED ? model.reader().tail(arn, TAIL) : List.of();
                String text = PRETTY.writeValueAsString(job.described());
                UiThread.run(() -> show(job, tail, text));
            } catch (RuntimeException e) {
                UiThread.run(() -> failed(e));
            }
        });
    }

    private void failed(RuntimeException failure) {
        if (closed) {
            return;
        }
        Button again = new Button("Try again");
        again.setOnAction(event -> read());
        setTop(null);
        setCenter(new Placeholder("ci-warning", "The job cannot be read", String.valueOf(failure.getMessage()), again));
    }

    private void show(JobDetail job, List<String> tail, String text) {
        if (closed) {
            return;
        }
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
        metrics.more();
        if (running) {
            clock.play();
        } else {
            clock.stop();
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
        closed = true;
        clock.stop();
        subscriptions.unsubscribe();
        FollowedLog following = followed;
        if (following != null) {
            following.close();
        }
    }
}
