package studio.atelier.engine.api.image;

import java.nio.file.Path;
import java.util.Optional;

/** What the image catalogue found. */
public sealed interface ImageResolution {

    /** One line for people: what will run. */
    String description();

    /** A built-in algorithm stands for the image. */
    record BuiltIn(String algorithm, String description) implements ImageResolution {}

    /** A local Python stands for the image. */
    record LocalPython(Path interpreter, String description) implements ImageResolution {}

    /** Programs of this machine, with no Python asked for. */
    record LocalShell(String description) implements ImageResolution {}

    /**
     * The image itself, in a container.
     *
     * @param image the image to run, which may be another than the job names
     */
    record Container(String image, String description) implements ImageResolution {}

    /**
     * Nothing on this machine runs the image.
     *
     * @param description what would be needed, in one or two sentences
     */
    record Unresolved(String description) implements ImageResolution {}

    /** The reason why nothing runs the image, if so. */
    default Optional<String> missing() {
        return this instanceof Unresolved(String why) ? Optional.of(why) : Optional.empty();
    }
}
