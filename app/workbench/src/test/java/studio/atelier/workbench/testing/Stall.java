package studio.atelier.workbench.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;

/**
 * Watches the JavaFX thread: a task that holds it longer than the limit is kept with a stack from within. What counts is
 * the thread's own processor time, and the time that the program's own code waits in a task; being kept off the
 * processor by a busy machine counts for nothing. Tasks are told apart by probes that are queued between them every few
 * milliseconds and by the code that they run, so a stall is never made up of several short tasks.
 */
public final class Stall implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(4);
    private static final int MOST_PROBES = 64;
    private static final int DEPTH = 16;
    private static final String OWN = "studio.atelier.";

    private final Duration limit;
    private final List<String> found = new CopyOnWriteArrayList<>();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final Thread fx;
    private final Thread watcher;
    private volatile boolean closed;

    private Stall(Duration limit) {
        this.limit = limit;
        this.fx = Window.onFx(Thread::currentThread);
        this.watcher = Thread.ofPlatform().daemon().name("stall-watch").unstarted(this::watch);
    }

    /** @return a watch that has begun. JavaFX runs already. */
    public static Stall watching(Duration limit) {
        Stall stall = new Stall(limit);
        stall.watcher.start();
        return stall;
    }

    /** @return a line and a stack for every stall so far */
    public List<String> found() {
        return List.copyOf(found);
    }

    /** Waits for the task that runs now, and what was queued before, to be judged. */
    public void settle() {
        Window.onFx(() -> true);
        sleep();
        sleep();
    }

    private void watch() {
        Held held = new Held();
        while (!closed) {
            if (asked.get() < MOST_PROBES) {
                asked.incrementAndGet();
                Platform.runLater(() -> {
                    asked.decrementAndGet();
                    answered.incrementAndGet();
                });
            }
            held.look();
            sleep();
        }
        held.end();
    }

    /** The task that was seen last, and how long it holds the thread so far. */
    private final class Held {

        private long turn = -1;
        private String task = "";
        private long cpu = threads.getThreadCpuTime(fx.threadId());
        private long clock = System.nanoTime();
        private long nanos;
        private List<StackTraceElement> stack = List.of();

        void look() {
            long now = System.nanoTime();
            long used = threads.getThreadCpuTime(fx.threadId());
            Thread.State state = fx.getState();
            long seenTurn = answered.get();
            if (used == cpu && state == Thread.State.RUNNABLE) {
                clock = now;
                return;
            }
            List<StackTraceElement> frames = task(fx.getStackTrace());
            String seen = name(frames);
            boolean same = seenTurn == turn && seen.equals(task) && !frames.isEmpty() && answered.get() == seenTurn;
            if (same) {
                boolean waits = state != Thread.State.RUNNABLE && seen.startsWith(OWN);
                nanos += waits ? now - clock : used - cpu;
                if (stack.isEmpty() || nanos < limit.toNanos()) {
                    stack = frames;
                }
            } else {
                end();
                turn = seenTurn;
                task = seen;
            }
            cpu = used;
            clock = now;
        }

        void end() {
            if (nanos > limit.toNanos()) {
                found.add("The JavaFX thread was held for %d ms by%n%s".formatted(nanos / 1_000_000, words(stack)));
            }
            nanos = 0;
            stack = List.of();
        }
    }

    /** @return the frames of the task above the innermost event loop, the top first; none if the loop is idle */
    private static List<StackTraceElement> task(StackTraceElement[] frames) {
        List<StackTraceElement> task = new ArrayList<>();
        for (StackTraceElement frame : frames) {
            String method = frame.getMethodName();
            if (frame.getClassName().startsWith("com.sun.glass.ui.")
                    && (method.contains("runLoop") || method.contains("NestedEventLoop"))) {
                break;
            }
            task.add(frame);
        }
        boolean idle = task.stream()
                .allMatch(frame -> frame.getClassName().startsWith("java.")
                        || frame.getClassName().startsWith("jdk."));
        return idle ? List.of() : task;
    }

    /** @return where the program's own code begins in a task, or where the toolkit's does */
    private static String name(List<StackTraceElement> task) {
        return Stream.concat(
                        task.reversed().stream()
                                .filter(frame -> frame.getClassName().startsWith(OWN)),
                        task.reversed().stream())
                .findFirst()
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .orElse("");
    }

    /** @return the top of the stack, and below it the program's own code only */
    private static String words(List<StackTraceElement> stack) {
        return Stream.concat(
                        stack.stream().limit(DEPTH),
                        stack.stream()
                                .skip(DEPTH)
                                .filter(frame -> frame.getClassName().startsWith(OWN)))
                .map(frame -> "    " + frame)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static void sleep() {
        try {
            Thread.sleep(TICK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the watch; what it found stays. */
    @Override
    public void close() {
        closed = true;
        try {
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
