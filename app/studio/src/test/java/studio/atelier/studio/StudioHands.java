package studio.atelier.studio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import studio.atelier.studio.project.ProjectOpener;
import studio.atelier.studio.start.StudioHome;
import studio.atelier.studio.window.StudioWindow;
import studio.atelier.workbench.settings.Settings;
import studio.atelier.workbench.testing.Window;

/** The whole Studio in a window, with hands. Its settings, workspace and project lie in a folder of the test. */
public final class StudioHands implements AutoCloseable {

    private static final int MINUTES = 2;

    private final Path folder;
    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private final StudioWindow window;

    private StudioHands(Path folder, Stage stage, StudioWindow window) {
        this.folder = folder;
        this.stage = stage;
        this.window = window;
    }

    /** Opens the Studio at the size that headless windows may have. */
    public static StudioHands open(Path folder) {
        return Window.onFx(() -> {
            Stage stage = new Stage();
            StudioHome home = StudioHome.of(Optional.of(folder.resolve("home")));
            Settings settings = new Settings(home.settings());
            StudioWindow window = new StudioWindow(
                    stage, home, settings, new ProjectOpener(Optional.of(folder.resolve("workspace"))));
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(1000);
            stage.setHeight(800);
            window.show();
            return new StudioHands(folder, stage, window);
        });
    }

    public FxRobot robot() {
        return robot;
    }

    public StudioWindow window() {
        return window;
    }

    public Path folder() {
        return folder;
    }

    /** Writes a file of the project. */
    public Path file(String name, String text) throws IOException {
        Path file = folder.resolve("project").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    public void openFile(Path file) {
        Window.onFx(() -> {
            window.open(file);
            return true;
        });
        settle();
    }

    public void click(String query) {
        await(query + " is there", () -> visible(query).isPresent());
        robot.clickOn(visible(query).orElseThrow());
        settle();
    }

    /** Clicks the first thing with exactly this text. */
    public void clickText(String text) {
        Node found = robot
                .lookup(node -> node instanceof Labeled labeled && node.isVisible() && text.equals(labeled.getText()))
                .queryAll()
                .stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no \"" + text + "\" to click"));
        robot.clickOn(found);
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

    public Optional<Node> visible(String query) {
        return robot.lookup(query).queryAll().stream()
                .filter(node -> node.isVisible() && node.getScene() != null && !node.isDisabled())
                .findFirst();
    }

    /** Waits until a text can be read somewhere in the window. */
    public void awaitText(String text) {
        await("\"" + text + "\" can be read", () -> texts().anyMatch(shown -> shown.contains(text)));
    }

    public Stream<String> texts() {
        return robot.lookup(node -> node.isVisible()).queryAll().stream().flatMap(node -> switch (node) {
            case Labeled labeled -> Stream.of(String.valueOf(labeled.getText()));
            case TextInputControl input -> Stream.of(String.valueOf(input.getText()));
            default -> Stream.empty();
        });
    }

    /** Waits, two minutes at most, until the condition holds on the JavaFX thread. */
    public void await(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(MINUTES, TimeUnit.MINUTES, () -> Window.onFx(condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError(MINUTES + " minutes went by without this: " + what, e);
        }
        settle();
    }

    /** Saves a picture of the window, for eyes. */
    public void screenshot(Path file) {
        settle();
        var image = Window.onFx(() -> stage.getScene().snapshot(null));
        var pixels = new java.awt.image.BufferedImage(
                (int) image.getWidth(), (int) image.getHeight(), java.awt.image.BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < pixels.getHeight(); y++) {
            for (int x = 0; x < pixels.getWidth(); x++) {
                pixels.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            javax.imageio.ImageIO.write(pixels, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Ends the Studio as a user does who has nothing unsaved. Waits for the engine. */
    @Override
    public void close() {
        Window.onFx(() -> {
                    stage.hide();
                    return window.close();
                })
                .join();
        settle();
    }
}
