package studio.atelier.engine.store.event;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.engine.store.log.JobLogs;
import studio.atelier.engine.store.metadata.Journal;

/**
 * The events of a workspace, read off its journal: at once what this program wrote, within a tenth of
 * a second what another one wrote.
 */
public final class JournalEventStream implements EventStream, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalEventStream.class);
    private static final Duration POLL = Duration.ofMillis(100);

    // A transaction may commit after one that took a later number. A missing number is waited for so long.
    private static final long GAP_NANOS = Duration.ofSeconds(3).toNanos();

    private final Journal journal;
    private final JobLogs logs;
    private final List<Consumer<EngineEvent>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Thread reading;

    public JournalEventStream(Journal journal, JobLogs logs) {
        this.journal = journal;
        this.logs = logs;
    }

    @Override
    public Subscription subscribe(Consumer<EngineEvent> listener) {
        synchronized (this) {
            if (reading == null) {
                long from = journal.newest();
                reading = Thread.ofVirtual().name("event-stream").start(() -> read(from));
            }
            listeners.add(listener);
        }
        return () -> listeners.remove(listener);
    }

    @Override
    public Subscription followLog(String jobArn, Consumer<EngineEvent.LogLine> listener) {
        return logs.follow(jobArn, listener);
    }

    private void read(long from) {
        // Everything up to floor was delivered; of what lies above, the numbers in delivered were.
        long floor = from;
        Map<Long, Long> delivered = new HashMap<>();
        long writes = -1;
        while (true) {
            try {
                writes = journal.awaitWrite(writes, POLL);
                for (Journal.Entry entry : journal.after(floor)) {
                    if (delivered.putIfAbsent(entry.sequence(), System.nanoTime()) == null) {
                        deliver(entry.event());
                    }
                }
                floor = raise(floor, delivered);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                LOG.warn("The journal could not be read; it is tried again", e);
            }
        }
    }

    private static long raise(long floor, Map<Long, Long> delivered) {
        long raised = floor;
        long now = System.nanoTime();
        while (!delivered.isEmpty()) {
            if (delivered.remove(raised + 1) != null) {
                raised++;
                continue;
            }
            long next = delivered.keySet().stream().min(Long::compare).orElseThrow();
            if (now - delivered.getOrDefault(next, now) < GAP_NANOS) {
                break;
            }
            raised = next - 1;
        }
        return raised;
    }

    private void deliver(EngineEvent event) {
        for (Consumer<EngineEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                listeners.remove(listener);
                LOG.error("A listener of the event stream failed and was dropped", e);
            }
        }
    }

    @Override
    public synchronized void close() {
        listeners.clear();
        if (reading != null) {
            reading.interrupt();
            reading = null;
        }
    }
}
