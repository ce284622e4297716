package studio.atelier.studio.window;

import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.docking.DockPanel;
import studio.atelier.workbench.settings.SettingsView;

/** The settings as an editor. JavaFX thread. */
final class SettingsPage {

    private static final String ID = "settings";

    private final StudioWindow window;
    private @Nullable SettingsView view;

    SettingsPage(StudioWindow window) {
        this.window = window;
    }

    /**
     * Opens the page.
     *
     * @param words that its settings are narrowed down by; empty for all
     */
    void open(String words) {
        SettingsView shown = view == null ? new SettingsView(window.settings().file(), window::saveSettings) : view;
        view = shown;
        shown.search(words);
        window.workbench()
                .docks()
                .openEditor(new DockPanel(
                        ID,
                        new ReadOnlyStringWrapper("Settings").getReadOnlyProperty(),
                        "ci-settings",
                        shown,
                        true,
                        () -> true,
                        () -> view = null));
    }
}
