package studio.atelier.workbench.canvas;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import studio.atelier.workbench.thread.UiThread;

/**
 * A layer painted in tiles, away from the JavaFX thread. Tiles are made for the scale in use once it no longer changes,
 * so that they are copied pixel by pixel; until they are ready those of the last scale stand in, scaled. They are kept
 * within a bound of bytes. Close it with the view.
 */
public final class TileLayer implements Painter, AutoCloseable {

    private static final int SIZE = 256;

    private final TilePainter painter;
    private final Runnable redraw;
    private final int kept;
    private final Map<Key, Tile> tiles = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<Key> asked = new HashSet<>();
    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors());
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private double seen = 1;
    private double standIn = 1;

    private record Key(double scale, long column, long row) {
        double edge() {
            return SIZE / scale;
        }

        Box world() {
            return new Box(column * edge(), row * edge(), edge(), edge());
        }
    }

    private static final class Tile {
        private final Image image;
        private boolean stale;

        Tile(Image image) {
            this.image = image;
        }
    }

    /**
     * @param bytes of the tiles kept; at least what a few screens need
     * @param redraw asks for a new drawing; called on the JavaFX thread when tiles are ready
     */
    public TileLayer(TilePainter painter, long bytes, Runnable redraw) {
        this.painter = painter;
        this.kept = (int) Math.max(64, bytes / (SIZE * SIZE * 4L));
        this.redraw = redraw;
    }

    /** Paints again what shows a part of the world; the old pixels stay until then. JavaFX thread. */
    public void invalidate(Box world) {
        UiThread.check();
        tiles.forEach((key, tile) -> tile.stale |= key.world().intersects(world));
        asked.removeIf(key -> key.world().intersects(world));
        redraw.run();
    }

    /** @return how many tiles are being painted; 0 when all that was in view is sharp */
    public int pending() {
        return asked.size();
    }

    @Override
    public void paint(Frame frame) {
        boolean settled = frame.scale() == seen;
        if (!settled) {
            seen = frame.scale();
            Platform.runLater(redraw);
        }
        List<Key> wanted = keys(frame.scale(), frame.visible());
        asked.retainAll(wanted);
        boolean sharp = true;
        frame.inPixels();
        frame.g().setImageSmoothing(false);
        for (Key key : wanted) {
            Tile tile = tiles.get(key);
            if (settled && (tile == null || tile.stale)) {
                ask(key);
            }
            if (tile == null) {
                sharp = false;
                drawStandIn(frame, key);
            } else {
                frame.g().drawImage(tile.image, left(frame, key), top(frame, key));
            }
        }
        if (sharp) {
            standIn = frame.scale();
        }
    }

    private static List<Key> keys(double scale, Box part) {
        double edge = SIZE / scale;
        List<Key> keys = new ArrayList<>();
        for (long row = (long) Math.floor(part.y() / edge); row * edge < part.bottom(); row++) {
            for (long column = (long) Math.floor(part.x() / edge); column * edge < part.right(); column++) {
                keys.add(new Key(scale, column, row));
            }
        }
        return keys;
    }

    /** Whole pixels, so that a tile is copied as it is. */
    private static double left(Frame frame, Key key) {
        return Math.round(frame.viewport().offsetX()) + (double) key.column() * SIZE;
    }

    private static double top(Frame frame, Key key) {
        return Math.round(frame.viewport().offsetY()) + (double) key.row() * SIZE;
    }

    private void drawStandIn(Frame frame, Key key) {
        if (standIn == frame.scale() || standIn > 4 * frame.scale()) {
            return;
        }
        Box target = key.world();
        for (Key old : keys(standIn, target)) {
            Tile tile = tiles.get(old);
            if (tile == null) {
                continue;
            }
            Box world = old.world();
            Box part = Box.between(
                    Math.max(world.x(), target.x()),
                    Math.max(world.y(), target.y()),
                    Math.min(world.right(), target.right()),
                    Math.min(world.bottom(), target.bottom()));
            double x = left(frame, key) + (part.x() - target.x()) * frame.scale();
            double y = top(frame, key) + (part.y() - target.y()) * frame.scale();
            frame.g()
                    .drawImage(
                            tile.image,
                            (part.x() - world.x()) * standIn,
                            (part.y() - world.y()) * standIn,
                            part.width() * standIn,
                            part.height() * standIn,
                            x,
                            y,
                            part.width() * frame.scale(),
                            part.height() * frame.scale());
        }
    }

    private void ask(Key key) {
        if (workers.isShutdown() || !asked.add(key)) {
            return;
        }
        workers.execute(() -> {
            places.acquireUninterruptibly();
            try {
                int[] pixels = new int[SIZE * SIZE];
                painter.paint(pixels, SIZE, key.world());
                Platform.runLater(() -> ready(key, pixels));
            } finally {
                places.release();
            }
        });
    }

    private void ready(Key key, int[] pixels) {
        if (!asked.remove(key)) {
            return;
        }
        tiles.put(
                key,
                new Tile(new WritableImage(
                        new PixelBuffer<>(SIZE, SIZE, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()))));
        while (tiles.size() > kept) {
            tiles.remove(tiles.keySet().iterator().next());
        }
        redraw.run();
    }

    @Override
    public void close() {
        workers.shutdownNow();
        tiles.clear();
        asked.clear();
    }
}
