package graph;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongFunction;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import screen.Frames;
import studio.atelier.designer.graph.Drawing;
import studio.atelier.designer.graph.LayoutResult;
import studio.atelier.designer.graph.NodeState;
import studio.atelier.designer.graph.PipelineCanvas;
import studio.atelier.designer.graph.PipelineGraph;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.workbench.canvas.Viewport;
import studio.atelier.workbench.control.Status;

/** Opens large pipelines, moves their graphs, and prints how long that took. */
class GraphBench {

    static final double WIDTH = 1000;
    static final double HEIGHT = 900;
    static final double[] SCALES = {1, 0.8, 0.6, 0.5, 0.4, 0.3, 0.25, 0.15, 0.1, 0.05, 0.02};

    public static void main(String[] args) throws Exception {
        int frames = Integer.parseInt(args[0]);
        String only = args.length > 1 ? args[1] : "";
        Frames.start();
        if (only.isEmpty()) {
            System.out.printf(
                    "%-8s %10s %10s %10s %12s%n", "steps", "read ms", "drawing ms", "shown ms", "on FX thread");
            for (int steps : new int[] {5000, 5000, 800, 800, 50}) {
                open(steps);
            }
            System.out.println();
        }
        Frames.heads();
        for (int steps : new int[] {50, 5000}) {
            Drawing drawing = drawing(steps);
            for (double scale : SCALES) {
                measure(only, steps + " steps at " + Math.round(scale * 100) + " %", drawing, frames, frame -> {
                    double way = frame * 4.0;
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
        try (Frames.Shown<PipelineCanvas> shown = Frames.show(WIDTH, HEIGHT, PipelineCanvas::new)) {
            double held = Frames.onFx(() -> {
                long placing = System.nanoTime();
                shown.view().show(drawing);
                return (System.nanoTime() - placing) / 1e6;
            });
            CountDownLatch seen = new CountDownLatch(1);
            Platform.runLater(() -> new AnimationTimer() {
                private int frame;

                @Override
                public void handle(long ignored) {
                    if (++frame == 3) {
                        stop();
                        seen.countDown();
                    }
                }
            }.start());
            seen.await();
            System.out.printf(Locale.ROOT, "%-8d %10.0f %10.0f %10.0f %12.0f%n", steps, (read - begin) / 1e6,
                    (drawn - read) / 1e6, (System.nanoTime() - drawn) / 1e6, held);
        }
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

    static void measure(String only, String name, Drawing drawing, int frames, LongFunction<Viewport> way)
            throws Exception {
        if (!name.contains(only)) {
            return;
        }
        Frames.run(
                name,
                frames,
                WIDTH,
                HEIGHT,
                theme -> {
                    PipelineCanvas canvas = new PipelineCanvas(theme);
                    canvas.show(drawing);
                    canvas.setStates(states(drawing.graph()));
                    return canvas;
                },
                (canvas, frame) -> {
                    canvas.canvas().show(way.apply(frame));
                    canvas.canvas().redrawAt(System.nanoTime());
                });
    }
}
