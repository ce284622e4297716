package studio.atelier.engine.jobs.channel;

import java.nio.file.Path;
import java.util.List;
import studio.atelier.engine.api.object.ObjectStore;

/**
 * What one host gets of a source.
 *
 * @param objects the objects to copy
 * @param target the folder they are copied below; it exists
 * @param link true if a file of this machine may be linked instead of copied: for programs that are known
 *     not to write to their input
 */
public record Download(S3Source source, List<ObjectStore.Entry> objects, Path target, boolean link) {

    /** All that a portion has of a source. */
    public static Download of(ObjectStore store, S3Source source, Portion portion, Path target, boolean link)
            throws StagingException {
        return new Download(source, portion.of(source, new SourceListing(store).objects(source), 0), target, link);
    }

    public Download {
        objects = List.copyOf(objects);
    }

    /** Its size in bytes, as it lies in the store. */
    public long bytes() {
        return objects.stream().mapToLong(ObjectStore.Entry::size).sum();
    }
}
