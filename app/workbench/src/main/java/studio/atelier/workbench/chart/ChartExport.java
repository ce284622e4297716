package studio.atelier.workbench.chart;

import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.theme.Palette;

/**
 * Files of a chart. What is shown is taken on the JavaFX thread; writing may happen on any other. A file appears whole
 * or not at all.
 */
public final class ChartExport {

    private static final double PIXELS = 2;

    private final ChartModel model;
    private final Viewport view;
    private final Smoother smoother;

    ChartExport(ChartModel model, Viewport view, Smoother smoother) {
        this.model = model;
        this.view = view;
        this.smoother = smoother;
    }

    /** What can be done away from the JavaFX thread. */
    @FunctionalInterface
    public interface Writing {
        void to(Path file) throws IOException;
    }

    /**
     * @param width of the picture, with title and legend
     * @return the chart as an SVG document in the colours of the palette
     */
    public String svg(double width, double height, Palette palette) {
        CanvasPen ruler = new CanvasPen(new Canvas(1, 1).getGraphicsContext2D());
        SvgPen pen = new SvgPen(width, height, ruler::width);
        ChartPicture.draw(pen, width, height, model, view, smoother, palette);
        return pen.document(model.title());
    }

    /** @return a picture with two pixels for each of the screen */
    public WritableImage image(double width, double height, Palette palette) {
        Canvas canvas = new Canvas(width, height);
        CanvasPen pen = new CanvasPen(canvas.getGraphicsContext2D());
        ChartPicture.draw(pen, width, height, model, view, smoother, palette);
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(PIXELS, PIXELS));
        parameters.setFill(Color.TRANSPARENT);
        return canvas.snapshot(
                parameters, new WritableImage((int) Math.ceil(width * PIXELS), (int) Math.ceil(height * PIXELS)));
    }

    Writing asSvg(double width, double height, Palette palette) {
        String document = svg(width, height, palette);
        return file -> whole(file, aside -> Files.writeString(aside, document));
    }

    Writing asPng(double width, double height, Palette palette) {
        WritableImage image = image(width, height, palette);
        return file -> whole(file, aside -> {
            if (!ImageIO.write(buffered(image), "png", aside.toFile())) {
                throw new IOException("This Java cannot write PNG.");
            }
        });
    }

    /** @return the series that are shown, in the part that is seen */
    Writing asCsvOfView() {
        List<Series> shown = Extents.shown(model);
        Range within = view.isZoomed() ? view.xScale(model).range() : null;
        return csv(shown, within);
    }

    /** @return all points of all series */
    Writing asCsv() {
        return csv(model.series(), null);
    }

    private Writing csv(List<Series> series, @Nullable Range within) {
        return file -> whole(file, aside -> {
            try (BufferedWriter out = Files.newBufferedWriter(aside)) {
                ChartCsv.write(model, series, within, out);
            }
        });
    }

    private static BufferedImage buffered(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        BufferedImage pixels = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        pixels.setRGB(0, 0, width, height, argb, 0, width);
        return pixels;
    }

    private static void whole(Path file, Writing writing) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path aside = Files.createTempFile(folder, ".chart", ".new");
        try {
            writing.to(aside);
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
