package studio.atelier.studio.window;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import studio.atelier.workbench.theme.Accent;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Theme;

/** Dresses the window as the settings and the system want it. JavaFX thread. */
final class Appearance {

    private final StudioSettings settings;
    private final Theme theme;

    Appearance(StudioSettings settings, Theme theme) {
        this.settings = settings;
        this.theme = theme;
        settings.theme().valueProperty().subscribe(any -> dress());
        settings.accent().valueProperty().subscribe(any -> dress());
        Platform.getPreferences().colorSchemeProperty().subscribe(any -> dress());
    }

    /** Changes between light and dark, whatever the system uses. */
    void toggle() {
        settings.theme().set(theme.palette().isDark() ? "light" : "dark");
    }

    private void dress() {
        boolean dark = switch (settings.theme().get()) {
            case "dark" -> true;
            case "light" -> false;
            default -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
        theme.use(Palette.of(dark, Accent.of(settings.accent().get())));
    }
}
