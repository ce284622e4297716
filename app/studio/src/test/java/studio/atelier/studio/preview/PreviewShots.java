package studio.atelier.studio.preview;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Platform;
import org.testfx.api.FxToolkit;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.grid.GridView;
import studio.atelier.workbench.testing.Window;
import studio.atelier.workbench.theme.Palette;

/** Saves pictures of the previews of files, light and dark: arguments are a folder for them, and files. */
public final class PreviewShots {

    private PreviewShots() {}

    public static void main(String[] arguments) throws Exception {
        FxToolkit.registerPrimaryStage();
        Path into = Path.of(arguments[0]);
        for (int i = 1; i < arguments.length; i++) {
            shoot(into, Path.of(arguments[i]));
        }
        Platform.exit();
        System.exit(0);
    }

    private static void shoot(Path into, Path file) throws Exception {
        String name = String.valueOf(file.getFileName());
        PreviewKind kind = PreviewKind.of(file, name);
        Path scratch = Files.createTempDirectory("shots");
        PreviewPane[] pane = new PreviewPane[1];
        try (Window window = Window.show(960, 680, theme -> {
            theme.add(PreviewShots.class
                    .getResource("/studio/atelier/studio/studio.css")
                    .toExternalForm());
            pane[0] = new PreviewPane(Subject.of(file), kind, new Workbench(theme), scratch, (archive, entry) -> {});
            return pane[0];
        })) {
            long end = System.nanoTime() + 3_000_000_000L;
            while (System.nanoTime() < end && !Window.onFx(() -> pane[0].isShown())) {
                Thread.sleep(50);
            }
            Thread.sleep(1200);
            if (pane[0].lookup("#preview-grid") instanceof GridView grid && !name.contains("titanic")) {
                Window.onFx(() -> {
                    grid.selectCell(0, 0);
                    return true;
                });
                Thread.sleep(300);
            }
            window.screenshot(into.resolve(name + "-light.png"));
            window.use(Palette.dark());
            Thread.sleep(300);
            window.screenshot(into.resolve(name + "-dark.png"));
            Window.onFx(() -> {
                pane[0].close();
                return true;
            });
        }
    }
}
