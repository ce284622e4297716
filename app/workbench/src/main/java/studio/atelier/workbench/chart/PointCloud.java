package studio.atelier.workbench.chart;

import java.util.Arrays;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * Many points stamped into an image that is drawn once: shapes on a canvas cost tens of microseconds each on the
 * software pipeline, stamps cost nanoseconds. One colour at a time, so the image is a map of
 * coverage; where points lie on each other it grows.
 */
final class PointCloud {

    /** Parts of a pixel in each direction when the coverage of a stamp is measured. */
    private static final int PARTS = 4;

    private int[] pixels = new int[0];
    private @Nullable WritableImage image;

    void draw(GraphicsContext g, double[] x, double[] y, int count, Marker marker, double radius, Color color) {
        int left = (int) Math.floor(min(x, count) - radius - 2);
        int top = (int) Math.floor(min(y, count) - radius - 2);
        int width = (int) Math.ceil(max(x, count) + radius + 2) - left;
        int height = (int) Math.ceil(max(y, count) + radius + 2) - top;
        if (pixels.length < width * height) {
            pixels = new int[width * height];
        }
        Arrays.fill(pixels, 0, width * height, 0);
        int reach = (int) Math.ceil(radius * 1.3);
        int side = reach * 2 + 1;
        int[] stamp = stamp(marker, radius, reach, side, color.getOpacity());
        for (int i = 0; i < count; i++) {
            int start = ((int) Math.floor(y[i]) - top - reach) * width + (int) Math.floor(x[i]) - left - reach;
            for (int row = 0; row < side; row++) {
                int at = start + row * width;
                for (int column = 0; column < side; column++) {
                    int before = pixels[at + column];
                    pixels[at + column] = before + (255 - before) * stamp[row * side + column] / 255;
                }
            }
        }
        paint(g, left, top, width, height, color);
    }

    private void paint(GraphicsContext g, int left, int top, int width, int height, Color color) {
        int rgb = (int) Math.round(color.getRed() * 255) << 16
                | (int) Math.round(color.getGreen() * 255) << 8
                | (int) Math.round(color.getBlue() * 255);
        for (int i = 0; i < width * height; i++) {
            if (pixels[i] != 0) {
                pixels[i] = pixels[i] << 24 | rgb;
            }
        }
        WritableImage target = image;
        if (target == null || target.getWidth() != width || target.getHeight() != height) {
            target = new WritableImage(width, height);
            image = target;
        }
        target.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        g.drawImage(target, left, top);
    }

    /** @return how much of each pixel around a point the marker colours, 0 to 255 */
    private static int[] stamp(Marker marker, double radius, int reach, int side, double opacity) {
        int[] stamp = new int[side * side];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int inside = 0;
                for (int part = 0; part < PARTS * PARTS; part++) {
                    double dx = column - reach - 0.5 + (part % PARTS + 0.5) / PARTS;
                    double dy = row - reach - 0.5 + (part / PARTS + 0.5) / PARTS;
                    inside += covers(marker, radius, dx, dy) ? 1 : 0;
                }
                stamp[row * side + column] = (int) (inside * 255 * opacity / (PARTS * PARTS));
            }
        }
        return stamp;
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
