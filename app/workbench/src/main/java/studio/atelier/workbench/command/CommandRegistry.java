package studio.atelier.workbench.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** All commands of a window, by id, and which ran last. JavaFX thread. */
public final class CommandRegistry {

    private static final int RECENT = 20;

    private final Map<String, Command> commands = new LinkedHashMap<>();
    private final ObservableList<Command> all = FXCollections.observableArrayList();
    private final ObservableList<Command> allView = FXCollections.unmodifiableObservableList(all);
    private final List<String> recent = new ArrayList<>();

    /**
     * Adds a command, in place of an earlier one with its id, which is how the view in front gives a command its
     * meaning.
     */
    public void register(Command command) {
        Command before = commands.put(command.id(), command);
        if (before == null) {
            all.add(command);
        } else {
            all.set(all.indexOf(before), command);
        }
    }

    public void register(Command... several) {
        for (Command command : several) {
            register(command);
        }
    }

    public void unregister(String id) {
        Command gone = commands.remove(id);
        if (gone != null) {
            all.remove(gone);
        }
    }

    public Optional<Command> find(String id) {
        return Optional.ofNullable(commands.get(id));
    }

    /** @throws IllegalArgumentException when there is none */
    public Command get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("There is no command " + id));
    }

    /** @return the commands in the order of registration; changes are seen */
    public ObservableList<Command> all() {
        return allView;
    }

    /** @return ids of the commands that ran, the last one first */
    public List<String> recent() {
        return List.copyOf(recent);
    }

    /** Runs the command if it is enabled. @return whether it ran */
    public boolean run(Command command) {
        if (!command.enabled().get()) {
            return false;
        }
        recent.remove(command.id());
        recent.addFirst(command.id());
        if (recent.size() > RECENT) {
            recent.removeLast();
        }
        command.action().run();
        return true;
    }

    /** Runs the command with this id if there is one and it is enabled. @return whether it ran */
    public boolean run(String id) {
        return find(id).map(this::run).orElse(false);
    }
}
