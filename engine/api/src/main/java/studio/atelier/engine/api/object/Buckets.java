package studio.atelier.engine.api.object;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ReadableByteChannel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Buckets and their objects as S3 has them: with entity tags, headers, pages and conditions. The same objects as those
 * of {@link ObjectStore}. Safe for use by several threads.
 *
 * <p>What a name cannot stand for is refused by an {@link ObjectNameException}; an object that a bucket on S3 could hold
 * and a folder cannot, as one of a name that another object's folder has, is refused in the same way.
 */
public interface Buckets {

    /** A bucket that exists. */
    record Bucket(String name, Instant created) {}

    /**
     * An object as a listing or an answer names it.
     *
     * @param entityTag without quotes: the MD5 of the content where that is known, else another text that changes with
     *     the content and has a hyphen, as S3's own for objects that came in parts
     * @param headers what was stored with it, by names in small letters: content-type, x-amz-meta-...
     */
    record StoredObject(ObjectUri.S3 uri, long size, Instant modified, String entityTag, Map<String, String> headers) {
        public StoredObject {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * What to list.
     *
     * @param prefix start of the keys
     * @param delimiter keys that have it after the prefix are rolled up to one common prefix; empty for none
     * @param after only what comes after this key
     * @param most at most so many objects and common prefixes
     */
    record Listing(String bucket, String prefix, String delimiter, String after, int most) {}

    /**
     * A page of a listing, in the order of the keys' UTF-8 bytes.
     *
     * @param next where there is more: the value of {@link Listing#after} that goes on with it
     */
    record Page(List<StoredObject> objects, List<String> commonPrefixes, Optional<String> next) {}

    /** What is kept with an object. Tag and names as in {@link StoredObject}. */
    record Kept(String entityTag, Map<String, String> headers) {}

    /** An object that is being written. */
    @FunctionalInterface
    interface Content {

        /** Writes all of it. An exception leaves what was there before. */
        Kept writeTo(OutputStream out) throws IOException;

        /**
         * Asked when everything is written and nothing is replaced yet, with nobody else of this engine between.
         *
         * @param current what would be replaced
         * @throws IOException or another exception, to leave that
         */
        default void check(Optional<StoredObject> current) throws IOException {}
    }

    /** An object that is being read: its description and its content belong together, whoever replaces it meanwhile. */
    interface Reading extends AutoCloseable {

        StoredObject object();

        /** A part of the content. */
        ReadableByteChannel content(long offset, long length) throws IOException;

        @Override
        void close() throws IOException;
    }

    List<Bucket> buckets() throws IOException;

    Optional<Bucket> bucket(String name) throws IOException;

    /** Makes a bucket; no matter if it exists. */
    void create(String name) throws IOException;

    /**
     * @throws java.nio.file.DirectoryNotEmptyException if the bucket has objects
     * @throws java.nio.file.NoSuchFileException if there is no such bucket
     */
    void delete(String name) throws IOException;

    /** @throws java.nio.file.NoSuchFileException if there is no such bucket */
    Page list(Listing listing) throws IOException;

    Optional<StoredObject> find(ObjectUri.S3 uri) throws IOException;

    Optional<Reading> open(ObjectUri.S3 uri) throws IOException;

    /** Stores an object, atomically. A bucket that is not there is made, as by every other write of the engine. */
    StoredObject put(ObjectUri.S3 uri, Content content) throws IOException;

    /** No matter if there is no such object. */
    void delete(ObjectUri.S3 uri) throws IOException;
}
