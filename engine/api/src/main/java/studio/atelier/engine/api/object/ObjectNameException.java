package studio.atelier.engine.api.object;

import java.io.IOException;

/** No object can have this name here. The message says which, why and what to do. */
public final class ObjectNameException extends IOException {
    private static final long serialVersionUID = 1L;

    public ObjectNameException(String message) {
        super(message);
    }
}
