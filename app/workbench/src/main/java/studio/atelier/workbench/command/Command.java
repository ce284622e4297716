package studio.atelier.workbench.command;

import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;

/**
 * Something that a user can ask for. Menus, buttons, the palette and the keymap are views of it.
 *
 * @param id unique and stable, for keymaps and recent lists, as in {@code pipeline.run}
 * @param category the group it is shown under, as in "Pipeline"
 * @param title a verb with its object, in sentence case
 * @param description a sentence on the effect, for the palette and tooltips; may be empty
 * @param icon a Carbon literal such as {@code ci-play-filled-alt}; may be empty
 * @param shortcut the keys it has unless the user chose others
 * @param enabled whether it can run now
 * @param action runs on the JavaFX thread and returns at once
 */
public record Command(
        String id,
        String category,
        String title,
        String description,
        String icon,
        Optional<KeyCombination> shortcut,
        ObservableBooleanValue enabled,
        Runnable action) {

    /** @return a builder for a command that is always enabled until told otherwise */
    public static CommandBuilder of(String id, String category, String title) {
        return new CommandBuilder(id, category, title);
    }
}
