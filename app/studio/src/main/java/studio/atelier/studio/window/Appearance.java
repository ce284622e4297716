package studio.atelier.studio.window;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import studio.atelier.workbench.theme.Accent;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Theme;

/** Dresses the window as the settings and the system want it. JavaFX thread. */
final class Appearance {

    private final StudioSettings settings;
    private final Theme theme;
    private final ObservableValue<Boolean> reducedMotion;

    Appearance(StudioSettings settings, Theme theme) {
        this.settings = settings;
        this.theme = theme;
        this.reducedMotion = Bindings.createObjectBinding(
                () -> settings.reducedMotion().get()
                        || Platform.getPreferences().isReducedMotion(),
                settings.reducedMotion().valueProperty(),
                Platform.getPreferences().reducedMotionProperty());
        settings.theme().valueProperty().subscribe(any -> dress());
        settings.accent().valueProperty().subscribe(any -> dress());
        settings.contrast().valueProperty().subscribe(any -> dress());
        settings.textSize().valueProperty().subscribe(any -> dress());
        Platform.getPreferences().colorSchemeProperty().subscribe(any -> dress());
    }

    /** @return whether nothing is to move that need not, because the user or the system wants it so */
    ObservableValue<Boolean> reducedMotion() {
        return reducedMotion;
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
        boolean contrast = switch (settings.contrast().get()) {
            case "high" -> true;
            case "normal" -> false;
            default -> Theme.systemWantsHighContrast();
        };
        theme.use(Palette.of(dark, Accent.of(settings.accent().get()))
                .withHighContrast(contrast)
                .withTextSize(settings.textSize().get()));
    }
}
