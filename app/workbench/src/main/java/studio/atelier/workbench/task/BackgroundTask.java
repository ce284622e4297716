package studio.atelier.workbench.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.thread.UiThread;

/**
 * A task that runs or ran. Its properties belong to the JavaFX thread; the work tells its progress from any thread, and
 * however often it does, the screen is brought up to date once a frame.
 */
public final class BackgroundTask {

    /** Where a task stands. */
    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED
    }

    private static final int LOG_LINES = 10_000;

    private final String name;
    private final Instant started = Instant.now();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.RUNNING);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper stage = new ReadOnlyStringWrapper("");
    private final ObservableList<String> log = FXCollections.observableArrayList();
    private final AtomicReference<Told> told = new AtomicReference<>(new Told(-1, ""));
    private final Runnable show = UiThread.coalesced(this::showTold);
    private volatile boolean cancelled;
    private volatile @Nullable Thread worker;
    private @Nullable Throwable failure;
    private @Nullable Instant ended;

    private record Told(double done, String stage) {}

    BackgroundTask(String name) {
        this.name = name;
    }

    <T> CompletableFuture<T> start(TaskWork<T> work, Runnable whenEnded) {
        CompletableFuture<T> future = new CompletableFuture<>();
        worker = Thread.ofVirtual().name(name).start(() -> {
            try {
                T value = work.run(new Context());
                end(State.SUCCEEDED, null, whenEnded, () -> future.complete(value));
            } catch (CancellationException | InterruptedException e) {
                end(cancelled ? State.CANCELLED : State.FAILED, e, whenEnded, () -> future.completeExceptionally(e));
            } catch (Throwable e) {
                // The root of a thread: what went wrong is told to the user, whatever it is.
                State outcome = cancelled ? State.CANCELLED : State.FAILED;
                end(outcome, e, whenEnded, () -> future.completeExceptionally(e));
            }
        });
        return future;
    }

    public String name() {
        return name;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public State state() {
        return state.get();
    }

    /** @return the fraction done from 0 to 1; negative while unknown */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** @return the lines that the work logged, the last 10,000 of them */
    public ObservableList<String> log() {
        return log;
    }

    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    public Duration elapsed() {
        return Duration.between(started, ended == null ? Instant.now() : ended);
    }

    /** Asks the work to stop and interrupts it; the state changes once it has stopped. */
    public void cancel() {
        cancelled = true;
        Thread thread = worker;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void end(State outcome, @Nullable Throwable cause, Runnable whenEnded, Runnable deliver) {
        UiThread.run(() -> {
            showTold();
            failure = outcome == State.FAILED ? cause : null;
            ended = Instant.now();
            // Tasks that ended are listed for long; a thread holds what it worked on.
            worker = null;
            state.set(outcome);
            deliver.run();
            whenEnded.run();
        });
    }

    private void showTold() {
        Told now = told.get();
        progress.set(now.done());
        stage.set(now.stage());
    }

    private final class Context implements TaskContext {

        @Override
        public void progress(double done, String what) {
            told.set(new Told(done, what));
            show.run();
        }

        @Override
        public void log(String line) {
            UiThread.run(() -> {
                log.add(line);
                if (log.size() > LOG_LINES) {
                    log.removeFirst();
                }
            });
        }

        @Override
        public void check() {
            if (cancelled) {
                throw new CancellationException(name + " was cancelled");
            }
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }
}
