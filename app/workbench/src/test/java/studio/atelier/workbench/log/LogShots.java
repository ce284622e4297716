package studio.atelier.workbench.log;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxToolkit;
import studio.atelier.workbench.testing.Window;
import studio.atelier.workbench.theme.Palette;

/** Saves a picture of every state of the log view, for eyes. */
public final class LogShots {

    private final Path out;
    private LogView log;

    private LogShots(Path out) {
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        FxToolkit.registerPrimaryStage();
        new LogShots(Path.of(args[0])).all();
        System.exit(0);
    }

    static List<String> lines(int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String time = "2026-11-24T10:%02d:%02d.120Z ".formatted(i / 60 % 60, i % 60);
            lines.add(time
                    + switch (i % 9) {
                        case 0 ->
                            "\u001b[33mWARNING\u001b[0m Data loader 3 waited 1,380 ms for /opt/ml/input/data/train";
                        case 4 -> "Epoch[%d] Validation-mAP=0.8%d".formatted(i, i % 97);
                        case 7 ->
                            i % 2 == 0
                                    ? "ERROR Could not read /opt/ml/input/data/train/part-%05d.recordio: the record at byte 88,123,904 has the magic number 0x0 and not 0xced7230a; the part is skipped, and its rows are left out of this epoch"
                                            .formatted(i)
                                    : "Saved checkpoint /opt/ml/checkpoints/model_algo_1-%04d.params".formatted(i);
                        default ->
                            "Epoch[%d] Batch [20] Speed: 214.%d samples/sec  CrossEntropy=0.5%d"
                                    .formatted(i, i % 10, i % 100);
                    });
        }
        return lines;
    }

    private void all() {
        shot("follow", 4182, window -> {});
        shot("find", 4182, window -> {
            window.click("#log-find");
            window.write("validation");
            window.await("counted", () -> log.count().endsWith("lines"));
            window.keys(KeyCode.SHIFT, KeyCode.F3);
        });
        shot("selected", 4182, window -> window.drag(log.canvas(), 300, 60, 250, 150));
        shot(
                "wrapped",
                4182,
                window -> Window.onFx(() -> {
                    log.wrapProperty().set(true);
                    return 1;
                }));
        shot("filtered", 4182, window -> {
            window.click("#log-find");
            window.write("speed: 214.3");
            window.click(".toggle-button");
        });
        shot("nothing", 4182, window -> {
            window.click("#log-find");
            window.write("quince");
            window.click(".toggle-button");
        });
        shot("empty", 0, window -> {});
    }

    private void shot(String name, int lines, Consumer<Window> act) {
        LiveLogSource source = new LiveLogSource(1 << 20);
        source.append(lines(lines));
        try (Window window = Window.show(900, 360, theme -> {
            log = new LogView(theme);
            log.setSource(source);
            return log;
        })) {
            window.settle();
            sleep();
            act.accept(window);
            sleep();
            window.screenshot(out.resolve("log-" + name + "-light.png"));
            window.use(Palette.dark());
            sleep();
            window.screenshot(out.resolve("log-" + name + "-dark.png"));
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
