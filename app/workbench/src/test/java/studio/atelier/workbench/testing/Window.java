package studio.atelier.workbench.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Theme;

/**
 * A window for a test, at (0, 0) and at most 1000 x 1000 pixels as the headless platform asks, with hands: clicks,
 * drags and keys go through the robot. Safe to use from the test's thread only.
 */
public final class Window implements AutoCloseable {

    private final Stage stage;
    private final Theme theme;
    private final FxRobot robot = new FxRobot();

    private Window(Stage stage, Theme theme) {
        this.stage = stage;
        this.theme = theme;
    }

    /**
     * @param content makes what the window shows, on the JavaFX thread, in the theme it is given
     */
    public static Window show(double width, double height, Function<Theme, Parent> content) {
        return onFx(() -> {
            Theme theme = new Theme();
            Stage stage = new Stage();
            Scene scene = new Scene(content.apply(theme), width, height);
            theme.dress(scene);
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            return new Window(stage, theme);
        });
    }

    public FxRobot robot() {
        return robot;
    }

    public Stage stage() {
        return stage;
    }

    public void use(Palette palette) {
        onFx(() -> {
            theme.use(palette);
            return palette;
        });
    }

    /** Finds by style class or id, as in {@code .button} and {@code #run}; fails if there is none. */
    public <T extends Node> T find(String query) {
        return robot.lookup(query).query();
    }

    public void click(String query) {
        robot.clickOn(query);
        settle();
    }

    public void clickAt(Node node, double x, double y) {
        var point = onFx(() -> node.localToScreen(x, y));
        robot.clickOn(point);
        settle();
    }

    /** Presses at the first point of the node, moves in steps, releases at the second. */
    public void drag(Node node, double fromX, double fromY, double toX, double toY, KeyCode... held) {
        var from = onFx(() -> node.localToScreen(fromX, fromY));
        var to = onFx(() -> node.localToScreen(toX, toY));
        robot.moveTo(from);
        robot.press(held);
        robot.press(MouseButton.PRIMARY);
        robot.moveTo((from.getX() + to.getX()) / 2, (from.getY() + to.getY()) / 2);
        robot.moveTo(to);
        robot.release(MouseButton.PRIMARY);
        robot.release(held);
        settle();
    }

    public void keys(KeyCode... together) {
        robot.press(together);
        robot.release(together);
        settle();
    }

    public void write(String text) {
        robot.write(text);
        settle();
    }

    /** Waits until the JavaFX thread has done what it was asked. */
    public void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Waits, at most a minute, until the condition holds on the JavaFX thread. */
    public void await(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> onFx(condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("A minute went by without this: " + what, e);
        }
        settle();
    }

    /** Saves a picture of the window, for eyes and for comparisons. */
    public Path screenshot(Path file) {
        settle();
        WritableImage image = onFx(() -> stage.getScene().snapshot(null));
        BufferedImage pixels =
                new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < pixels.getHeight(); y++) {
            for (int x = 0; x < pixels.getWidth(); x++) {
                pixels.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            ImageIO.write(pixels, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Computes on the JavaFX thread and waits for the result. */
    public static <T> T onFx(Callable<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(action.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    @Override
    public void close() {
        onFx(() -> {
            stage.close();
            return stage;
        });
    }
}
