package studio.atelier.engine.api.object;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The name of an object or of a group of objects: {@code s3://bucket/key} or a file of this machine.
 * The scheme of an S3 URI may be written in capitals, as real definitions do.
 */
public sealed interface ObjectUri {

    /**
     * An object in a bucket, or every object whose key starts with {@code key}.
     *
     * @param bucket the bucket's name
     * @param key the key, without a leading slash; empty for the whole bucket
     */
    record S3(String bucket, String key) implements ObjectUri {
        @Override
        public S3 resolve(String relative) {
            if (relative.isEmpty()) {
                return this;
            }
            return new S3(bucket, key.isEmpty() || key.endsWith("/") ? key + relative : key + "/" + relative);
        }

        @Override
        public String name() {
            String trimmed = key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
            return trimmed.substring(trimmed.lastIndexOf('/') + 1);
        }

        @Override
        public String toString() {
            return "s3://" + bucket + "/" + key;
        }
    }

    /** A file or folder of this machine, absolute. */
    record File(Path path) implements ObjectUri {
        @Override
        public File resolve(String relative) {
            return relative.isEmpty() ? this : new File(path.resolve(relative));
        }

        @Override
        public String name() {
            Path last = path.getFileName();
            return last == null ? "" : last.toString();
        }

        @Override
        public String toString() {
            return path.toUri().toString();
        }
    }

    /** The object {@code relative} below this one; slashes separate folders. */
    ObjectUri resolve(String relative);

    /** The last segment of the key or path. */
    String name();

    /**
     * Reads {@code s3://bucket/key} or {@code file:///path}.
     *
     * @throws IllegalArgumentException if the text is neither; the message names it
     */
    static ObjectUri parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("s3://")) {
            String rest = text.substring(5);
            int slash = rest.indexOf('/');
            String bucket = slash < 0 ? rest : rest.substring(0, slash);
            if (bucket.isEmpty()) {
                throw new IllegalArgumentException("'" + text + "' names no bucket; write s3://bucket/key");
            }
            return new S3(bucket, slash < 0 ? "" : rest.substring(slash + 1));
        }
        if (lower.startsWith("file:")) {
            try {
                String rest = text.substring(5);
                Path path = rest.startsWith("//") && text.indexOf('%') >= 0
                        ? Path.of(URI.create(text))
                        : Path.of(rest.startsWith("//") ? rest.substring(2) : rest);
                return new File(path.toAbsolutePath().normalize());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "'" + text + "' is not a file URI of this machine; write file:///absolute/path", e);
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is no object of this engine; write s3://bucket/key or file:///absolute/path");
    }
}
