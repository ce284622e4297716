package studio.atelier.studio.gallery;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Theme;

/** Takes pictures of a window with its popups, in both themes and all sizes. Used from the main thread. */
final class Camera {

    /** How long the window gets to draw what it was asked to. */
    private static final Duration SETTLE = Duration.ofMillis(500);

    /** The edges of the only screen of the platform without a display. */
    private static final double SCREEN = 1000;

    private record Size(String name, double width, double height, double scale) {}

    /** A part of a picture, and where it lies in the window. */
    private record Layer(WritableImage image, double x, double y) {}

    private static final List<Size> SIZES = List.of(
            new Size("1280x800", 1280, 800, 1),
            new Size("1920x1080", 1920, 1080, 1),
            new Size("1280x800-at-150", 1280, 800, 1.5));

    private final Path out;
    private final List<Size> sizes;
    private final Theme theme;
    private Stage stage;
    private int taken;

    /**
     * Call it on the window's thread.
     *
     * @param wanted names of sizes; empty for all
     * @throws IllegalArgumentException if one of them is no size of the gallery
     */
    Camera(Path out, List<String> wanted, Theme theme, Stage stage) throws IOException {
        this.out = Files.createDirectories(out);
        this.sizes = SIZES.stream()
                .filter(size -> wanted.isEmpty() || wanted.contains(size.name()))
                .toList();
        if (sizes.size() < wanted.size()) {
            throw new IllegalArgumentException("The sizes of the gallery are "
                    + String.join(", ", SIZES.stream().map(Size::name).toList()));
        }
        this.theme = theme;
        this.stage = stage;
        // What is laid out before the first picture is to have its room.
        move(sizes.getFirst());
    }

    int taken() {
        return taken;
    }

    Stage stage() {
        return stage;
    }

    /**
     * @param look changes the palettes, as to high contrast
     * @param pose opens what a window loses when it changes its size, as a popup
     */
    void take(String name, UnaryOperator<Palette> look, Optional<Runnable> pose) throws IOException {
        for (Palette plain : List.of(Palette.light(), Palette.dark())) {
            Palette palette = look.apply(plain);
            Sitting.fx(() -> {
                theme.use(palette);
                return true;
            });
            for (Size size : sizes) {
                Sitting.fx(() -> {
                    move(size);
                    return true;
                });
                Sitting.pause(SETTLE);
                if (pose.isPresent()) {
                    Sitting.fx(() -> {
                        pose.get().run();
                        return true;
                    });
                    Sitting.pause(SETTLE);
                }
                write(name + "-" + (palette.isDark() ? "dark" : "light") + "-" + size.name() + ".png", size);
            }
        }
    }

    /** A window without a screen grows and never shrinks: each size gets a window of its own. */
    private void move(Size size) {
        popups().forEach(PopupWindow::hide);
        Scene scene = stage.getScene();
        Stage other = new Stage();
        stage.setScene(null);
        stage.hide();
        other.setX(0);
        other.setY(0);
        other.setWidth(size.width());
        other.setHeight(size.height());
        other.setScene(scene);
        other.show();
        stage = other;
    }

    private static List<PopupWindow> popups() {
        return Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .map(PopupWindow.class::cast)
                .toList();
    }

    private void write(String name, Size size) throws IOException {
        List<Layer> layers = Sitting.fx(() -> {
            List<Layer> all = new ArrayList<>();
            all.add(new Layer(snapshot(stage.getScene().getRoot(), size), 0, 0));
            popups().forEach(popup -> all.add(layer(popup, size)));
            return all;
        });
        WritableImage window = layers.getFirst().image();
        BufferedImage picture =
                new BufferedImage((int) window.getWidth(), (int) window.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        for (Layer layer : layers) {
            pen.drawImage(
                    pixels(layer.image()),
                    new AffineTransformOp(new AffineTransform(), AffineTransformOp.TYPE_NEAREST_NEIGHBOR),
                    (int) Math.round(layer.x() * size.scale()),
                    (int) Math.round(layer.y() * size.scale()));
        }
        pen.dispose();
        ImageIO.write(picture, "png", out.resolve(name).toFile());
        taken++;
    }

    private static WritableImage snapshot(Parent root, Size size) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        parameters.setTransform(new Scale(size.scale(), size.scale()));
        return root.snapshot(parameters, null);
    }

    /**
     * The screen of the platform without a display is smaller than the window, and popups are kept inside it: one that
     * was pushed back from its edge is put where the window, filling a screen, would have it.
     */
    private Layer layer(PopupWindow popup, Size size) {
        Parent root = popup.getScene().getRoot();
        Bounds bounds = root.getLayoutBounds();
        // A picture of a node has its shadow, too.
        double x = popup.getX() + root.getBoundsInParent().getMinX();
        double y = popup.getY() + root.getBoundsInParent().getMinY();
        Node owner = popup.getOwnerNode();
        if (owner != null) {
            Bounds anchor = owner.localToScene(owner.getLayoutBounds());
            if (anchor.getMaxX() > SCREEN - bounds.getWidth()) {
                x = Math.min(anchor.getMaxX(), size.width() - 8) - bounds.getWidth();
            }
            if (anchor.getMaxY() > SCREEN - bounds.getHeight()) {
                boolean below = anchor.getMaxY() + bounds.getHeight() < size.height();
                y = below ? anchor.getMaxY() : anchor.getMinY() - bounds.getHeight();
            }
        }
        return new Layer(snapshot(root, size), x, y);
    }

    private static BufferedImage pixels(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        BufferedImage pixels = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        pixels.setRGB(0, 0, width, height, argb, 0, width);
        return pixels;
    }
}
