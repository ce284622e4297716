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
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.thread.UiThread;

/**
 * A layer painted in tiles, away from the JavaFX thread, for scales that are powers of two; tiles are kept within a
 * bound of bytes. Until a tile is ready the nearest coarser one stands in for it. Close it with the view.
 */
public final class TileLayer implements Painter, AutoCloseable {

    private static final int SIZE = 256;
    private static final int COARSER = 6;

    private final TilePainter painter;
    private final Runnable redraw;
    private final int kept;
    private final Map<Key, Tile> tiles = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<Key> asked = new HashSet<>();
    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors());
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    private record Key(int level, long column, long row) {
        double edge() {
            return SIZE / Math.scalb(1.0, level);
        }

        Box world() {
            return new Box(column * edge(), row * edge(), edge(), edge());
        }

        Key coarser() {
            return new Key(level - 1, Math.floorDiv(column, 2), Math.floorDiv(row, 2));
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
        int level = (int) Math.ceil(Math.log(frame.scale()) / Math.log(2) - 0.01);
        double edge = new Key(level, 0, 0).edge();
        Box view = frame.visible();
        List<Key> wanted = new ArrayList<>();
        for (long row = (long) Math.floor(view.y() / edge); row * edge < view.bottom(); row++) {
            for (long column = (long) Math.floor(view.x() / edge); column * edge < view.right(); column++) {
                wanted.add(new Key(level, column, row));
            }
        }
        asked.retainAll(wanted);
        frame.inPixels();
        for (Key key : wanted) {
            Tile tile = tiles.get(key);
            if (tile == null || tile.stale) {
                ask(key);
            }
            draw(frame, key, tile);
        }
    }

    private void draw(Frame frame, Key key, @Nullable Tile tile) {
        Box at = snapped(frame.viewport().toScreen(key.world()));
        if (tile != null) {
            frame.g().drawImage(tile.image, at.x(), at.y(), at.width(), at.height());
            return;
        }
        Key coarse = key;
        for (int i = 0; i < COARSER; i++) {
            coarse = coarse.coarser();
            Tile found = tiles.get(coarse);
            if (found != null) {
                double scale = SIZE / coarse.edge();
                Box part = key.world();
                frame.g()
                        .drawImage(
                                found.image,
                                (part.x() - coarse.world().x()) * scale,
                                (part.y() - coarse.world().y()) * scale,
                                part.width() * scale,
                                part.height() * scale,
                                at.x(),
                                at.y(),
                                at.width(),
                                at.height());
                return;
            }
        }
    }

    /** Whole pixels, so that neighbours leave no seam. */
    private static Box snapped(Box at) {
        return Box.between(Math.round(at.x()), Math.round(at.y()), Math.round(at.right()), Math.round(at.bottom()));
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
