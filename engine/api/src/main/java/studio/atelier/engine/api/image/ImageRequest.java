package studio.atelier.engine.api.image;

import java.util.List;

/**
 * A question to the image catalogue.
 *
 * @param imageUri the image URI as the job names it
 * @param use what kind of job wants it
 * @param entrypoint the job's own ContainerEntrypoint and arguments, empty if it brings none and the
 *     image's own program is meant
 * @param scriptMode true if the job brings a script for the image's framework to run
 */
public record ImageRequest(String imageUri, Use use, List<String> entrypoint, boolean scriptMode) {

    /** The kind of job. */
    public enum Use {
        TRAINING,
        PROCESSING
    }

    public ImageRequest {
        entrypoint = List.copyOf(entrypoint);
    }
}
