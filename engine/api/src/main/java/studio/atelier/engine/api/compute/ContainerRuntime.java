package studio.atelier.engine.api.compute;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;

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

    /** Tells the runtime whom it works for. Called once, before anything else. */
    default void serve(ServedEngine engine) {}

    /**
     * Whether a launch could be started now. Answers within a second or so, also where what the runtime
     * needs is missing or silent.
     */
    default Availability availability(Launch launch) {
        return new Availability(Availability.State.READY, "This machine");
    }

    /**
     * Fetches what a launch needs and is not here yet; tells in {@code output} how far it has come.
     * Returns at once if all is here.
     *
     * @throws ContainerStartException if it cannot be had; its message says what to do
     * @throws InterruptedException if the thread was interrupted; what was fetched until then may stay
     */
    default void fetch(Launch launch, ContainerOutput output) throws ContainerStartException, InterruptedException {}

    /**
     * Ends and removes the containers that dead engines of the served engine's workspace left behind.
     * Returns when they are gone, or cannot be reached.
     */
    default void endLeftovers() {}

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

    /**
     * The address of this machine at which its containers reach it; empty if they are on the machine's own network, or do
     * not reach it. Answers within a second or so.
     */
    default Optional<InetAddress> hostAddress() {
        return Optional.empty();
    }

    /** Gets ready for containers soon to come, in the background. May do nothing. */
    default void prewarm() {}

    /** Lets go of whatever {@link #prewarm()} keeps ready. Running containers are not touched. */
    default void release() {}
}
