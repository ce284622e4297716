package studio.atelier.engine.api.compute;

/** Receives what a container prints. Called from reader threads, one line at a time. */
public interface ContainerOutput {

    /** Where a line came from. */
    enum Source {
        STDOUT,
        STDERR,
        /** Written by the runtime itself: a warning or an explanation for the job's log. */
        RUNTIME
    }

    /** One line without its line end. Very long lines arrive cut into pieces of at most 64 Ki characters. */
    void line(Source source, String text);

    /**
     * What part of its work is done, from containers that can tell.
     *
     * @param done 0 to 1
     */
    default void progress(double done) {}
}
