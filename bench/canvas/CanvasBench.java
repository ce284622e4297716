package canvas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import screen.Frames;
import studio.atelier.workbench.canvas.Box;
import studio.atelier.workbench.canvas.CanvasModel;
import studio.atelier.workbench.canvas.CanvasView;
import studio.atelier.workbench.canvas.Frame;
import studio.atelier.workbench.canvas.Minimap;
import studio.atelier.workbench.canvas.TextFit;
import studio.atelier.workbench.canvas.TileLayer;
import studio.atelier.workbench.canvas.Viewport;
import studio.atelier.workbench.theme.Theme;
import studio.atelier.workbench.theme.Token;
import studio.atelier.workbench.theme.Type;

/** Moves a canvas of 100,000 items, about 1,000 of them in view, and prints how long its frames took. */
class CanvasBench {

    static final int ITEMS = 100_000;
    static final int COLUMNS = 400;
    static final double WIDTH = 1000;
    static final double HEIGHT = 900;

    public static void main(String[] args) throws Exception {
        int frames = Integer.parseInt(args[0]);
        Frames.start();
        Frames.heads();
        run("boxes, pan 5 px a frame", frames, false, (view, i) -> view.show(at(0.32, i * 5)));
        run("boxes, zoom", frames, false, (view, i) -> view.show(at(0.32 + 0.05 * Math.sin(i / 20.0), 2000)));
        run("boxes, at rest, one frame after another", frames, false, (view, i) -> view.redraw());
        run("boxes with names, pan 5 px a frame", frames, false, (view, i) -> view.show(at(0.45, i * 5)));
        run("boxes, pan with a minimap of all items", frames, true, (view, i) -> view.show(at(0.32, i * 5)));
        runTiles("polygons in tiles, pan 5 px a frame", frames, (view, i) -> view.show(at(0.32, i * 5)));
        runTiles("polygons in tiles, zoom", frames, (view, i) -> view.show(at(0.32 + 0.05 * Math.sin(i / 20.0), 2000)));
        System.exit(0);
    }

    interface Step {
        void move(CanvasView<Integer> view, int frame);
    }

    static Viewport at(double scale, double way) {
        return new Viewport(scale, -way, -way * 0.6);
    }

    static CanvasModel<Integer> model() {
        CanvasModel<Integer> model = new CanvasModel<>(300);
        Map<Integer, Box> items = new LinkedHashMap<>();
        Random random = new Random(3);
        for (int i = 0; i < ITEMS; i++) {
            items.put(i, new Box(i % COLUMNS * 95 + random.nextInt(10), i / COLUMNS * 95 + random.nextInt(10), 80, 60));
        }
        model.show(items);
        return model;
    }

    static void paint(CanvasModel<Integer> model, Frame frame, TextFit fit) {
        List<Integer> seen = model.index().in(frame.visible());
        var border = frame.palette().get(Token.BORDER_2);
        var ground = frame.palette().get(Token.SURFACE_2);
        double line = frame.pixels(1);
        frame.inPixels();
        Viewport to = frame.viewport();
        for (Integer item : seen) {
            Box box = to.toScreen(model.index().box(item).orElseThrow());
            double x = Math.round(box.x());
            double y = Math.round(box.y());
            double w = Math.round(box.width());
            double h = Math.round(box.height());
            frame.g().setFill(border);
            frame.g().fillRect(x, y, w, h);
            frame.g().setFill(ground);
            frame.g().fillRect(x + 1, y + 1, w - 2, h - 2);
            frame.g().setFill(frame.palette().series(item));
            frame.g().fillRect(x + 1, y + 1, 3, h - 2);
            if (frame.scale() >= 0.4) {
                frame.g().setFont(Type.STANDARD.micro());
                frame.g().setFill(frame.palette().get(Token.TEXT_1));
                frame.g().fillText(fit.fit("n" + item % 1000, Type.STANDARD.micro(), w - 8), x + 6, y + h / 2);
            }
        }
        visible = seen.size();
    }

    static int visible;

    static void run(String name, int frames, boolean minimap, Step step) throws Exception {
        measure(name, frames, theme -> {
            CanvasModel<Integer> model = model();
            CanvasView<Integer> view = new CanvasView<>(theme, model);
            TextFit fit = new TextFit();
            view.show(at(0.32, 0));
            view.addLayer(frame -> paint(model, frame, fit));
            if (minimap) {
                Minimap<Integer> map = new Minimap<>(theme, view, (i, p) -> p.series(i));
                map.relocate(860, 16);
                view.getChildren().add(map);
            }
            return view;
        }, step);
    }

    /** Outlines of twenty points, drawn into tiles off the JavaFX thread. */
    static void runTiles(String name, int frames, Step step) throws Exception {
        measure(name, frames, theme -> {
            CanvasModel<Integer> model = model();
            CanvasView<Integer> view = new CanvasView<>(theme, model);
            Map<Long, List<Box>> index = new HashMap<>();
            for (Integer item : model.index().items()) {
                Box box = model.index().box(item).orElseThrow();
                for (long c = (long) box.x() / 1000; c <= (long) box.right() / 1000; c++) {
                    for (long r = (long) box.y() / 1000; r <= (long) box.bottom() / 1000; r++) {
                        index.computeIfAbsent(c << 32 | r, k -> new ArrayList<>()).add(box);
                    }
                }
            }
            view.show(at(0.32, 0));
            TileLayer tiles = new TileLayer((pixels, size, world) -> {
                for (long c = (long) world.x() / 1000; c <= (long) world.right() / 1000; c++) {
                    for (long r = (long) world.y() / 1000; r <= (long) world.bottom() / 1000; r++) {
                        for (Box box : index.getOrDefault(c << 32 | r, List.of())) {
                            outline(pixels, size, world, box);
                        }
                    }
                }
            }, 64 << 20, view::redraw);
            view.addLayer(tiles);
            view.addLayer(frame -> visible = model.index().in(frame.visible()).size());
            return view;
        }, step);
    }

    static void outline(int[] pixels, int size, Box world, Box box) {
        double scale = size / world.width();
        for (int i = 0; i < 20; i++) {
            double a = i * Math.PI / 10;
            double b = (i + 1) * Math.PI / 10;
            double x1 = (box.centerX() + Math.cos(a) * box.width() / 2 - world.x()) * scale;
            double y1 = (box.centerY() + Math.sin(a) * box.height() / 2 - world.y()) * scale;
            double x2 = (box.centerX() + Math.cos(b) * box.width() / 2 - world.x()) * scale;
            double y2 = (box.centerY() + Math.sin(b) * box.height() / 2 - world.y()) * scale;
            int steps = (int) Math.ceil(Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1))) + 1;
            for (int s = 0; s <= steps; s++) {
                int x = (int) Math.round(x1 + (x2 - x1) * s / steps);
                int y = (int) Math.round(y1 + (y2 - y1) * s / steps);
                if (x >= 0 && y >= 0 && x < size && y < size) {
                    pixels[y * size + x] = 0xff2c55c8;
                }
            }
        }
    }

    static void measure(String name, int frames, Function<Theme, CanvasView<Integer>> content, Step step)
            throws Exception {
        Frames.run(
                name,
                frames,
                WIDTH,
                HEIGHT,
                content,
                (view, frame) -> step.move(view, (int) frame));
        System.out.printf("%46s%n", visible + " items in view");
    }
}
