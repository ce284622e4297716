package studio.atelier.engine.store.object;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.object.Buckets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Entity tag and headers of an object, kept in an extended attribute of its file: they move and go with it. What was
 * kept is valid as long as the file's size and time are those of then; programs may write to the folder by themselves.
 */
final class KeptAttributes {

    private static final String NAME = "atelier.s3";
    private static final String SIZE = "size";
    private static final String TIME = "time";
    private static final String TAG = "tag";
    private static final String HEADERS = "headers";

    private KeptAttributes() {}

    /** @throws IOException if this file system keeps no such attributes and headers would be lost */
    static void write(Path file, Buckets.Kept kept) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        ObjectNode json = Json.object()
                .put(SIZE, attributes.size())
                .put(TIME, attributes.lastModifiedTime().toString())
                .put(TAG, kept.entityTag());
        ObjectNode headers = json.putObject(HEADERS);
        kept.headers().forEach(headers::put);
        UserDefinedFileAttributeView view = view(file);
        try {
            if (view == null) {
                throw new FileSystemException(file.toString(), null, "its file system keeps no attributes");
            }
            view.write(NAME, StandardCharsets.UTF_8.encode(Json.write(json)));
        } catch (FileSystemException e) {
            // Without headers nothing is lost but the tag's form.
            if (kept.headers().keySet().stream().anyMatch(name -> name.startsWith("x-amz-meta-"))) {
                throw new IOException(
                        "The metadata of the object cannot be kept (" + e.getReason()
                                + "); send it without, or move the bucket to a file system with extended attributes",
                        e);
            }
        }
    }

    /** What belongs to a file: what was kept, or a tag made of its size and time. */
    static Buckets.Kept read(Path file, BasicFileAttributes attributes) {
        return kept(file, attributes).orElseGet(() -> new Buckets.Kept(derived(attributes), Map.of()));
    }

    /** True if a folder is kept as an object: S3 clients make "folders" as empty objects whose key ends in a slash. */
    static boolean isMarked(Path folder) {
        UserDefinedFileAttributeView view = view(folder);
        try {
            return view != null && view.list().contains(NAME);
        } catch (IOException e) {
            // A file system without attributes has no such folder.
            return false;
        }
    }

    /** What was kept with a marked folder. */
    static Buckets.Kept ofMarked(Path folder) {
        return parse(folder)
                .map(json -> new Buckets.Kept(json.path(TAG).asString(""), headers(json)))
                .orElseGet(() -> new Buckets.Kept("", Map.of()));
    }

    static void unmark(Path folder) throws IOException {
        UserDefinedFileAttributeView view = view(folder);
        if (view != null) {
            view.delete(NAME);
        }
    }

    private static Optional<Buckets.Kept> kept(Path file, BasicFileAttributes attributes) {
        return parse(file)
                .filter(json -> json.path(SIZE).asLong(-1) == attributes.size()
                        && json.path(TIME)
                                .asString("")
                                .equals(attributes.lastModifiedTime().toString()))
                .map(json -> new Buckets.Kept(json.path(TAG).asString(""), headers(json)));
    }

    private static Optional<ObjectNode> parse(Path file) {
        UserDefinedFileAttributeView view = view(file);
        try {
            if (view == null) {
                return Optional.empty();
            }
            ByteBuffer bytes = ByteBuffer.allocate(view.size(NAME));
            view.read(NAME, bytes);
            return Optional.of(
                    Json.parseObject(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)));
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            // There is none: the file came another way.
            return Optional.empty();
        }
    }

    private static Map<String, String> headers(ObjectNode json) {
        Map<String, String> headers = new LinkedHashMap<>();
        json.path(HEADERS)
                .properties()
                .forEach(e -> headers.put(e.getKey(), e.getValue().asString("")));
        return headers;
    }

    private static String derived(BasicFileAttributes attributes) {
        ByteBuffer bytes = ByteBuffer.allocate(16)
                .putLong(attributes.size())
                .putInt((int) attributes.lastModifiedTime().toInstant().getEpochSecond())
                .putInt(attributes.lastModifiedTime().toInstant().getNano());
        return HexFormat.of().formatHex(bytes.array()) + "-1";
    }

    private static @Nullable UserDefinedFileAttributeView view(Path file) {
        return Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    }
}
