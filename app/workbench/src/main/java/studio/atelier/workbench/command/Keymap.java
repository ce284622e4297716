package studio.atelier.workbench.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Which keys start which command: the commands' own, unless the user chose others. JavaFX thread.
 *
 * <p>An empty string as choice means that the command has no keys.
 */
public final class Keymap {

    private final CommandRegistry commands;
    private final ObservableMap<String, String> chosen = FXCollections.observableHashMap();

    public Keymap(CommandRegistry commands) {
        this.commands = commands;
    }

    /** @return the user's choices, command id to keys; what is put here counts at once */
    public ObservableMap<String, String> chosen() {
        return chosen;
    }

    /**
     * @throws IllegalArgumentException when the keys are not spelled as JavaFX spells them
     */
    public void choose(String id, String keys) {
        if (!keys.isEmpty()) {
            KeyCombination.valueOf(keys);
        }
        chosen.put(id, keys);
    }

    public void reset(String id) {
        chosen.remove(id);
    }

    public Optional<KeyCombination> keys(Command command) {
        String choice = chosen.get(command.id());
        if (choice == null) {
            return command.shortcut();
        }
        return choice.isEmpty() ? Optional.empty() : Optional.of(KeyCombination.valueOf(choice));
    }

    /** @return the keys as people read them, such as "Ctrl+Shift+P"; empty if there are none */
    public String text(Command command) {
        return keys(command).map(KeyCombination::getDisplayText).orElse("");
    }

    /** @return the other commands that the same keys start */
    public List<Command> conflicts(Command command) {
        return keys(command)
                .map(wanted -> commands.all().stream()
                        .filter(other -> !other.id().equals(command.id()))
                        .filter(other -> keys(other).filter(wanted::equals).isPresent())
                        .toList())
                .orElse(List.of());
    }

    /** @return the enabled command that this key press starts */
    public Optional<Command> match(KeyEvent event) {
        return commands.all().stream()
                .filter(command ->
                        keys(command).filter(keys -> keys.match(event)).isPresent())
                .filter(command -> command.enabled().get())
                .findFirst();
    }

    /** Replaces all choices, as when they were read from a file; what cannot be read is left out and returned. */
    public List<String> replace(Map<String, String> choices) {
        chosen.clear();
        return choices.entrySet().stream()
                .filter(entry -> !accept(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean accept(String id, String keys) {
        try {
            choose(id, keys);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
