import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import studio.atelier.designer.graph.Drawing;
import studio.atelier.designer.graph.LayoutResult;
import studio.atelier.designer.graph.NodeState;
import studio.atelier.designer.graph.PipelineCanvas;
import studio.atelier.designer.graph.PipelineGraph;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.workbench.canvas.Viewport;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.theme.Theme;

/** Opens large pipelines, moves their graphs, and prints how long that took. */
class GraphBench {

    static final int WARM_UP = 60;
    static final double WIDTH = 1000;
    static final double HEIGHT = 900;
    static final double[] SCALES = {1, 0.8, 0.6, 0.5, 0.4, 0.3, 0.25, 0.15, 0.1, 0.05, 0.02};

    /** A canvas in a window of its own. */
    record Shown(Stage stage, PipelineCanvas canvas) {}

    public static void main(String[] args) throws Exception {
        int frames = Integer.parseInt(args[0]);
        String only = args.length > 1 ? args[1] : "";
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        if (only.isEmpty()) {
            System.out.printf(
                    "%-8s %10s %10s %10s %12s%n", "steps", "read ms", "drawing ms", "shown ms", "on FX thread");
            for (int steps : new int[] {5000, 5000, 800, 800, 50}) {
                open(steps);
            }
        }
        System.out.printf("%n%-32s %8s %8s %8s %8s %8s %8s%n", "frames", "p50 ms", "p95 ms", "max ms", "FX cpu",
                "draw cpu", "heap MB");
        for (int steps : new int[] {50, 5000}) {
            Drawing drawing = drawing(steps);
            for (double scale : SCALES) {
                measure(only, steps + " steps at " + Math.round(scale * 100) + " %", drawing, frames, frame -> {
                    double way = frame * 4;
                    return new Viewport(scale, 500 - Math.sin(way / 400) * 300, 50 - way);
                });
            }
            measure(only, steps + " steps, zooming 3 to 150 %", drawing, frames, frame -> {
                double scale = 0.03 * Math.pow(50, (1 - Math.cos(frame / 60.0)) / 2);
                return new Viewport(scale, WIDTH / 2, HEIGHT / 2 - 4000 * scale);
            });
        }
        System.exit(0);
    }

    static String text(int steps) {
        StringBuilder json = new StringBuilder("{\"Version\":\"2020-12-01\",\"Steps\":[");
        Random random = new Random(5);
        for (int i = 0; i < steps; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"Name\":\"Step").append(i).append("\",\"Type\":\"Lambda\",\"Arguments\":{},\"DependsOn\":[");
            for (int d = 0; i > 0 && d <= random.nextInt(3); d++) {
                json.append(d == 0 ? "\"Step" : ",\"Step").append(Math.max(0, i - 1 - random.nextInt(30))).append('"');
            }
            json.append("]}");
        }
        return json.append("]}").toString();
    }

    static Drawing drawing(int steps) {
        return Drawing.of(PipelineDefinition.read(text(steps)), LayoutResult.Flow.DOWN);
    }

    static void open(int steps) throws Exception {
        String text = text(steps);
        long begin = System.nanoTime();
        PipelineDefinition definition = PipelineDefinition.read(text);
        long read = System.nanoTime();
        Drawing drawing = Drawing.of(definition, LayoutResult.Flow.DOWN);
        long drawn = System.nanoTime();
        CountDownLatch shown = new CountDownLatch(1);
        Shown[] window = new Shown[1];
        long[] taken = new long[1];
        Platform.runLater(() -> {
            window[0] = window();
            long placing = System.nanoTime();
            window[0].canvas().show(drawing);
            taken[0] = System.nanoTime() - placing;
            new AnimationTimer() {
                int frame;

                @Override
                public void handle(long ignored) {
                    if (++frame == 3) {
                        stop();
                        shown.countDown();
                    }
                }
            }.start();
        });
        shown.await();
        System.out.printf(Locale.ROOT, "%-8d %10.0f %10.0f %10.0f %12.0f%n", steps, (read - begin) / 1e6,
                (drawn - read) / 1e6, (System.nanoTime() - drawn) / 1e6, taken[0] / 1e6);
        close(window[0]);
    }

    static Shown window() {
        Theme theme = new Theme();
        PipelineCanvas canvas = new PipelineCanvas(theme);
        Scene scene = new Scene(canvas, WIDTH, HEIGHT);
        theme.dress(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return new Shown(stage, canvas);
    }

    /** Some of every status, a tenth of the steps running. */
    static Map<String, NodeState> states(PipelineGraph graph) {
        Map<String, NodeState> states = new HashMap<>();
        Status[] all = Status.values();
        int number = 0;
        for (String id : graph.nodes().keySet()) {
            states.put(id, number % 10 == 0
                    ? NodeState.of(Status.RUNNING).withDetail("Round 3 of 50").withProgress(0.3).withTime("0:46")
                    : NodeState.of(all[number % all.length]).withTime("1:02"));
            number++;
        }
        return states;
    }

    static void measure(String only, String name, Drawing drawing, int frames, IntFunction<Viewport> way)
            throws Exception {
        if (!name.contains(only)) {
            return;
        }
        double[] between = new double[frames];
        long[] cpu = new long[4];
        CountDownLatch done = new CountDownLatch(1);
        Shown[] window = new Shown[1];
        Platform.runLater(() -> {
            window[0] = window();
            PipelineCanvas canvas = window[0].canvas();
            canvas.show(drawing);
            canvas.setStates(states(drawing.graph()));
            new AnimationTimer() {
                int frame = -WARM_UP;
                long last;

                @Override
                public void handle(long nanos) {
                    long now = System.nanoTime();
                    if (frame > 0 && frame <= frames) {
                        between[frame - 1] = (now - last) / 1e6;
                    }
                    last = now;
                    if (frame == 0) {
                        cpu(cpu, 0);
                    }
                    if (frame >= frames) {
                        stop();
                        cpu(cpu, 2);
                        done.countDown();
                        return;
                    }
                    canvas.canvas().show(way.apply(frame + WARM_UP));
                    canvas.canvas().redrawAt(nanos);
                    frame++;
                }
            }.start();
        });
        done.await();
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        Arrays.sort(between);
        System.out.printf(Locale.ROOT, "%-32s %8.1f %8.1f %8.1f %8.1f %8.1f %8d%n", name, between[frames / 2],
                between[(int) (frames * 0.95)], between[frames - 1], (cpu[2] - cpu[0]) / 1e6 / frames,
                (cpu[3] - cpu[1]) / 1e6 / frames, heap >> 20);
        close(window[0]);
    }

    /** Notes the processor time of this thread and of the one that draws, in ns; other work beside does not count in it. */
    static void cpu(long[] into, int at) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        into[at] = threads.getCurrentThreadCpuTime();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("QuantumRenderer")) {
                into[at + 1] = threads.getThreadCpuTime(thread.threadId());
            }
        }
    }

    static void close(Shown window) throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        Platform.runLater(() -> {
            window.stage().close();
            closed.countDown();
        });
        closed.await();
    }
}
