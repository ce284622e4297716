package studio.atelier.designer.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.workbench.log.LiveLogSource;
import studio.atelier.workbench.log.LogSource;

/** The log of a job, from its first line on. Lines are handed on in batches, so that a chatty job costs no frames. */
public final class FollowedLog implements AutoCloseable {

    /** Text kept at most, in characters; the beginning of longer logs is in the workspace. */
    private static final long KEPT = 64L << 20;

    private static final long BATCH_MILLIS = 50;

    private final LiveLogSource source = new LiveLogSource(KEPT);
    private final List<String> pending = new ArrayList<>();
    private final ScheduledExecutorService handing = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("log-lines").factory());
    private final EventStream.Subscription subscription;

    public FollowedLog(Engine engine, String jobArn) {
        handing.scheduleWithFixedDelay(this::handOn, BATCH_MILLIS, BATCH_MILLIS, TimeUnit.MILLISECONDS);
        subscription = engine.events().followLog(jobArn, this::take);
    }

    public LogSource source() {
        return source;
    }

    private void take(EngineEvent.LogLine line) {
        synchronized (pending) {
            pending.add(line.text());
        }
    }

    private void handOn() {
        List<String> lines;
        synchronized (pending) {
            lines = List.copyOf(pending);
            pending.clear();
        }
        if (!lines.isEmpty()) {
            source.append(lines);
        }
    }

    /** Ends the following; returns at once. */
    @Override
    public void close() {
        Thread.ofVirtual().start(() -> {
            subscription.close();
            handing.shutdownNow();
        });
    }
}
