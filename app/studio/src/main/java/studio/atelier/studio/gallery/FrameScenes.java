package studio.atelier.studio.gallery;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import studio.atelier.workbench.theme.Palette;

/** The frame around the rooms: search, notifications, tasks, menu, settings, and how all looks when set otherwise. */
final class FrameScenes implements Scenes {

    private final Abalone abalone;

    FrameScenes(Abalone abalone) {
        this.abalone = abalone;
    }

    @Override
    public List<String> beginnings() {
        return List.of("palette", "notifications", "tasks", "menu", "settings", "shortcuts", "look-", "welcome");
    }

    @Override
    public void play(Sitting sitting) throws IOException {
        abalone.ran();
        sitting.run("palette.open");
        sitting.take("palette");
        sitting.on(() -> ((TextField) sitting.found("#palette-field")).setText("train"));
        sitting.take("palette-search");
        sitting.on(() -> ((TextField) sitting.found("#palette-field")).setText("nothing like this"));
        sitting.take("palette-nothing");
        sitting.on(sitting.workbench()::closePalette);
        sitting.take("notifications", () -> ((Button) sitting.found("#bell")).fire());
        sitting.take("tasks", () -> ((Button) sitting.found("#tasks")).fire());
        sitting.take("menu", () -> ((Button) sitting.found("#main-menu")).fire());
        looks(sitting);
        sitting.run("settings.open");
        sitting.take("settings");
        sitting.run("help.shortcuts");
        sitting.take("shortcuts");
        sitting.enter("home");
        sitting.take("welcome");
    }

    private static void looks(Sitting sitting) throws IOException {
        look(sitting, "look-contrast", palette -> palette.withHighContrast(true));
        look(sitting, "look-text-16", palette -> palette.withTextSize(16));
    }

    private static void look(Sitting sitting, String name, UnaryOperator<Palette> palette) throws IOException {
        sitting.enter("pipelines");
        sitting.take(name + "-pipeline", palette);
        sitting.enter("runs");
        sitting.take(name + "-runs", palette);
        sitting.enter("jobs");
        sitting.take(name + "-jobs", palette);
    }
}
