package studio.atelier.workbench.chart;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * Many points stamped into an image that is drawn once: shapes on a canvas cost tens of microseconds each on the
 * software pipeline, stamps cost nanoseconds. One colour at a time, so the image is a map of
 * coverage; where points lie on each other it grows.
 */
final class PointCloud {

    /** Parts of a pixel in each direction when the coverage of a stamp is measured. */
    private static final int PARTS = 4;

    /** Canvases are drawn later, by another thread: what one frame drew is not written to in the next. */
    private final List<Sheet> drawn = new ArrayList<>();

    private final List<Sheet> before = new ArrayList<>();
    private final List<Sheet> free = new ArrayList<>();

    /** An image whose pixels are in reach, their colours multiplied by their opacity. */
    private record Sheet(int width, int height, int[] pixels, PixelBuffer<IntBuffer> buffer, Image image) {

        static Sheet of(int width, int height) {
            int[] pixels = new int[width * height];
            PixelBuffer<IntBuffer> buffer =
                    new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            return new Sheet(width, height, pixels, buffer, new WritableImage(buffer));
        }
    }

    /** The pixels around a point that a marker colours, and how much, 1 to 255. */
    private record Stamp(int[] rows, int[] columns, int[] cover, int reach) {}

    /** Begins a frame: what was drawn in the one before the last may be written to again. */
    void begin() {
        free.clear();
        free.addAll(before);
        before.clear();
        before.addAll(drawn);
        drawn.clear();
    }

    void draw(GraphicsContext g, double[] x, double[] y, int count, Marker marker, double radius, Color color) {
        int left = (int) Math.floor(min(x, count) - radius - 2);
        int top = (int) Math.floor(min(y, count) - radius - 2);
        int width = (int) Math.ceil(max(x, count) + radius + 2) - left;
        int height = (int) Math.ceil(max(y, count) + radius + 2) - top;
        Sheet sheet = sheet(width, height);
        int[] pixels = sheet.pixels();
        Stamp stamp = stamp(marker, radius, color.getOpacity());
        int[] places = new int[stamp.cover().length];
        for (int k = 0; k < places.length; k++) {
            places[k] = stamp.rows()[k] * width + stamp.columns()[k];
        }
        int corner = top * width + left + stamp.reach() * width + stamp.reach();
        for (int i = 0; i < count; i++) {
            int start = (int) Math.floor(y[i]) * width + (int) Math.floor(x[i]) - corner;
            for (int k = 0; k < places.length; k++) {
                int at = start + places[k];
                int under = pixels[at];
                pixels[at] = under + (255 - under) * stamp.cover()[k] / 255;
            }
        }
        colour(pixels, color);
        sheet.buffer().updateBuffer(any -> null);
        g.drawImage(sheet.image(), left, top);
    }

    private Sheet sheet(int width, int height) {
        for (Sheet sheet : free) {
            if (sheet.width() == width && sheet.height() == height) {
                free.remove(sheet);
                drawn.add(sheet);
                Arrays.fill(sheet.pixels(), 0);
                return sheet;
            }
        }
        Sheet made = Sheet.of(width, height);
        drawn.add(made);
        return made;
    }

    private static void colour(int[] pixels, Color color) {
        int[] shades = new int[256];
        for (int cover = 1; cover < 256; cover++) {
            shades[cover] = cover << 24
                    | (int) Math.round(color.getRed() * cover) << 16
                    | (int) Math.round(color.getGreen() * cover) << 8
                    | (int) Math.round(color.getBlue() * cover);
        }
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i] != 0) {
                pixels[i] = shades[pixels[i]];
            }
        }
    }

    private static Stamp stamp(Marker marker, double radius, double opacity) {
        int reach = (int) Math.ceil(radius * 1.3);
        int side = reach * 2 + 1;
        int[] rows = new int[side * side];
        int[] columns = new int[side * side];
        int[] cover = new int[side * side];
        int count = 0;
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int inside = 0;
                for (int part = 0; part < PARTS * PARTS; part++) {
                    double dx = column - reach - 0.5 + (part % PARTS + 0.5) / PARTS;
                    double dy = row - reach - 0.5 + (part / PARTS + 0.5) / PARTS;
                    inside += covers(marker, radius, dx, dy) ? 1 : 0;
                }
                rows[count] = row;
                columns[count] = column;
                cover[count] = (int) (inside * 255 * opacity / (PARTS * PARTS));
                count += cover[count] > 0 ? 1 : 0;
            }
        }
        return new Stamp(Arrays.copyOf(rows, count), Arrays.copyOf(columns, count), Arrays.copyOf(cover, count), reach);
    }

    private static boolean covers(Marker marker, double r, double dx, double dy) {
        return switch (marker) {
            case CIRCLE -> dx * dx + dy * dy <= r * r;
            case SQUARE -> Math.max(Math.abs(dx), Math.abs(dy)) <= r * 0.9;
            case DIAMOND -> Math.abs(dx) + Math.abs(dy) <= r * 1.3;
            case TRIANGLE -> dy <= r && dy >= -r * 1.25 && Math.abs(dx) <= (dy + r * 1.25) * 0.55;
        };
    }

    private static double min(double[] values, int count) {
        double least = values[0];
        for (int i = 1; i < count; i++) {
            least = Math.min(least, values[i]);
        }
        return least;
    }

    private static double max(double[] values, int count) {
        double most = values[0];
        for (int i = 1; i < count; i++) {
            most = Math.max(most, values[i]);
        }
        return most;
    }
}
