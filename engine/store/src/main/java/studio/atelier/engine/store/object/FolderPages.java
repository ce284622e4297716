package studio.atelier.engine.store.object;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.store.workspace.UnfinishedFiles;

/**
 * Lists a bucket's folder in pages. Folders are walked in the order of their keys, where a folder's name counts with its
 * slash, so that a page ends the walk and the next one begins where it ended.
 */
final class FolderPages {

    /** Comes after everything that a key can go on with. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private static final Comparator<String> BY_BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private record Child(String key, Path path, BasicFileAttributes attributes) {
        boolean isFolder() {
            return attributes.isDirectory();
        }
    }

    private final BucketFolder bucket;
    private final Buckets.Listing wanted;
    private final List<Buckets.StoredObject> objects = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();
    private String last = "";
    private boolean more;

    private FolderPages(BucketFolder bucket, Buckets.Listing wanted) {
        this.bucket = bucket;
        this.wanted = wanted;
    }

    static Buckets.Page page(BucketFolder bucket, Buckets.Listing wanted) throws IOException {
        return new FolderPages(bucket, wanted).page();
    }

    /** True if the folder has an object, at any depth. */
    static boolean hasObjects(BucketFolder bucket, Path folder) throws IOException {
        return new FolderPages(bucket, new Buckets.Listing(bucket.bucket(), "", "", "", 1)).holds(folder, "");
    }

    private Buckets.Page page() throws IOException {
        String folderKey = wanted.prefix().substring(0, wanted.prefix().lastIndexOf('/') + 1);
        if (wanted.most() > 0) {
            if (folderKey.isEmpty()) {
                walk(bucket.path(), "");
            } else {
                enter(bucket.file(folderKey), folderKey);
            }
        }
        return new Buckets.Page(objects, prefixes, more ? Optional.of(last) : Optional.empty());
    }

    private void enter(Path folder, String key) throws IOException {
        if (!Files.isDirectory(folder) || !bucket.isInside(folder)) {
            return;
        }
        if (KeptAttributes.isMarked(folder) && isWanted(key)) {
            emit(key, folder, Files.readAttributes(folder, BasicFileAttributes.class));
        }
        walk(folder, key);
    }

    private void walk(Path folder, String folderKey) throws IOException {
        for (Child child : children(folder, folderKey)) {
            if (more) {
                return;
            }
            String common = commonPrefix(child.key());
            if (!common.isEmpty()
                    && (!child.isFolder() || common.length() <= child.key().length())) {
                rollUp(common, child);
            } else if (child.isFolder()) {
                enter(child.path(), child.key());
            } else if (isWanted(child.key())) {
                emit(child.key(), child.path(), child.attributes());
            }
        }
    }

    private void rollUp(String common, Child child) throws IOException {
        boolean known = !prefixes.isEmpty() && prefixes.getLast().equals(common);
        if (known || wanted.after().startsWith(common + LAST)) {
            return;
        }
        if (child.isFolder() ? holds(child.path(), child.key()) : isWanted(child.key())) {
            if (isFull()) {
                return;
            }
            prefixes.add(common);
            last = common + LAST;
        }
    }

    /** True if the folder, or one below it, has an object that is wanted. */
    private boolean holds(Path folder, String key) throws IOException {
        if (!bucket.isInside(folder)) {
            return false;
        }
        if (!key.isEmpty() && KeptAttributes.isMarked(folder) && isWanted(key)) {
            return true;
        }
        for (Child child : children(folder, key)) {
            if (child.isFolder() ? holds(child.path(), child.key()) : isWanted(child.key())) {
                return true;
            }
        }
        return false;
    }

    private void emit(String key, Path file, BasicFileAttributes attributes) {
        if (isFull()) {
            return;
        }
        objects.add(FolderObjects.described(new ObjectUri.S3(bucket.bucket(), key), file, attributes));
        last = key;
    }

    private boolean isFull() {
        more = objects.size() + prefixes.size() >= wanted.most();
        return more;
    }

    private boolean isWanted(String key) {
        return key.startsWith(wanted.prefix()) && BY_BYTES.compare(key, wanted.after()) > 0;
    }

    private String commonPrefix(String key) {
        if (wanted.delimiter().isEmpty() || !key.startsWith(wanted.prefix())) {
            return "";
        }
        int at = key.indexOf(wanted.delimiter(), wanted.prefix().length());
        return at < 0 ? "" : key.substring(0, at + wanted.delimiter().length());
    }

    /** What lies in a folder and may matter, in the order of the keys. */
    private List<Child> children(Path folder, String folderKey) throws IOException {
        List<Child> children = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                String key = folderKey + name;
                if (!name.startsWith(UnfinishedFiles.PREFIX) && mayMatter(key)) {
                    look(entry, key, children);
                }
            }
        } catch (NoSuchFileException e) {
            // It was deleted while it was listed.
            return List.of();
        }
        children.sort(Comparator.comparing(Child::key, BY_BYTES));
        return children;
    }

    private void look(Path entry, String key, List<Child> children) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(entry, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            // Deleted meanwhile, or a link to nothing.
            return;
        }
        if (attributes.isDirectory()) {
            if (!Files.isSymbolicLink(entry) || leadsOn(entry)) {
                children.add(new Child(key + "/", entry, attributes));
            }
        } else if (attributes.isRegularFile() && (!Files.isSymbolicLink(entry) || bucket.isInside(entry))) {
            children.add(new Child(key, entry, attributes));
        }
    }

    // A link to a folder that it lies in would be walked for ever.
    private boolean leadsOn(Path link) throws IOException {
        Path parent = link.getParent();
        return bucket.isInside(link) && parent != null && !parent.toRealPath().startsWith(link.toRealPath());
    }

    /** False if neither the key nor one that goes on from it is wanted: what a page need not look at. */
    private boolean mayMatter(String key) {
        boolean named = key.startsWith(wanted.prefix()) || wanted.prefix().startsWith(key + "/");
        return named && (wanted.after().startsWith(key) || BY_BYTES.compare(key, wanted.after()) > 0);
    }
}
