package studio.atelier.studio.jobs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.workbench.thread.UiThread;

/** The latest jobs of an engine, kept up with whatever this or another program does. */
final class JobsModel implements AutoCloseable {

    /** Jobs of a kind that are listed at most. */
    private static final int MOST = 200;

    private static final long CALM_MILLIS = 150;

    private final SageMakerClient client;
    private final Consumer<RuntimeException> failed;
    private final EventStream.Subscription events;
    private final ScheduledExecutorService reading = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("read-jobs").factory());
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ReadOnlyObjectWrapper<@Nullable List<JobEntry>> jobs = new ReadOnlyObjectWrapper<>();

    JobsModel(Engine engine, Consumer<RuntimeException> failed) {
        this.client = engine.sageMaker();
        this.failed = failed;
        this.events = engine.events().subscribe(this::event);
        ask(0);
    }

    /** @return the latest first; null until they are read */
    ReadOnlyObjectProperty<@Nullable List<JobEntry>> jobsProperty() {
        return jobs.getReadOnlyProperty();
    }

    private void event(EngineEvent event) {
        if (event instanceof EngineEvent.StatusChanged change
                && (change.kind().equals("training-job") || change.kind().equals("processing-job"))) {
            ask(CALM_MILLIS);
        }
    }

    private void ask(long delay) {
        if (asked.compareAndSet(false, true) && !reading.isShutdown()) {
            reading.schedule(this::read, delay, TimeUnit.MILLISECONDS);
        }
    }

    private void read() {
        asked.set(false);
        try {
            List<JobEntry> found = new ArrayList<>();
            client
                    .listTrainingJobs(request ->
                            request.maxResults(100).sortBy("CreationTime").sortOrder("Descending"))
                    .trainingJobSummaries()
                    .stream()
                    .limit(MOST)
                    .forEach(job -> found.add(new JobEntry(
                            job.trainingJobArn(),
                            job.trainingJobName(),
                            JobEntry.Kind.TRAINING,
                            job.trainingJobStatusAsString(),
                            job.creationTime(),
                            Optional.ofNullable(job.trainingEndTime()))));
            client
                    .listProcessingJobs(request ->
                            request.maxResults(100).sortBy("CreationTime").sortOrder("Descending"))
                    .processingJobSummaries()
                    .stream()
                    .limit(MOST)
                    .forEach(job -> found.add(new JobEntry(
                            job.processingJobArn(),
                            job.processingJobName(),
                            JobEntry.Kind.PROCESSING,
                            job.processingJobStatusAsString(),
                            job.creationTime(),
                            Optional.ofNullable(job.processingEndTime()))));
            found.sort(Comparator.comparing(JobEntry::created).reversed());
            List<JobEntry> result = List.copyOf(found);
            UiThread.run(() -> {
                if (!result.equals(jobs.get())) {
                    jobs.set(result);
                }
            });
        } catch (RuntimeException e) {
            // The root of this thread: it has nobody else to tell.
            failed.accept(e);
        }
    }

    @Override
    public void close() {
        Thread.ofVirtual().start(() -> {
            events.close();
            reading.shutdownNow();
        });
    }
}
