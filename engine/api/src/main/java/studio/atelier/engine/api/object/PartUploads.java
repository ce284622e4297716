package studio.atelier.engine.api.object;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Objects that come in parts, as S3's multipart uploads. They outlive the engine that began them, but go when nothing
 * has come to them for a week. Safe for use by several threads.
 *
 * <p>What is asked of an upload that has been ended meanwhile fails with {@link java.nio.file.NoSuchFileException}.
 */
public interface PartUploads {

    /**
     * An upload that was begun and neither completed nor aborted.
     *
     * @param headers what will be kept with the object
     */
    record Upload(String id, ObjectUri.S3 target, Instant begun, Map<String, String> headers) {}

    /** A part that has come; the same number may come again and replaces it. */
    record Part(int number, long size, Instant modified, String entityTag) {}

    Upload begin(ObjectUri.S3 target, Map<String, String> headers) throws IOException;

    /** Empty if there is none of this id for this object. */
    Optional<Upload> find(ObjectUri.S3 target, String id) throws IOException;

    /** All uploads to a bucket, by key and then by time. */
    List<Upload> of(String bucket) throws IOException;

    /** Stores a part; of {@link Buckets.Content#writeTo}'s answer the tag is kept. */
    Part put(Upload upload, int number, Buckets.Content content) throws IOException;

    /** The parts that have come, by number. */
    List<Part> parts(Upload upload) throws IOException;

    /**
     * Makes the object of parts and ends the upload.
     *
     * @param numbers of parts that have come, ascending
     */
    Buckets.StoredObject complete(Upload upload, List<Integer> numbers, Completion completion) throws IOException;

    /** Ends the upload and deletes its parts. */
    void abort(Upload upload) throws IOException;

    /** What makes the parts one object. */
    interface Completion {

        /** Sees the whole content as it is put together; by default nothing looks. */
        default OutputStream watched(OutputStream out) {
            return out;
        }

        /** What is kept with the object; asked when all parts are together. */
        Buckets.Kept kept();

        /** As {@link Buckets.Content#check}. */
        void check(Optional<Buckets.StoredObject> current) throws IOException;
    }
}
