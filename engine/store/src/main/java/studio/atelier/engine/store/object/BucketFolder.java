package studio.atelier.engine.store.object;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import studio.atelier.engine.api.object.ObjectNameException;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.store.workspace.UnfinishedFiles;

/**
 * The folder of a bucket: says which file a key means, and refuses keys that no file below the folder can have. A link
 * that leads out of the folder is refused too: what a client may reach ends at the bucket.
 */
record BucketFolder(String bucket, Path path) {

    static final char SEPARATOR = '/';

    private static final int LONGEST_KEY = 1024;
    private static final int LONGEST_NAME = 255;
    private static final int SHOWN = 80;

    /** The file of a key, there or not. A key that ends in a slash means a folder. */
    Path file(String key) throws ObjectNameException {
        String name = key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
        if (name.isEmpty()) {
            throw refused(key, "it is empty");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
            throw refused(
                    key.substring(0, SHOWN) + "...", "it has more than " + LONGEST_KEY + " bytes, the most of S3");
        }
        for (String segment : name.split("/", -1)) {
            String reason = reasonAgainst(segment);
            if (!reason.isEmpty()) {
                throw refused(key, reason);
            }
        }
        try {
            return path.resolve(name);
        } catch (IllegalArgumentException e) {
            throw refused(key, "this system has no file of that name");
        }
    }

    private static String reasonAgainst(String segment) {
        if (segment.isEmpty()) {
            return "two slashes follow each other, or it begins with one";
        }
        if (segment.equals(".") || segment.equals("..")) {
            return "'" + segment + "' is the name of a folder itself";
        }
        if (segment.startsWith(UnfinishedFiles.PREFIX)) {
            return "such names are those of files that are being written";
        }
        if (segment.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            return "a part of it between slashes has more than " + LONGEST_NAME + " bytes";
        }
        if (segment.indexOf('\0') >= 0 || File.separatorChar == '\\' && segment.indexOf('\\') >= 0) {
            return "it has a character that no file's name may have";
        }
        return "";
    }

    private ObjectNameException refused(String key, String reason) {
        return new ObjectNameException("The key '" + key + "' of the bucket " + bucket + " cannot be kept as a file: "
                + reason + "; choose another key");
    }

    /** @return what to say when the folder is not there */
    NoSuchFileException missing() {
        return new NoSuchFileException("s3://" + bucket, null, "there is no such bucket");
    }

    /** Refuses a file that links take out of the folder. */
    void requireInside(Path file) throws IOException {
        if (!isInside(file)) {
            throw new ObjectNameException(
                    new ObjectUri.S3(bucket, path.relativize(file).toString())
                            + " is reached through a link that leads out of its bucket; map the bucket to the folder that is"
                            + " meant, in atelier.json");
        }
    }

    /** True if the file, or as much of its path as there is, lies below this folder once links are followed. */
    boolean isInside(Path file) throws IOException {
        Path existing = file;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing == null
                || !Files.exists(path)
                || !existing.startsWith(path)
                || existing.toRealPath().startsWith(path.toRealPath());
    }
}
