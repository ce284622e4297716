package studio.atelier.engine.jobs.channel;

import java.io.IOException;

/** The reader of a pipe has closed it, which it may do whenever it likes. */
final class ReaderGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    ReaderGoneException(IOException cause) {
        super("The reader has closed the pipe", cause);
    }
}
