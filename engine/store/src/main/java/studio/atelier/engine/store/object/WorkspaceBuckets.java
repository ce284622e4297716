package studio.atelier.engine.store.object;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.api.object.ObjectNameException;
import studio.atelier.engine.api.object.ObjectUri;

/** The buckets of a workspace: folders of it, folders that the project file maps buckets to, and buckets on S3. */
public final class WorkspaceBuckets implements Buckets {

    // Wider than S3's rule: with the capitals and underscores of old buckets, and the short names that jobs may write
    // to.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,253}[A-Za-z0-9])?");

    private final WorkspaceObjectStore store;
    private final Path temporary;

    /** @param temporary a folder for objects on their way to S3 */
    public WorkspaceBuckets(WorkspaceObjectStore store, Path temporary) {
        this.store = store;
        this.temporary = temporary;
    }

    private static void requireName(String name) throws ObjectNameException {
        if (!NAME.matcher(name).matches() || name.contains("..")) {
            throw new ObjectNameException("'" + name + "' is no name for a bucket: up to 255 letters, digits, hyphens,"
                    + " dots and underscores, with a letter or digit at both ends");
        }
    }

    private BucketFolder folder(String name) throws ObjectNameException {
        requireName(name);
        return new BucketFolder(name, store.bucketFolder(name).toAbsolutePath().normalize());
    }

    private Optional<RemoteBucket> remote(String name) throws IOException {
        return store.remote(new ObjectUri.S3(name, ""));
    }

    private BucketObjects objects(String name) throws IOException {
        Optional<RemoteBucket> remote = remote(name);
        return remote.isPresent() ? new RemoteObjects(remote.get(), temporary) : new FolderObjects(folder(name));
    }

    @Override
    public List<Bucket> buckets() throws IOException {
        Set<String> names = new TreeSet<>(store.mappedFolders().keySet());
        names.addAll(store.remoteBuckets());
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(store.bucketsFolder(), Files::isDirectory)) {
            folders.forEach(folder -> names.add(String.valueOf(folder.getFileName())));
        }
        List<Bucket> buckets = new ArrayList<>();
        for (String name : names) {
            if (NAME.matcher(name).matches()) {
                bucket(name).ifPresent(buckets::add);
            }
        }
        buckets.sort(Comparator.comparing(Bucket::name));
        return buckets;
    }

    @Override
    public Optional<Bucket> bucket(String name) throws IOException {
        if (remote(name).isPresent()) {
            // When it was made is not asked: that would be a request for every bucket of a list.
            return Optional.of(new Bucket(name, Instant.EPOCH));
        }
        Path path = folder(name).path();
        if (!Files.isDirectory(path)) {
            return Optional.empty();
        }
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return Optional.of(new Bucket(name, attributes.creationTime().toInstant()));
    }

    @Override
    public void create(String name) throws IOException {
        if (remote(name).isEmpty()) {
            Files.createDirectories(folder(name).path());
        }
    }

    @Override
    public void delete(String name) throws IOException {
        if (remote(name).isPresent() || store.mappedFolders().containsKey(name)) {
            throw new ObjectNameException("The bucket " + name
                    + " is mapped by the project file; take it out of atelier.json instead of deleting it");
        }
        BucketFolder bucket = folder(name);
        if (!Files.isDirectory(bucket.path())) {
            throw bucket.missing();
        }
        if (FolderPages.hasObjects(bucket, bucket.path())) {
            throw new DirectoryNotEmptyException(bucket.path().toString());
        }
        EmptyFolders.delete(bucket.path());
    }

    @Override
    public Page list(Listing listing) throws IOException {
        return objects(listing.bucket()).list(listing);
    }

    @Override
    public Optional<StoredObject> find(ObjectUri.S3 uri) throws IOException {
        return objects(uri.bucket()).find(uri);
    }

    @Override
    public Optional<Reading> open(ObjectUri.S3 uri) throws IOException {
        return objects(uri.bucket()).open(uri);
    }

    @Override
    public StoredObject put(ObjectUri.S3 uri, Content content) throws IOException {
        return objects(uri.bucket()).put(uri, content);
    }

    @Override
    public void delete(ObjectUri.S3 uri) throws IOException {
        objects(uri.bucket()).delete(uri);
    }
}
