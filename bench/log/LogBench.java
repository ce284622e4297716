import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import studio.atelier.workbench.log.FileLogSource;
import studio.atelier.workbench.log.LogView;
import studio.atelier.workbench.theme.Theme;

/** Opens a large log, scrolls and searches it, and prints how long that took. */
class LogBench {

    static final int WARM_UP = 120;
    static LogView view;
    static Scene scene;

    public static void main(String[] args) throws Exception {
        Path file = make(Path.of(args[0]), Long.parseLong(args[1]) << 20);
        int frames = Integer.parseInt(args[2]);
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        long begun = System.nanoTime();
        FileLogSource source = new FileLogSource(file);
        fx(() -> {
            Theme theme = new Theme();
            view = new LogView(theme);
            view.setSource(source);
            scene = new Scene(view, 1000, 900);
            theme.dress(scene);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
        });
        await(() -> !source.isReading());
        System.out.printf(Locale.ROOT, "%,d MB, %,d lines, counted in %.2f s%n", Files.size(file) >> 20, source.lines(),
                (System.nanoTime() - begun) / 1e9);
        long lines = source.lines();
        frames("scrolling, 54 pixels a frame", frames, i -> wheel(54));
        frames("leaps", frames, i -> view.reveal(i * 7_919L * 4_099 % lines));
        Node find = scene.lookup("#log-find");
        Label count = (Label) ((javafx.scene.layout.HBox) view.getTop()).getChildren().get(3);
        begun = System.nanoTime();
        fx(() -> ((TextField) find).setText("validation-map=0.8888"));
        await(() -> count.getText().endsWith("lines") || count.getText().equals("No match"));
        System.out.printf(Locale.ROOT, "searched in %.2f s: %s%n", (System.nanoTime() - begun) / 1e9, count.getText());
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        System.out.printf("heap %d MB%n", Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() >> 20);
        System.exit(0);
    }

    static Path make(Path folder, long bytes) throws Exception {
        Path file = folder.resolve("big.log");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            long written = 0;
            for (long i = 0; written < bytes; i++) {
                String line = i % 50 == 7
                        ? "2026-11-24T10:20:44.123Z WARNING Data loader 3 waited 1,380 ms for /opt/ml/input/data/train\n"
                        : i % 9 == 0
                                ? "2026-11-24T10:20:44.123Z Epoch[" + i % 1000 + "] Validation-mAP=0." + i % 10_000 + "\n"
                                : "2026-11-24T10:20:44.123Z Epoch[" + i % 1000 + "] Batch [20] Speed: 213.4 samples/sec "
                                        + " CrossEntropy=0.55" + i % 10 + "  SmoothL1=0.299\n";
                byte[] text = line.getBytes(StandardCharsets.US_ASCII);
                out.write(text);
                written += text.length;
            }
        }
        return file;
    }

    interface Step {
        void move(long frame);
    }

    static void wheel(double pixels) {
        Node canvas = ((javafx.scene.layout.StackPane) view.getCenter()).getChildren().getFirst();
        canvas.fireEvent(new ScrollEvent(ScrollEvent.SCROLL, 300, 300, 300, 300, false, false, false, false, false,
                false, 0, pixels, 0, pixels, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
    }

    static void frames(String name, int frames, Step step) throws Exception {
        double[] between = new double[frames];
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> new AnimationTimer() {
            int frame = -WARM_UP;
            long last;

            @Override
            public void handle(long ignored) {
                long now = System.nanoTime();
                if (frame > 0 && frame <= frames) {
                    between[frame - 1] = (now - last) / 1e6;
                }
                last = now;
                if (frame >= frames) {
                    stop();
                    done.countDown();
                    return;
                }
                step.move(frame + WARM_UP);
                frame++;
            }
        }.start());
        done.await();
        Arrays.sort(between);
        System.out.printf(Locale.ROOT, "%-32s p50 %.1f ms, p95 %.1f ms, max %.1f ms%n", name, between[frames / 2],
                between[(int) (frames * 0.95)], between[frames - 1]);
    }

    static void fx(Runnable action) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            action.run();
            done.countDown();
        });
        done.await();
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(5);
        }
    }
}
