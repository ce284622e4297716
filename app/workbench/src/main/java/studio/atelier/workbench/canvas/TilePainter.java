package studio.atelier.workbench.canvas;

/** Fills a tile of a layer that rarely changes. */
@FunctionalInterface
public interface TilePainter {

    /**
     * Called off the JavaFX thread, for several tiles at the same time.
     *
     * @param pixels the tile by rows, {@code size * size} pixels of premultiplied ARGB, transparent at first
     * @param size edge in pixels
     * @param world what the tile shows
     */
    void paint(int[] pixels, int size, Box world);
}
