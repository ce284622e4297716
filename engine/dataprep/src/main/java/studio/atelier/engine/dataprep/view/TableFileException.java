package studio.atelier.engine.dataprep.view;

import java.io.IOException;

/** A file that cannot be read as rows; the message says which, where and why. */
public final class TableFileException extends IOException {

    private static final long serialVersionUID = 1L;

    public TableFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
