package studio.atelier.workbench.text;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxToolkit;
import studio.atelier.workbench.testing.Stall;
import studio.atelier.workbench.testing.Window;
import studio.atelier.workbench.theme.Palette;

/** Saves a picture of every state of the editor, for eyes, and says how long a large text held the JavaFX thread. */
public final class TextShots {

    private final Path out;
    private TextEditor editor;

    private TextShots(Path out) {
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        FxToolkit.registerPrimaryStage();
        new TextShots(Path.of(args[0])).all();
        System.exit(0);
    }

    private void all() {
        shot(
                "json",
                Samples.JSON,
                Language.JSON,
                window -> Window.onFx(() -> {
                    editor.setMarks(List.of(
                            new LineMark(4, LineMark.Severity.WARNING, "Threshold is not used"),
                            new LineMark(8, LineMark.Severity.ERROR, "AbaloneTrain has no image"),
                            new LineMark(11, LineMark.Severity.INFO, "The default")));
                    editor.select(6, 12);
                    return 1;
                }));
        shot(
                "folded",
                Samples.JSON,
                Language.JSON,
                window -> Window.onFx(() -> {
                    editor.toggleFold(10);
                    editor.toggleFold(2);
                    return 1;
                }));
        shot("python", Samples.PYTHON, Language.PYTHON, window -> {
            window.keys(KeyCode.CONTROL, KeyCode.H);
            window.write("model");
            sleep(300);
            window.keys(KeyCode.F3);
        });
        shot("sql", Samples.SQL, Language.SQL, window -> window.keys(KeyCode.CONTROL, KeyCode.G));
        shot("log", "INFO begin\nWARNING slow disk\nERROR no file\nDEBUG x=3\n", Language.LOG, window -> {});
        String large = Samples.largeJson(5_000_000);
        try (Stall stall = Stall.watching(Duration.ofMillis(50))) {
            shot("large", large, Language.JSON, window -> {
                sleep(3000);
                Window.onFx(() -> {
                    editor.select(90_000, 3);
                    return 1;
                });
                window.write("x");
                sleep(1500);
            });
            stall.found().forEach(System.out::println);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void shot(String name, String text, Language language, Consumer<Window> act) {
        try (Window window = Window.show(640, 320, theme -> {
            editor = new TextEditor();
            editor.setText(text, language);
            return editor;
        })) {
            sleep(500);
            Window.onFx(() -> {
                editor.area().requestFocus();
                return 1;
            });
            act.accept(window);
            sleep(300);
            window.screenshot(out.resolve("text-" + name + "-light.png"));
            window.use(Palette.dark());
            sleep(300);
            window.screenshot(out.resolve("text-" + name + "-dark.png"));
        }
    }
}
