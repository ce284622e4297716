package graph;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import screen.Frames;
import studio.atelier.designer.graph.GraphLayout;
import studio.atelier.designer.graph.LayoutResult;
import studio.atelier.designer.graph.NodeState;
import studio.atelier.designer.graph.NodeStatus;
import studio.atelier.designer.graph.PipelineCanvas;
import studio.atelier.designer.graph.PipelineGraph;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.workbench.canvas.Viewport;
import studio.atelier.workbench.theme.Theme;

/** Opens large pipelines, moves their graphs, and prints how long that took. */
class GraphBench {

    public static void main(String[] args) throws Exception {
        int frames = Integer.parseInt(args[0]);
        Frames.start();
        System.out.printf("%-8s %10s %10s %10s %10s%n", "steps", "read ms", "graph ms", "layout ms", "shown ms");
        for (int steps : new int[] {5000, 5000, 800, 800, 50}) {
            open(steps);
        }
        System.out.println();
        Frames.heads();
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
        Frames.Shown<PipelineCanvas> shown = Frames.show(1000, 900, theme -> canvas(theme, graph, layout));
        CountDownLatch drawn = new CountDownLatch(1);
        Platform.runLater(() -> new AnimationTimer() {
            int frame;

            @Override
            public void handle(long ignored) {
                if (++frame == 3) {
                    stop();
                    drawn.countDown();
                }
            }
        }.start());
        drawn.await();
        System.out.printf(Locale.ROOT, "%-8d %10.0f %10.0f %10.0f %10.0f%n", steps, (read - begin) / 1e6,
                (made - read) / 1e6, (placed - made) / 1e6, (System.nanoTime() - placed) / 1e6);
        shown.close();
    }

    static void move(String name, int steps, double scale, int frames) throws Exception {
        PipelineGraph graph = PipelineGraph.of(PipelineDefinition.read(text(steps)));
        LayoutResult layout = GraphLayout.compute(graph, LayoutResult.Flow.DOWN, () -> false);
        Frames.run(
                name,
                frames,
                1000,
                900,
                theme -> {
                    PipelineCanvas canvas = canvas(theme, graph, layout);
                    canvas.setStates(states(graph));
                    return canvas;
                },
                (canvas, frame) -> {
                    double way = frame * 4;
                    canvas.canvas().show(new Viewport(scale, 500 - Math.sin(way / 400) * 300, 50 - way));
                    canvas.canvas().redrawAt(System.nanoTime());
                });
    }

    static PipelineCanvas canvas(Theme theme, PipelineGraph graph, LayoutResult layout) {
        PipelineCanvas canvas = new PipelineCanvas(theme);
        canvas.show(graph, layout);
        return canvas;
    }

    static Map<String, NodeState> states(PipelineGraph graph) {
        Map<String, NodeState> states = new HashMap<>();
        NodeStatus[] all = NodeStatus.values();
        int number = 0;
        for (String id : graph.nodes().keySet()) {
            states.put(id, number % 10 == 0
                    ? NodeState.of(NodeStatus.RUNNING).withDetail("Round 3 of 50").withProgress(0.3).withTime("0:46")
                    : NodeState.of(all[number % all.length]).withTime("1:02"));
            number++;
        }
        return states;
    }
}
