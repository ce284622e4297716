package studio.atelier.engine.api.compute;

/**
 * What a runtime knows of a container's end beyond the exit code.
 *
 * @param cause what kind of end it was
 * @param text one or two sentences for people
 */
public record ContainerEnd(Cause cause, String text) {

    /** Kinds of ends that an exit code does not tell apart. */
    public enum Cause {
        /** The system killed a process of it, because the container's memory was used up. */
        OUT_OF_MEMORY,
        /** What runs it went away; what became of the container's work is not known. */
        LOST
    }
}
