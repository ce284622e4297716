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
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.jobs.metric.MetricScanner;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.metadata.MetricStore.MetricValue;

/** The logs of a job's hosts. What they gather is handed on several times a second. */
final class JobLog implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(50);

    private final Store store;
    private final String arn;
    private final Map<String, HostLog> hosts = new LinkedHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread flusher;

    private JobLog(Store store, String arn) {
        this.store = store;
        this.arn = arn;
        this.flusher = Thread.ofVirtual().name("log-flusher").unstarted(this::run);
    }

    static JobLog open(
            Store store, String arn, String jobName, String group, List<String> hostNames, MetricScanner scanner)
            throws IOException {
        JobLog log = new JobLog(store, arn);
        long epoch = Instant.now().getEpochSecond();
        for (String host : hostNames) {
            String stream = jobName + "/" + host + "-" + epoch;
            log.hosts.put(host, new HostLog(store.logs().open(arn, group, stream, host), scanner));
        }
        log.flusher.start();
        return log;
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

    private void run() {
        try {
            while (!closing.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                handOn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void handOn() {
        List<MetricValue> metrics = new ArrayList<>();
        for (HostLog host : hosts.values()) {
            host.flush();
            metrics.addAll(host.takeMetrics());
        }
        if (!metrics.isEmpty()) {
            store.metrics().add(arn, metrics);
            store.journal()
                    .append(metrics.stream()
                            .map(m -> new EngineEvent.MetricReported(m.time(), arn, m.name(), m.value()))
                            .toList());
        }
    }

    @Override
    public void close() {
        // Not by an interrupt: it would close the file that is being written.
        closing.countDown();
        boolean interrupted = false;
        while (true) {
            try {
                flusher.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        handOn();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        hosts.values().forEach(HostLog::close);
    }
}
