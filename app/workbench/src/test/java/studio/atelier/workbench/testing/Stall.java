package studio.atelier.workbench.testing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;

/**
 * Watches the JavaFX thread while tests run: whatever holds it longer than the limit of processor time is kept with
 * its stack. Time is the thread's own processor time, so that a busy machine fails nobody.
 */
public final class Stall implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(10);

    private final Duration limit;
    private final List<String> found = new CopyOnWriteArrayList<>();
    private final AtomicLong busySince = new AtomicLong();
    private final Thread watcher;
    private volatile boolean closed;

    private Stall(Duration limit) {
        this.limit = limit;
        this.watcher = Thread.ofPlatform().daemon().name("stall-watch").unstarted(this::watch);
    }

    /** @return a watch that has begun */
    public static Stall watching(Duration limit) {
        Stall stall = new Stall(limit);
        stall.watcher.start();
        return stall;
    }

    /** @return a line and a stack for every stall so far */
    public List<String> found() {
        return List.copyOf(found);
    }

    private void watch() {
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        while (!closed) {
            AtomicLong answered = new AtomicLong();
            busySince.set(System.nanoTime());
            Platform.runLater(() -> answered.set(System.nanoTime()));
            Thread fx = fxThread();
            long cpu = fx == null ? 0 : threads.getThreadCpuTime(fx.threadId());
            String stack = "";
            while (answered.get() == 0 && !closed) {
                sleep();
                if (fx != null
                        && stack.isEmpty()
                        && threads.getThreadCpuTime(fx.threadId()) - cpu > limit.toNanos() / 2) {
                    stack = Stream.of(fx.getStackTrace())
                            .limit(30)
                            .map(frame -> "    " + frame)
                            .collect(Collectors.joining("\n"));
                }
            }
            if (fx != null) {
                long used = threads.getThreadCpuTime(fx.threadId()) - cpu;
                if (used > limit.toNanos()) {
                    found.add("The JavaFX thread was held for " + used / 1_000_000 + " ms by\n" + stack);
                }
            }
            sleep();
        }
    }

    private static Thread fxThread() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("JavaFX Application Thread"))
                .findFirst()
                .orElse(null);
    }

    private static void sleep() {
        try {
            Thread.sleep(TICK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        watcher.interrupt();
    }
}
