package studio.atelier.engine.jobs.resource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.RunningContainer;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.job.ResourceSample;
import studio.atelier.engine.api.machine.MachineStatus.Gpu;
import studio.atelier.engine.jobs.instance.GpuLoad;
import studio.atelier.engine.store.Store;

/**
 * Measures the containers of a job twice a second while they run, keeps the samples with the job and tells them as
 * events. It begins with the first container and ends when it is closed.
 */
public final class ResourceSampling implements AutoCloseable {

    static final Duration EVERY = Duration.ofMillis(500);

    // Most jobs that end sooner do next to nothing, and there may be a thousand of them.
    private static final Duration BEFORE_FIRST = Duration.ofMillis(100);

    private static final Logger LOG = LoggerFactory.getLogger(ResourceSampling.class);

    // Each takes the database some milliseconds of a CPU that the job itself may be using.
    private static final int ROUNDS_BETWEEN_WRITES = 2;

    private record Watched(ContainerMeter meter, SampleSeries series) {}

    private final Store store;
    private final String arn;
    private final long volumeBytes;
    private final LateFigure<List<Gpu>> gpus;
    private final Map<String, Watched> hosts = new LinkedHashMap<>();
    private final List<ResourceSample> untold = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("resource-sampling").unstarted(this::run);
    private boolean started;
    private boolean complained;

    /**
     * @param volumeBytes the volume that each host of the job asked for
     * @param gpus the load of the machine's GPUs
     */
    public ResourceSampling(Store store, String arn, long volumeBytes, GpuLoad gpus) {
        this.store = store;
        this.arn = arn;
        this.volumeBytes = volumeBytes;
        this.gpus = new LateFigure<>(gpus::read, EVERY);
    }

    /** Begins to measure a container. */
    public synchronized void watch(ContainerSpec spec, RunningContainer container) {
        hosts.put(spec.host(), new Watched(new ContainerMeter(spec, container, gpus, volumeBytes), new SampleSeries()));
        if (!started) {
            started = true;
            thread.start();
        }
    }

    private void run() {
        try {
            if (closing.await(BEFORE_FIRST.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            long next = System.nanoTime();
            int round = 0;
            do {
                sample();
                round++;
                if (round % ROUNDS_BETWEEN_WRITES == 0) {
                    write(false);
                }
                next = Math.max(next + EVERY.toNanos(), System.nanoTime());
            } while (!closing.await(next - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void sample() {
        hosts.forEach((host, watched) -> {
            try {
                watched.meter().sample().ifPresent(sample -> {
                    untold.add(sample);
                    watched.series().add(sample);
                });
            } catch (RuntimeException e) {
                complain("What the container of " + host + " uses is not known", e);
            }
        });
    }

    // A chart that lacks a point is no reason to end a job.
    private synchronized void write(boolean last) {
        List<EngineEvent> events = new ArrayList<>();
        untold.forEach(sample -> events.add(new EngineEvent.ResourcesSampled(arn, sample)));
        untold.clear();
        Map<String, SampleSeries.Change> changes = new LinkedHashMap<>();
        hosts.forEach((host, watched) -> changes.put(
                host, last ? watched.series().takeLast() : watched.series().take()));
        changes.values().removeIf(SampleSeries.Change::isEmpty);
        if (events.isEmpty() && changes.isEmpty()) {
            return;
        }
        try {
            store.database().offer(transaction -> {
                changes.forEach((host, change) -> {
                    if (change.anew()) {
                        store.samples().clear(transaction, arn, host);
                    }
                    store.samples().add(transaction, arn, change.samples());
                });
                if (!events.isEmpty()) {
                    store.journal().append(transaction, events);
                }
            });
            store.journal().wake();
        } catch (RuntimeException e) {
            complain("What the job uses could not be written down", e);
        }
    }

    private void complain(String what, RuntimeException e) {
        if (!complained) {
            LOG.warn("{}: {}", arn, what, e);
        }
        complained = true;
    }

    /** Ends measuring and writes down what is left. */
    @Override
    public void close() {
        closing.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        write(true);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
