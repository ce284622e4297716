package studio.atelier.studio.executions;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import studio.atelier.workbench.command.Command;
import studio.atelier.workbench.command.CommandRegistry;
import studio.atelier.workbench.control.Status;

/** The commands on the selected runs. JavaFX thread. */
final class RunCommands implements AutoCloseable {

    static final String OPEN = "runs.open";
    static final String STOP = "runs.stop";
    static final String RETRY = "runs.retry";
    static final String RENAME = "runs.rename";
    static final String TAGS = "runs.tags";
    static final String COPY = "runs.copyArn";
    static final String DELETE = "runs.delete";

    private static final String CATEGORY = "Runs";

    private final CommandRegistry registry;
    private final BooleanProperty one = new SimpleBooleanProperty();
    private final BooleanProperty some = new SimpleBooleanProperty();
    private final BooleanProperty stoppable = new SimpleBooleanProperty();
    private final BooleanProperty retryable = new SimpleBooleanProperty();
    private final BooleanProperty ended = new SimpleBooleanProperty();
    private List<RunEntry> selected = List.of();

    RunCommands(CommandRegistry registry, RunActions actions) {
        this.registry = registry;
        registry.register(
                Command.of(OPEN, CATEGORY, "Open the run")
                        .description("Opens the pipeline editor on the selected run.")
                        .icon("ci-launch")
                        .when(one)
                        .does(() -> withOne(actions::open)),
                Command.of(STOP, CATEGORY, "Stop the run")
                        .description("Stops the selected runs that are running.")
                        .icon("ci-stop-filled-alt")
                        .when(stoppable)
                        .does(() -> actions.stop(those(RunCommands::isStoppable))),
                Command.of(RETRY, CATEGORY, "Retry the run")
                        .description("Runs again what failed or was stopped in the selected runs.")
                        .icon("ci-restart")
                        .when(retryable)
                        .does(() -> actions.retry(those(RunCommands::isRetryable))),
                Command.of(RENAME, CATEGORY, "Rename the run…")
                        .icon("ci-edit")
                        .when(one)
                        .does(() -> withOne(actions::rename)),
                Command.of(TAGS, CATEGORY, "Edit the tags of the run…")
                        .icon("ci-tag")
                        .when(one)
                        .does(() -> withOne(actions::editTags)),
                Command.of(COPY, CATEGORY, "Copy the ARN of the run")
                        .icon("ci-copy")
                        .when(some)
                        .does(() -> actions.copyArns(selected)),
                Command.of(DELETE, CATEGORY, "Delete the run…")
                        .description("Deletes the selected runs that have ended, after asking.")
                        .icon("ci-trash-can")
                        .when(ended)
                        .does(() -> actions.delete(those(RunCommands::hasEnded))));
    }

    void select(List<RunEntry> runs) {
        selected = runs;
        one.set(runs.size() == 1);
        some.set(!runs.isEmpty());
        stoppable.set(runs.stream().anyMatch(RunCommands::isStoppable));
        retryable.set(runs.stream().anyMatch(RunCommands::isRetryable));
        ended.set(runs.stream().anyMatch(RunCommands::hasEnded));
    }

    private static boolean isStoppable(RunEntry run) {
        return run.status() == Status.RUNNING;
    }

    private static boolean isRetryable(RunEntry run) {
        return run.status() == Status.FAILED || run.status() == Status.STOPPED;
    }

    private static boolean hasEnded(RunEntry run) {
        return run.status().isFinal();
    }

    private List<RunEntry> those(Predicate<RunEntry> which) {
        return selected.stream().filter(which).toList();
    }

    private void withOne(Consumer<RunEntry> action) {
        if (selected.size() == 1) {
            action.accept(selected.getFirst());
        }
    }

    @Override
    public void close() {
        List.of(OPEN, STOP, RETRY, RENAME, TAGS, COPY, DELETE).forEach(registry::unregister);
    }
}
