package screen;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import studio.atelier.workbench.theme.Theme;

/** Shows a view in a window, moves it once a frame, and tells how long the frames took. Not for the JavaFX thread. */
public final class Frames {

    private static final int WARM_UP = 120;

    private Frames() {}

    /** What happens in each frame, counted from the first of the warm-up. */
    public interface Step<V> {
        void move(V view, long frame);
    }

    /** A view in its window. */
    public record Shown<V>(V view, Stage stage) implements AutoCloseable {

        @Override
        public void close() {
            onFx(() -> {
                stage.close();
                return stage;
            });
        }
    }

    /**
     * What was measured.
     *
     * @param between milliseconds from one frame to the next, ascending
     * @param work milliseconds of processor time that a frame took of the JavaFX and of the rendering thread together,
     *     ascending: what a frame takes on a machine that does nothing else
     * @param heap bytes in use afterwards, garbage collected
     */
    public record Result(double[] between, double[] work, long heap) {

        static double at(double[] sorted, double share) {
            return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
        }

        public void print(String name) {
            System.out.printf(
                    Locale.ROOT,
                    "%-46s %8.1f %8.1f %8.1f %9.1f %8d%n",
                    name,
                    at(between, 0.5),
                    at(between, 0.95),
                    between[between.length - 1],
                    at(work, 0.95),
                    heap >> 20);
        }
    }

    /** Starts JavaFX. */
    public static void start() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
    }

    /** Prints the heads of the columns that {@link Result#print} fills. */
    public static void heads() {
        System.out.printf(
                "%-46s %8s %8s %8s %9s %8s%n", "frames", "p50 ms", "p95 ms", "max ms", "work p95", "heap MB");
    }

    public static <V extends Parent> Shown<V> show(double width, double height, Function<Theme, V> content) {
        return onFx(() -> {
            Theme theme = new Theme();
            V view = content.apply(theme);
            Scene scene = new Scene(view, width, height);
            theme.dress(scene);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            return new Shown<>(view, stage);
        });
    }

    /** Shows a view, measures it and closes it. */
    public static <V extends Parent> void run(
            String name, int frames, double width, double height, Function<Theme, V> content, Step<V> step)
            throws InterruptedException {
        try (Shown<V> shown = show(width, height, content)) {
            measure(shown.view(), frames, step).print(name);
        }
    }

    public static <V> Result measure(V view, int frames, Step<V> step) throws InterruptedException {
        double[] between = new double[frames];
        double[] work = new double[frames];
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] drawing = drawing(threads);
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Platform.runLater(() -> new AnimationTimer() {
            private int frame = -WARM_UP;
            private long last;
            private long used;

            @Override
            public void handle(long ignored) {
                long now = System.nanoTime();
                if (frame > 0) {
                    between[frame - 1] = (now - last) / 1e6;
                    work[frame - 1] = (used(threads, drawing) - used) / 1e6;
                }
                last = now;
                used = used(threads, drawing);
                if (frame == frames) {
                    stop();
                    done.complete(true);
                    return;
                }
                step.move(view, frame + WARM_UP);
                frame++;
            }
        }.start());
        done.join();
        Arrays.sort(between);
        Arrays.sort(work);
        return new Result(between, work, heap());
    }

    private static long[] drawing(ThreadMXBean threads) {
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null
                        && (thread.getThreadName().equals("JavaFX Application Thread")
                                || thread.getThreadName().startsWith("QuantumRenderer")))
                .mapToLong(ThreadInfo::getThreadId)
                .toArray();
    }

    private static long used(ThreadMXBean threads, long[] ids) {
        return Arrays.stream(ids).map(threads::getThreadCpuTime).sum();
    }

    /** @return bytes in use after garbage was collected */
    public static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    public static <T> T onFx(Supplier<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(action.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }
}
