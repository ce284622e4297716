package studio.atelier.engine.api.compute;

import java.util.Optional;

/** A container that was started. It ends by itself, by a signal, or with the engine that started it. */
public interface RunningContainer {

    /** The process id on this machine of the container's main process, or -1 where there is none. */
    long pid();

    /**
     * Waits until the container has ended, every process of it is gone, and its output was delivered.
     *
     * @return the exit code; 128 + n if signal n ended it
     */
    int await() throws InterruptedException;

    /** What is known of its end beyond the exit code, once {@link #await()} has returned; mostly nothing. */
    default Optional<ContainerEnd> end() {
        return Optional.empty();
    }

    /** Asks the container to end: SIGTERM to its main process. Returns at once. */
    void terminate();

    /** Ends every process of the container: SIGKILL. Returns at once. */
    void kill();

    /**
     * What the container uses, from runtimes that are told. Asked twice a second while it runs, by one thread; should
     * answer within that time.
     *
     * @return empty if it has ended, or the runtime is not told: then the engine looks at the process {@link #pid()}
     *     and its descendants
     */
    default Optional<ContainerUse> use() {
        return Optional.empty();
    }
}
