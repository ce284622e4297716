package studio.atelier.studio.window;

import javafx.beans.property.ReadOnlyStringWrapper;
import studio.atelier.workbench.command.KeymapView;
import studio.atelier.workbench.docking.DockPanel;

/** Opens the keyboard shortcuts as an editor. */
final class KeymapPage {

    private KeymapPage() {}

    static void open(StudioWindow window) {
        KeymapView view =
                new KeymapView(window.workbench().commands(), window.workbench().keymap(), () -> {
                    KeymapSection.write(
                            window.settings().file(),
                            window.workbench().keymap().chosen());
                    window.saveSettings();
                });
        window.workbench()
                .docks()
                .openEditor(new DockPanel(
                        "keymap",
                        new ReadOnlyStringWrapper("Keyboard shortcuts").getReadOnlyProperty(),
                        "ci-keyboard",
                        view,
                        true,
                        () -> true,
                        () -> {}));
    }
}
