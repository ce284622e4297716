package studio.atelier.engine.store.object;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.api.object.DiskFullException;
import studio.atelier.engine.api.object.ObjectNameException;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.store.workspace.UnfinishedFiles;

/** The objects of a bucket that is a folder. */
final class FolderObjects implements BucketObjects {

    private static final int LOCKS = 64;
    private static final Object[] COMMITS = new Object[LOCKS];

    static {
        for (int i = 0; i < LOCKS; i++) {
            COMMITS[i] = new Object();
        }
    }

    private final BucketFolder bucket;

    FolderObjects(BucketFolder bucket) {
        this.bucket = bucket;
    }

    static Buckets.StoredObject described(ObjectUri.S3 uri, Path file, BasicFileAttributes attributes) {
        Buckets.Kept kept =
                attributes.isDirectory() ? KeptAttributes.ofMarked(file) : KeptAttributes.read(file, attributes);
        return new Buckets.StoredObject(
                uri,
                attributes.isDirectory() ? 0 : attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                kept.entityTag(),
                kept.headers());
    }

    @Override
    public Buckets.Page list(Buckets.Listing listing) throws IOException {
        if (!Files.isDirectory(bucket.path())) {
            throw bucket.missing();
        }
        try {
            return FolderPages.page(bucket, listing);
        } catch (ObjectNameException e) {
            // Nothing can lie below a prefix that no file can have.
            return new Buckets.Page(List.of(), List.of(), Optional.empty());
        }
    }

    @Override
    public Optional<Buckets.StoredObject> find(ObjectUri.S3 uri) throws IOException {
        Path file = bucket.file(uri.key());
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            boolean there = uri.key().endsWith("/")
                    ? attributes.isDirectory() && KeptAttributes.isMarked(file)
                    : attributes.isRegularFile();
            if (!there) {
                return Optional.empty();
            }
            bucket.requireInside(file);
            return Optional.of(described(uri, file, attributes));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            // A key below another object: what is asked for as a folder is a file.
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Opens the object; its description and its content are those of one moment. */
    @Override
    public Optional<Buckets.Reading> open(ObjectUri.S3 uri) throws IOException {
        Optional<Buckets.StoredObject> before = find(uri);
        while (before.isPresent()) {
            if (uri.key().endsWith("/")) {
                return Optional.of(new FileReading.Empty(before.get()));
            }
            FileChannel channel;
            try {
                channel = FileChannel.open(bucket.file(uri.key()), StandardOpenOption.READ);
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
            Optional<Buckets.StoredObject> after = find(uri);
            if (after.equals(before) && channel.size() == before.get().size()) {
                return Optional.of(new FileReading(before.get(), channel));
            }
            channel.close();
            before = after;
        }
        return Optional.empty();
    }

    @Override
    public Buckets.StoredObject put(ObjectUri.S3 uri, Buckets.Content content) throws IOException {
        Path target = bucket.file(uri.key());
        if (uri.key().endsWith("/")) {
            return mark(uri, target, content);
        }
        bucket.requireInside(target);
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw new ObjectNameException(uri + " names no file");
        }
        requireFree(uri, target);
        makeFolder(uri, folder);
        Path temporary = UnfinishedFiles.in(folder);
        try {
            KeptAttributes.write(temporary, written(temporary, folder, content));
            return commit(uri, temporary, target, content);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Buckets.Kept written(Path temporary, Path folder, Buckets.Content content) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            Buckets.Kept kept = content.writeTo(out);
            channel.force(true);
            return kept;
        } catch (IOException e) {
            throw DiskFullException.explain(e, folder);
        }
    }

    private Buckets.StoredObject commit(ObjectUri.S3 uri, Path temporary, Path target, Buckets.Content content)
            throws IOException {
        synchronized (COMMITS[Math.floorMod(uri.hashCode(), LOCKS)]) {
            content.check(find(uri));
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return find(uri).orElseThrow(() -> new NoSuchFileException(uri.toString()));
        }
    }

    // Deleted objects leave their folders behind; one without objects makes room for an object of its name.
    private void requireFree(ObjectUri.S3 uri, Path target) throws IOException {
        if (Files.isDirectory(target)) {
            if (FolderPages.hasObjects(bucket, target) || KeptAttributes.isMarked(target)) {
                throw new ObjectNameException(uri + " cannot be stored: there are objects below " + uri
                        + "/, and objects are files here; choose another key");
            }
            EmptyFolders.delete(target);
        }
    }

    private void makeFolder(ObjectUri.S3 uri, Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new ObjectNameException(uri + " cannot be stored: a part of its key is an object already, and objects"
                    + " are files here; choose another key");
        } catch (IOException e) {
            throw DiskFullException.explain(e, bucket.path());
        }
    }

    private Buckets.StoredObject mark(ObjectUri.S3 uri, Path folder, Buckets.Content content) throws IOException {
        bucket.requireInside(folder);
        Buckets.Kept kept = content.writeTo(new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new ObjectNameException(uri + " cannot be stored: a key that ends in a slash names a folder here,"
                        + " which has no content; leave the slash away");
            }
        });
        content.check(find(uri));
        makeFolder(uri, folder);
        KeptAttributes.write(folder, kept);
        return find(uri)
                .orElseThrow(() -> new IOException(uri + " cannot be kept: the bucket's file system has no extended"
                        + " attributes, which mark a folder as an object"));
    }

    @Override
    public void delete(ObjectUri.S3 uri) throws IOException {
        Path file = bucket.file(uri.key());
        if (find(uri).isEmpty()) {
            return;
        }
        if (uri.key().endsWith("/")) {
            KeptAttributes.unmark(file);
            try {
                Files.deleteIfExists(file);
            } catch (DirectoryNotEmptyException e) {
                // The folder of other objects.
                return;
            }
        } else {
            Files.deleteIfExists(file);
        }
    }
}
