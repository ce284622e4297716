import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import studio.atelier.designer.graph.Drawing;
import studio.atelier.designer.graph.GraphLayout;
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

    public static void main(String[] args) throws Exception {
        int frames = Integer.parseInt(args[0]);
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        System.out.printf("%-8s %10s %10s %10s %10s%n", "steps", "read ms", "graph ms", "layout ms", "shown ms");
        for (int steps : new int[] {5000, 5000, 800, 800, 50}) {
            open(steps);
        }
        System.out.printf("%n%-32s %8s %8s %8s %8s%n", "frames", "p50 ms", "p95 ms", "max ms", "heap MB");
        for (double scale : new double[] {1, 0.5, 0.25}) {
            move("50 steps at " + Math.round(scale * 100) + " %", 50, scale, frames);
        }
        for (double scale : new double[] {1, 0.5, 0.25, 0.05}) {
            move("5,000 steps at " + Math.round(scale * 100) + " %", 5000, scale, frames);
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

    static void open(int steps) throws Exception {
        String text = text(steps);
        long begin = System.nanoTime();
        PipelineDefinition definition = PipelineDefinition.read(text);
        long read = System.nanoTime();
        PipelineGraph graph = PipelineGraph.of(definition);
        long made = System.nanoTime();
        LayoutResult layout = GraphLayout.compute(graph, LayoutResult.Flow.DOWN, () -> false);
        long placed = System.nanoTime();
        CountDownLatch shown = new CountDownLatch(1);
        Stage[] stage = new Stage[1];
        Platform.runLater(() -> {
            stage[0] = stage(graph, layout)[0] instanceof Stage s ? s : null;
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
        System.out.printf(Locale.ROOT, "%-8d %10.0f %10.0f %10.0f %10.0f%n", steps, (read - begin) / 1e6,
                (made - read) / 1e6, (placed - made) / 1e6, (System.nanoTime() - placed) / 1e6);
        Platform.runLater(stage[0]::close);
    }

    static Object[] stage(PipelineGraph graph, LayoutResult layout) {
        Theme theme = new Theme();
        PipelineCanvas canvas = new PipelineCanvas(theme);
        Scene scene = new Scene(canvas, 1000, 900);
        theme.dress(scene);
        canvas.show(new Drawing(graph, layout));
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return new Object[] {stage, canvas};
    }

    static void move(String name, int steps, double scale, int frames) throws Exception {
        PipelineGraph graph = PipelineGraph.of(PipelineDefinition.read(text(steps)));
        LayoutResult layout = GraphLayout.compute(graph, LayoutResult.Flow.DOWN, () -> false);
        double[] between = new double[frames];
        CountDownLatch done = new CountDownLatch(1);
        Object[] parts = new Object[2];
        Platform.runLater(() -> {
            System.arraycopy(stage(graph, layout), 0, parts, 0, 2);
            PipelineCanvas canvas = (PipelineCanvas) parts[1];
            Map<String, NodeState> states = new HashMap<>();
            int number = 0;
            for (String id : graph.nodes().keySet()) {
                Status[] all = Status.values();
                states.put(id, number % 10 == 0
                        ? NodeState.of(Status.RUNNING).withDetail("Round 3 of 50").withProgress(0.3).withTime("0:46")
                        : NodeState.of(all[number % all.length]).withTime("1:02"));
                number++;
            }
            canvas.setStates(states);
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
                    if (frame >= frames) {
                        stop();
                        done.countDown();
                        return;
                    }
                    double way = (frame + WARM_UP) * 4;
                    canvas.canvas().show(new Viewport(scale, 500 - Math.sin(way / 400) * 300, 50 - way));
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
        System.out.printf(Locale.ROOT, "%-32s %8.1f %8.1f %8.1f %8d%n", name, between[frames / 2],
                between[(int) (frames * 0.95)], between[frames - 1], heap >> 20);
        CountDownLatch closed = new CountDownLatch(1);
        Platform.runLater(() -> {
            ((Stage) parts[0]).close();
            closed.countDown();
        });
        closed.await();
    }
}
