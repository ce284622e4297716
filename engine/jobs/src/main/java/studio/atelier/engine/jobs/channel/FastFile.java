package studio.atelier.engine.jobs.channel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.api.object.ObjectUri;

/**
 * Input mode FastFile: the folder of a channel is shown, and read only where it is looked at (engine.md section 1.2).
 *
 * @param objects those below the folder
 * @param folder the folder of this machine that has them and nothing else; empty where they lie elsewhere
 */
public record FastFile(List<ObjectStore.Entry> objects, Optional<Path> folder) {

    public FastFile {
        objects = List.copyOf(objects);
    }

    /** @throws StagingException if the source is no whole folder */
    public static FastFile of(ObjectStore store, S3Source source) throws StagingException {
        if (source.type() != S3Source.Type.PREFIX) {
            throw new StagingException("The " + source.label() + " is a "
                    + source.type().wireName()
                    + ", and input mode FastFile reads an S3Prefix only; use File or Pipe");
        }
        List<ObjectStore.Entry> all = new SourceListing(store).objects(source);
        if (!(ObjectUri.parse(source.uri()) instanceof ObjectUri.S3 s3)
                || s3.key().isEmpty()
                || s3.key().endsWith("/")) {
            return new FastFile(all, folder(store, all));
        }
        List<ObjectStore.Entry> below = all.stream()
                .filter(entry -> key(entry).startsWith(s3.key() + "/"))
                .toList();
        if (!below.isEmpty()) {
            return new FastFile(below, folder(store, below));
        }
        List<ObjectStore.Entry> itself =
                all.stream().filter(entry -> key(entry).equals(s3.key())).toList();
        if (itself.isEmpty()) {
            throw new StagingException("The " + source.label() + " cuts a folder's or an object's name: there is no "
                    + source.uri() + ", only what begins so, as "
                    + all.getFirst().uri()
                    + ". Input mode FastFile wants the whole name; use it, or File");
        }
        return new FastFile(itself, Optional.empty());
    }

    private static String key(ObjectStore.Entry entry) {
        return entry.uri() instanceof ObjectUri.S3 s3 ? s3.key() : "";
    }

    private static Optional<Path> folder(ObjectStore store, List<ObjectStore.Entry> entries) {
        ObjectStore.Entry any = entries.getFirst();
        Optional<Path> file = store.localFile(any.uri());
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Path folder = file.get();
        for (int i = Path.of(any.relative()).getNameCount(); i > 0; i--) {
            folder = folder.getParent();
            if (folder == null) {
                return Optional.empty();
            }
        }
        boolean found =
                Files.isDirectory(folder) && folder.resolve(any.relative()).equals(file.get());
        return found ? Optional.of(folder) : Optional.empty();
    }
}
