package studio.atelier.engine.pipelines.definition;

import java.nio.file.Path;
import java.util.Optional;

/** Names of pipelines made of other names. */
public final class PipelineNames {

    private static final int LONGEST = 256;

    private PipelineNames() {}

    /** A pipeline name made of a file's: letters, digits and inner hyphens; empty if the file's name has none. */
    public static Optional<String> of(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]+$", "");
        String clean = name.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return clean.isEmpty()
                ? Optional.empty()
                : Optional.of(clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean);
    }
}
