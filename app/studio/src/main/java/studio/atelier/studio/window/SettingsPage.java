package studio.atelier.studio.window;

import javafx.beans.property.ReadOnlyStringWrapper;
import studio.atelier.workbench.docking.DockPanel;
import studio.atelier.workbench.settings.SettingsView;

/** Opens the settings as an editor. */
final class SettingsPage {

    private SettingsPage() {}

    static void open(StudioWindow window) {
        SettingsView view = new SettingsView(window.settings().file(), window::saveSettings);
        window.workbench()
                .docks()
                .openEditor(new DockPanel(
                        "settings",
                        new ReadOnlyStringWrapper("Settings").getReadOnlyProperty(),
                        "ci-settings",
                        view,
                        true,
                        () -> true,
                        () -> {}));
    }
}
