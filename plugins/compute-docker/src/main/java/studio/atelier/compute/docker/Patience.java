package studio.atelier.compute.docker;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls that may hang: each on a thread of its own, which can be left behind. */
final class Patience {

    /** A call, and the kind of exception by which it says that it failed. */
    interface Attempt<T, X extends Exception> {
        T run() throws X;
    }

    private Patience() {}

    /**
     * What the call returns.
     *
     * @throws RuntimeException if it fails, or does not return in time
     */
    static <T> T ask(Duration patience, Attempt<T, RuntimeException> call) {
        try {
            return start(call).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer within " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw unchecked(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What the call returns, however long it takes; an interrupt is kept for later. */
    static <T, X extends Exception> T await(Class<X> failure, Attempt<T, X> call) throws X {
        FutureTask<T> task = start(call);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (failure.isInstance(e.getCause())) {
                        throw failure.cast(e.getCause());
                    }
                    throw unchecked(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static <T, X extends Exception> FutureTask<T> start(Attempt<T, X> call) {
        FutureTask<T> task = new FutureTask<>(call::run);
        Thread.ofPlatform().daemon().name("docker-call").start(task);
        return task;
    }

    private static RuntimeException unchecked(ExecutionException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e.getCause());
    }
}
