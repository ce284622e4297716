package studio.atelier.engine.jobs.run;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.jobs.metric.MetricScanner;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.metadata.MetricStore.MetricValue;

/** The logs of a job's hosts. What they gather is handed on several times a second. */
final class JobLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobLog.class);
    private static final Duration INTERVAL = Duration.ofMillis(50);

    // Each takes the database some milliseconds of a CPU that the job itself may be using.
    private static final int ROUNDS_BETWEEN_METRICS = 5;

    private final Store store;
    private final String arn;
    private final DoubleConsumer progress;
    private final Map<String, HostLog> hosts = new LinkedHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread flusher;
    private final List<MetricValue> unwritten = new ArrayList<>();
    private volatile boolean complained;

    private JobLog(Store store, String arn, DoubleConsumer progress) {
        this.store = store;
        this.arn = arn;
        this.progress = progress;
        this.flusher = Thread.ofVirtual().name("log-flusher").unstarted(this::run);
    }

    /** @param progress told what part of their work the containers have done, on average */
    static JobLog open(
            Store store,
            String arn,
            String jobName,
            String group,
            List<String> hostNames,
            MetricScanner scanner,
            DoubleConsumer progress)
            throws IOException {
        JobLog log = new JobLog(store, arn, progress);
        long epoch = Instant.now().getEpochSecond();
        while (taken(store, group, jobName, hostNames, epoch)) {
            epoch++;
        }
        for (String host : hostNames) {
            String stream = jobName + "/" + host + "-" + epoch;
            log.hosts.put(host, new HostLog(store.logs().open(arn, group, stream, host), scanner));
        }
        log.flusher.start();
        return log;
    }

    // A job that was deleted and made again within a second.
    private static boolean taken(Store store, String group, String jobName, List<String> hostNames, long epoch) {
        return hostNames.stream().anyMatch(host -> store.logs().exists(group, jobName + "/" + host + "-" + epoch));
    }

    HostLog host(String name) {
        HostLog log = hosts.get(name);
        if (log == null) {
            throw new IllegalArgumentException("The job has no host " + name);
        }
        return log;
    }

    /** Writes a line of the engine's own into every host's log. */
    void note(String text) {
        hosts.values().forEach(host -> host.note(text));
    }

    /** Hands on what was logged until now: for readers who look as soon as the job has ended. */
    void settle() {
        handOnOrLater();
    }

    private void run() {
        try {
            for (int round = 1; !closing.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS); round++) {
                hosts.values().forEach(HostLog::flush);
                if (round % ROUNDS_BETWEEN_METRICS == 0) {
                    handOnOrLater();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void handOn() {
        for (HostLog host : hosts.values()) {
            host.flush();
            unwritten.addAll(MetricThinning.thin(host.takeMetrics()));
        }
        if (!unwritten.isEmpty()) {
            store.database().useTransaction(transaction -> {
                store.metrics().add(transaction, arn, unwritten);
                store.journal()
                        .append(
                                transaction,
                                unwritten.stream()
                                        .map(m -> new EngineEvent.MetricReported(m.time(), arn, m.name(), m.value()))
                                        .toList());
            });
            store.journal().wake();
            unwritten.clear();
        }
        double done =
                hosts.values().stream().mapToDouble(HostLog::progress).average().orElse(0);
        if (done > 0) {
            progress.accept(done);
        }
    }

    // A database that cannot be written for a while must not end the log.
    private void handOnOrLater() {
        try {
            handOn();
        } catch (RuntimeException e) {
            if (!complained) {
                LOG.warn("The metrics of {} could not be written; it is tried again", arn, e);
            }
            complained = true;
        }
    }

    @Override
    public void close() {
        // Not by an interrupt: it would close the file that is being written.
        closing.countDown();
        boolean interrupted = Thread.interrupted();
        while (true) {
            try {
                flusher.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        handOnOrLater();
        hosts.values().forEach(HostLog::close);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
