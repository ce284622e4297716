package studio.atelier.workbench.thread;

import java.util.Optional;

/**
 * How reading something went.
 *
 * @param <T> what is read
 */
public sealed interface Reading<T> {

    /** Nothing was read yet. */
    record Waiting<T>() implements Reading<T> {}

    record Ready<T>(T value) implements Reading<T> {}

    record Failed<T>(Throwable failure) implements Reading<T> {}

    /** @return what was read; nothing while it is not there, or if it could not be read */
    default Optional<T> known() {
        return this instanceof Ready<T> ready ? Optional.of(ready.value()) : Optional.empty();
    }

    /** @return why it could not be read */
    default Optional<Throwable> problem() {
        return this instanceof Failed<T> failed ? Optional.of(failed.failure()) : Optional.empty();
    }
}
