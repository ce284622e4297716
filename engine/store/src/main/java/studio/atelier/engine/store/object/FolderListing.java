package studio.atelier.engine.store.object;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.store.workspace.UnfinishedFiles;

/** Lists folders as if they were buckets: by prefix of the key, sorted by key. */
final class FolderListing {

    private FolderListing() {}

    static List<ObjectStore.Entry> list(Path bucket, ObjectUri.S3 prefix) throws IOException {
        String folderKey = prefix.key().substring(0, prefix.key().lastIndexOf('/') + 1);
        Path folder = bucket.resolve(relativePath(folderKey)).normalize();
        if (!folder.startsWith(bucket.normalize())) {
            throw new IllegalArgumentException(prefix + " leads out of its bucket");
        }
        List<ObjectStore.Entry> entries = new ArrayList<>();
        walk(folder, (relative, file, attributes) -> {
            String key = folderKey + relative;
            if (key.startsWith(prefix.key())) {
                entries.add(new ObjectStore.Entry(
                        new ObjectUri.S3(prefix.bucket(), key),
                        relativeTo(prefix.key(), key),
                        attributes.size(),
                        attributes.lastModifiedTime().toInstant()));
            }
        });
        entries.sort(Comparator.comparing(entry -> ((ObjectUri.S3) entry.uri()).key()));
        return entries;
    }

    /** A key's name below the prefix that listed it; the last segment if it is the prefix itself. */
    static String relativeTo(String prefix, String key) {
        if (!key.equals(prefix) && (prefix.isEmpty() || prefix.endsWith("/") || key.charAt(prefix.length()) == '/')) {
            String rest = key.substring(prefix.length());
            return rest.startsWith("/") ? rest.substring(1) : rest;
        }
        return key.substring(prefix.lastIndexOf('/') + 1);
    }

    static List<ObjectStore.Entry> list(ObjectUri.File prefix) throws IOException {
        Path path = prefix.path();
        if (Files.isRegularFile(path)) {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return List.of(new ObjectStore.Entry(
                    prefix,
                    prefix.name(),
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant()));
        }
        List<ObjectStore.Entry> entries = new ArrayList<>();
        walk(
                path,
                (relative, file, attributes) -> entries.add(new ObjectStore.Entry(
                        new ObjectUri.File(file),
                        relative,
                        attributes.size(),
                        attributes.lastModifiedTime().toInstant())));
        entries.sort(Comparator.comparing(ObjectStore.Entry::relative));
        return entries;
    }

    /** A key as a path below its bucket's folder. */
    static String relativePath(String key) {
        String trimmed = key;
        while (trimmed.startsWith("/")) {
            trimmed = trimmed.substring(1);
        }
        return trimmed;
    }

    @FunctionalInterface
    private interface Visitor {
        void file(String relative, Path file, BasicFileAttributes attributes);
    }

    private static void walk(Path folder, Visitor visitor) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        EnumSet<FileVisitOption> options = EnumSet.of(FileVisitOption.FOLLOW_LINKS);
        Files.walkFileTree(folder, options, Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                boolean unfinished = String.valueOf(file.getFileName()).startsWith(UnfinishedFiles.PREFIX);
                if (attributes.isRegularFile() && !unfinished) {
                    visitor.file(folder.relativize(file).toString().replace('\\', '/'), file, attributes);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
