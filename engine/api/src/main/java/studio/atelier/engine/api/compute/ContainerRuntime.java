package studio.atelier.engine.api.compute;

import java.nio.file.Path;

/**
 * Starts containers of one kind. Found by {@link java.util.ServiceLoader}; one instance serves the
 * whole engine and must be safe for use by several threads.
 *
 * <p>A container is the contract of {@link ContainerSpec}, not Docker: an entry point, a folder seen
 * as {@code /opt/ml}, an environment, a share of the machine, an exit code and its output.
 */
public interface ContainerRuntime {

    /** The kind of launch this runtime honours; the engine picks a runtime by it. */
    Class<? extends Launch> launches();

    /**
     * Starts a container and returns as soon as it runs. Every line it prints goes to {@code output},
     * until the container has ended and its output is read to the end.
     *
     * @throws ContainerStartException if nothing was started; its message says what to do
     */
    RunningContainer start(ContainerSpec spec, ContainerOutput output) throws ContainerStartException;

    /**
     * Whether a container and this machine see each other's changes to its tree at once, as input mode Pipe needs; false
     * where the tree is copied to another machine and back.
     */
    default boolean sharesTree() {
        return true;
    }

    /**
     * Whether containers can be shown a folder of this machine by {@link ContainerSpec#views()}. The engine copies what
     * cannot be shown. May try it out, so it may take some milliseconds.
     */
    default boolean shows(Path folder) {
        return false;
    }

    /** Gets ready for containers soon to come, in the background. May do nothing. */
    default void prewarm() {}

    /** Lets go of whatever {@link #prewarm()} keeps ready. Running containers are not touched. */
    default void release() {}
}
