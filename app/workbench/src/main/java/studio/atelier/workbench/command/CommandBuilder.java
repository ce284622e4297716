package studio.atelier.workbench.command;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;

/** Collects what a {@link Command} may have besides its id, category and title. */
public final class CommandBuilder {

    private final String id;
    private final String category;
    private final String title;
    private String description = "";
    private String icon = "";
    private Optional<KeyCombination> shortcut = Optional.empty();
    private ObservableBooleanValue enabled = new ReadOnlyBooleanWrapper(true);

    CommandBuilder(String id, String category, String title) {
        this.id = id;
        this.category = category;
        this.title = title;
    }

    public CommandBuilder description(String text) {
        this.description = text;
        return this;
    }

    public CommandBuilder icon(String literal) {
        this.icon = literal;
        return this;
    }

    /**
     * @param keys as JavaFX spells them, with {@code Shortcut} for Ctrl or Command, as in {@code Shortcut+Shift+P}
     */
    public CommandBuilder keys(String keys) {
        this.shortcut = Optional.of(KeyCombination.valueOf(keys));
        return this;
    }

    public CommandBuilder when(ObservableBooleanValue condition) {
        this.enabled = condition;
        return this;
    }

    public Command does(Runnable action) {
        return new Command(id, category, title, description, icon, shortcut, enabled, action);
    }
}
