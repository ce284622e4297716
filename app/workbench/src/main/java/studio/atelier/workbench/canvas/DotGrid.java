package studio.atelier.workbench.canvas;

import java.util.Arrays;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.theme.Token;

/**
 * The ground of a canvas: dots every 16 units, further apart when zoomed out. Kept as one picture that is shifted, which
 * is made once the scale stays; while it changes, dots are drawn one by one.
 */
public final class DotGrid implements Painter {

    private static final double STEP = 16;
    private static final double LEAST_PIXELS = 11;

    private @Nullable WritableImage image;
    private double pitch;
    private double before;
    private @Nullable Color color;

    @Override
    public void paint(Frame frame) {
        frame.inPixels();
        frame.g().setFill(frame.palette().get(Token.CANVAS));
        frame.g().fillRect(0, 0, frame.width(), frame.height());
        double wanted = STEP * frame.scale();
        while (wanted < LEAST_PIXELS) {
            wanted *= 2;
        }
        if (wanted > 4096) {
            return;
        }
        double x = shift(frame.viewport().offsetX(), wanted);
        double y = shift(frame.viewport().offsetY(), wanted);
        if (wanted == before) {
            frame.g().drawImage(dots(frame, wanted), x, y);
        } else {
            before = wanted;
            drawDots(frame, wanted, x, y);
        }
    }

    /** On the same pixels as in the picture. */
    private static void drawDots(Frame frame, double pitch, double left, double top) {
        frame.g().setFill(frame.palette().get(Token.CANVAS_DOT));
        int size = size(frame);
        for (double y = 0; top + (int) y < frame.height(); y += pitch) {
            for (double x = 0; left + (int) x < frame.width(); x += pitch) {
                frame.g().fillRect(left + (int) x, top + (int) y, size, size);
            }
        }
    }

    private static int size(Frame frame) {
        return frame.scale() >= 1.5 ? 2 : 1;
    }

    private static double shift(double offset, double pitch) {
        return Math.floor(offset - Math.ceil(offset / pitch) * pitch);
    }

    private WritableImage dots(Frame frame, double wanted) {
        int width = (int) Math.ceil(frame.width() + wanted + 2);
        int height = (int) Math.ceil(frame.height() + wanted + 2);
        Color ink = frame.palette().get(Token.CANVAS_DOT);
        WritableImage known = image;
        if (known != null
                && pitch == wanted
                && ink.equals(color)
                && known.getWidth() >= width
                && known.getHeight() >= height) {
            return known;
        }
        WritableImage made = new WritableImage(width, height);
        int argb = 0xff000000
                | (int) Math.round(ink.getRed() * 255) << 16
                | (int) Math.round(ink.getGreen() * 255) << 8
                | (int) Math.round(ink.getBlue() * 255);
        int[] row = new int[width];
        int size = size(frame);
        for (double x = 0; x < width; x += wanted) {
            Arrays.fill(row, (int) x, Math.min(width, (int) x + size), argb);
        }
        for (double y = 0; y < height; y += wanted) {
            int rows = Math.min(size, height - (int) y);
            for (int i = 0; i < rows; i++) {
                made.getPixelWriter()
                        .setPixels(0, (int) y + i, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
            }
        }
        image = made;
        pitch = wanted;
        color = ink;
        return made;
    }
}
