package studio.atelier.compute.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.WaitResponse;
import java.io.Closeable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for the exit code of a container. */
final class ExitWait implements ResultCallback<WaitResponse> {

    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    /**
     * The exit code, as soon as the container has ended.
     *
     * @throws RuntimeException if Docker falls silent before
     */
    int await() {
        try {
            return code.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void onStart(Closeable opened) {
        // It is read to its end.
    }

    @Override
    public void onNext(WaitResponse told) {
        code.complete(told.getStatusCode());
    }

    @Override
    public void onError(Throwable cause) {
        code.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
        code.completeExceptionally(new IllegalStateException("it ended the answer before the container ended"));
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
