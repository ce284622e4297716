package studio.atelier.workbench.thread;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Something that is read in the background whenever it may have changed, and shown on the JavaFX thread. Changes close
 * together are read once; one reading goes on at a time, and one that fails is a state like any other. Nothing is read
 * before the first change, refresh or restart. Safe for use by several threads; its property is of the JavaFX thread.
 *
 * @param <T> what is read
 */
public final class LiveReading<T> implements AutoCloseable {

    /**
     * Reads, and may take its time; called by one thread at a time.
     *
     * @param <T> what is read
     */
    public interface Source<T> {

        /**
         * @param progress takes what is known so far
         * @throws Exception becomes the state {@link Reading.Failed}
         */
        T read(Progress<T> progress) throws Exception;
    }

    /** A reading that goes on. */
    public interface Progress<T> {

        /** Shows what is known so far. */
        void show(T known);

        /** @return whether nobody waits for this reading any more, so that it may end early */
        boolean isOutdated();
    }

    private final Duration calm;
    private final Source<T> source;
    private final ScheduledThreadPoolExecutor thread;
    private final ReadOnlyObjectWrapper<Reading<T>> state = new ReadOnlyObjectWrapper<>(new Reading.Waiting<>());

    /** Grows with every refresh: what an older edition reads is not shown. */
    private volatile long edition;

    private volatile boolean repeating;
    private volatile boolean closed;
    private @Nullable ScheduledFuture<?> next;
    private boolean nextIsNow;

    /**
     * @param threadName for those who look at threads
     * @param calm how long changes are awaited before they are read as one
     */
    public LiveReading(String threadName, Duration calm, Source<T> source) {
        this.calm = calm;
        this.source = source;
        this.thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofVirtual().name(threadName).factory());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setRemoveOnCancelPolicy(true);
    }

    /** @return changes on the JavaFX thread only */
    public ReadOnlyObjectProperty<Reading<T>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public Reading<T> state() {
        return state.get();
    }

    /** Reads soon, because something changed. What a reading that goes on finds is still shown. */
    public void changed() {
        ask(false);
    }

    /** Reads at once. What a reading that goes on finds is not shown any more. */
    public synchronized void refresh() {
        edition++;
        ask(true);
    }

    /** Shows nothing until it is read anew, as when something else is read from now on. JavaFX thread. */
    public void restart() {
        UiThread.check();
        refresh();
        state.set(new Reading.Waiting<>());
    }

    /** Shows nothing, and reads nothing before the next change. JavaFX thread. */
    public void clear() {
        UiThread.check();
        synchronized (this) {
            edition++;
            if (next != null) {
                next.cancel(false);
                next = null;
            }
        }
        state.set(new Reading.Waiting<>());
    }

    /** Reads at once and from then on again and again, with calm between, until told otherwise. */
    public void repeat(boolean on) {
        repeating = on;
        if (on) {
            ask(true);
        }
    }

    private synchronized void ask(boolean now) {
        if (closed || next != null && (nextIsNow || !now)) {
            return;
        }
        if (next != null) {
            next.cancel(false);
        }
        nextIsNow = now;
        next = thread.schedule(this::look, now ? 0 : calm.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        Attempt attempt;
        synchronized (this) {
            next = null;
            attempt = new Attempt(edition);
        }
        try {
            attempt.show(source.read(attempt));
        } catch (Throwable e) {
            // The root of this thread: an error, too, has nobody else to tell.
            attempt.publish(new Reading.Failed<>(e));
        }
        if (repeating) {
            ask(false);
        }
    }

    private final class Attempt implements Progress<T> {

        private final long of;

        Attempt(long of) {
            this.of = of;
        }

        @Override
        public void show(T known) {
            publish(new Reading.Ready<>(known));
        }

        @Override
        public boolean isOutdated() {
            return closed || of != edition;
        }

        private void publish(Reading<T> found) {
            if (isOutdated()) {
                return;
            }
            Platform.runLater(() -> {
                if (!isOutdated()) {
                    state.set(found);
                }
            });
        }
    }

    /**
     * Reads and shows nothing any more. A reading that goes on is not interrupted, since that may break what it reads
     * from; what it finds is forgotten.
     */
    @Override
    public synchronized void close() {
        closed = true;
        thread.shutdown();
    }
}
