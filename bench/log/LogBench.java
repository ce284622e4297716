package log;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.ScrollEvent;
import screen.Frames;
import studio.atelier.workbench.log.FileLogSource;
import studio.atelier.workbench.log.LogView;

/** Opens a large log, scrolls and searches it, and prints how long that took. */
class LogBench {

    static LogView view;

    public static void main(String[] args) throws Exception {
        Path file = make(Path.of(args[0]), Long.parseLong(args[1]) << 20);
        int frames = Integer.parseInt(args[2]);
        Frames.start();
        long begun = System.nanoTime();
        FileLogSource source = new FileLogSource(file);
        view = Frames.show(1000, 900, theme -> {
                    LogView made = new LogView(theme);
                    made.setSource(source);
                    return made;
                })
                .view();
        await(() -> !source.isReading());
        System.out.printf(Locale.ROOT, "%,d MB, %,d lines, counted in %.2f s%n", Files.size(file) >> 20, source.lines(),
                (System.nanoTime() - begun) / 1e9);
        long lines = source.lines();
        Frames.heads();
        Frames.measure(view, frames, (log, i) -> wheel(54)).print("scrolling, 54 pixels a frame");
        Frames.measure(view, frames, (log, i) -> log.reveal(i * 7_919L * 4_099 % lines)).print("leaps");
        Node find = view.lookup("#log-find");
        Label count = (Label) ((javafx.scene.layout.HBox) view.getTop()).getChildren().get(3);
        begun = System.nanoTime();
        Frames.onFx(() -> {
            ((TextField) find).setText("validation-map=0.8888");
            return find;
        });
        await(() -> count.getText().endsWith("lines") || count.getText().equals("No match"));
        System.out.printf(Locale.ROOT, "searched in %.2f s: %s%n", (System.nanoTime() - begun) / 1e9, count.getText());
        System.out.printf("heap %d MB%n", Frames.heap() >> 20);
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

    static void wheel(double pixels) {
        Node canvas = ((javafx.scene.layout.StackPane) view.getCenter()).getChildren().getFirst();
        canvas.fireEvent(new ScrollEvent(ScrollEvent.SCROLL, 300, 300, 300, 300, false, false, false, false, false,
                false, 0, pixels, 0, pixels, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(5);
        }
    }
}
