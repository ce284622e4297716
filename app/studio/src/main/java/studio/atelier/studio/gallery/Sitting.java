package studio.atelier.studio.gallery;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import studio.atelier.studio.start.StudioHome;
import studio.atelier.studio.window.StudioWindow;
import studio.atelier.workbench.settings.Settings;
import studio.atelier.workbench.theme.Palette;

/** A Studio that sits for its pictures. Used from the main thread; what touches the window waits for its thread. */
public final class Sitting implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** How long the window gets to draw what it was asked to. */
    private static final Duration SETTLE = Duration.ofMillis(700);

    private record Size(String name, double width, double height, double scale) {}

    private static final List<Size> SIZES = List.of(
            new Size("1280x800", 1280, 800, 1),
            new Size("1920x1080", 1920, 1080, 1),
            new Size("1280x800-at-150", 1280, 800, 1.5));

    private final Path folder;
    private final Path out;
    private final List<String> only;
    private final StudioWindow window;
    private Stage stage;
    private int taken;

    private Sitting(Path folder, Path out, List<String> only, Stage stage, StudioWindow window) {
        this.folder = folder;
        this.out = out;
        this.only = only;
        this.stage = stage;
        this.window = window;
    }

    static Sitting open(Path folder, Path out, List<String> only) throws IOException {
        Files.createDirectories(out);
        return fx(() -> {
            Stage stage = new Stage();
            StudioHome home = StudioHome.of(Optional.of(folder.resolve("home")));
            Settings settings = new Settings(home.settings());
            StudioWindow window = new StudioWindow(stage, home, settings, Optional.of(folder.resolve("workspace")));
            stage.setX(0);
            stage.setY(0);
            window.show();
            return new Sitting(folder, out, only, stage, window);
        });
    }

    StudioWindow window() {
        return window;
    }

    Path folder() {
        return folder;
    }

    int taken() {
        return taken;
    }

    /** @return whether a picture of this name is wanted; without one, its preparations may be left out */
    boolean wants(String name) {
        return only.isEmpty() || only.stream().anyMatch(name::startsWith);
    }

    /** Takes the window as it is, in both themes and all sizes. */
    void take(String name) throws IOException {
        if (!wants(name)) {
            return;
        }
        for (Palette palette : List.of(Palette.light(), Palette.dark())) {
            fx(() -> {
                window.workbench().theme().use(palette);
                return true;
            });
            for (Size size : SIZES) {
                fx(() -> {
                    move(size);
                    return true;
                });
                pause(SETTLE);
                write(name + "-" + (palette.isDark() ? "dark" : "light") + "-" + size.name() + ".png", size);
            }
        }
    }

    /** A window without a screen grows and never shrinks: each size gets a window of its own. */
    private void move(Size size) {
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

    /** Runs a command of the Studio. */
    void run(String command) {
        fx(() -> window.workbench().commands().run(command));
    }

    void show(String panel) {
        fx(() -> {
            window.workbench().docks().show(panel);
            return true;
        });
    }

    void enter(String room) {
        fx(() -> {
            window.workbench().enter(room);
            return true;
        });
        pause(SETTLE);
    }

    /** Waits until the condition holds on the window's thread. */
    void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!fx(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The gallery waited in vain for this: " + what);
            }
            pause(Duration.ofMillis(50));
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Computes on the window's thread and waits for it. */
    static <T> T fx(Callable<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(action.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    private void write(String name, Size size) throws IOException {
        WritableImage image = fx(() -> {
            SnapshotParameters parameters = new SnapshotParameters();
            parameters.setTransform(new Scale(size.scale(), size.scale()));
            return stage.getScene().getRoot().snapshot(parameters, null);
        });
        BufferedImage pixels =
                new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < pixels.getHeight(); y++) {
            for (int x = 0; x < pixels.getWidth(); x++) {
                pixels.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        ImageIO.write(pixels, "png", out.resolve(name).toFile());
        taken++;
    }

    @Override
    public void close() {
        fx(() -> {
                    stage.hide();
                    return window.close();
                })
                .join();
    }
}
