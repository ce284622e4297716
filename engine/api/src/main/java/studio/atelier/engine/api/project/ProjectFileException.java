package studio.atelier.engine.api.project;

/** A project file cannot be read. The message names the file, the place and what to do. */
public final class ProjectFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProjectFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
