package studio.atelier.engine.jobs.run;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.compute.ContainerOutput;
import studio.atelier.engine.jobs.metric.MetricScanner;
import studio.atelier.engine.store.log.LogWriter;
import studio.atelier.engine.store.metadata.MetricStore.MetricValue;

/** The log of one host: written to the store, scanned for metrics, its end kept for failure reasons. */
final class HostLog implements ContainerOutput, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HostLog.class);
    private static final int KEPT_LINES = 20;

    private final LogWriter writer;
    private final MetricScanner scanner;
    private final List<MetricValue> fresh = new ArrayList<>();
    private final Deque<String> lastErrors = new ArrayDeque<>();
    private volatile double progress;
    private volatile boolean complained;

    HostLog(LogWriter writer, MetricScanner scanner) {
        this.writer = writer;
        this.scanner = scanner;
    }

    @Override
    public void line(Source source, String text) {
        List<MetricValue> found =
                source == Source.RUNTIME || scanner.isEmpty() ? List.of() : scanner.scan(text, this::note);
        synchronized (this) {
            fresh.addAll(found);
            if (source == Source.STDERR) {
                lastErrors.addLast(text);
                if (lastErrors.size() > KEPT_LINES) {
                    lastErrors.removeFirst();
                }
            }
            writer.line(System.currentTimeMillis(), source == Source.RUNTIME ? "[atelier] " + text : text);
        }
    }

    @Override
    public void progress(double done) {
        progress = done;
    }

    /** What part of its work the container said was done, 0 to 1; 0 if it said nothing. */
    double progress() {
        return progress;
    }

    void note(String text) {
        line(Source.RUNTIME, text);
    }

    /** The metrics found since this was last asked. */
    synchronized List<MetricValue> takeMetrics() {
        List<MetricValue> taken = List.copyOf(fresh);
        fresh.clear();
        return taken;
    }

    /** The last lines of the error stream. */
    synchronized List<String> lastErrors() {
        return List.copyOf(lastErrors);
    }

    void flush() {
        try {
            writer.flush();
            complained = false;
        } catch (IOException e) {
            if (!complained) {
                LOG.error("A log cannot be written now; the job goes on, and it is tried again", e);
            }
            complained = true;
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            LOG.error("The end of a log could not be written", e);
        }
    }
}
