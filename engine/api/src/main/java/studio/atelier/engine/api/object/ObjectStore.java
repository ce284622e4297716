package studio.atelier.engine.api.object;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes objects wherever they lie. Writes are atomic: a reader sees the old object or the
 * whole new one. Safe for use by several threads and by several programs on one workspace.
 *
 * <p>Errors are {@link IOException}s whose message names the URI and what to do;
 * {@link java.nio.file.NoSuchFileException} where an object is missing.
 */
public interface ObjectStore {

    /** An object in a listing. {@code relative} is its name below the listed prefix, with slashes. */
    record Entry(ObjectUri uri, String relative, long size, Instant modified) {}

    InputStream read(ObjectUri uri) throws IOException;

    /** Stores a file's content under {@code uri}, replacing what is there. */
    void put(Path source, ObjectUri uri) throws IOException;

    void put(byte[] content, ObjectUri uri) throws IOException;

    /** True if exactly this object exists. */
    boolean exists(ObjectUri uri) throws IOException;

    /**
     * The objects that {@code prefix} names, sorted by key: the one object of exactly that name, or
     * all whose key starts with it, as S3 lists a prefix.
     */
    List<Entry> list(ObjectUri prefix) throws IOException;

    void delete(ObjectUri uri) throws IOException;

    /** The file that holds the object, where it is a file of this machine: for reading without a copy. */
    Optional<Path> localFile(ObjectUri uri);
}
