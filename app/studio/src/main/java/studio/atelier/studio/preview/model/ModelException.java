package studio.atelier.studio.preview.model;

import java.io.IOException;

/** A model file that cannot be read; the message says why. */
public final class ModelException extends IOException {

    private static final long serialVersionUID = 1L;

    ModelException(String message) {
        super(message);
    }
}
