package studio.atelier.engine.store.object;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.store.workspace.AtomicFiles;
import studio.atelier.engine.store.workspace.Workspace;

/**
 * Objects in the buckets of a workspace and in those that the project file maps elsewhere: to folders,
 * or to S3. A bucket that nobody mapped is a folder of the workspace, made when first written.
 */
public final class WorkspaceObjectStore implements ObjectStore, AutoCloseable {

    private final Path bucketsFolder;
    private final Map<String, ProjectFile.Bucket> mapped;
    private final Map<String, RemoteBucket> remotes = new HashMap<>();

    public WorkspaceObjectStore(Workspace workspace, ProjectFile project) {
        this.bucketsFolder = workspace.buckets();
        this.mapped = Map.copyOf(project.buckets());
    }

    /** The folders that the project file maps buckets to. */
    public Map<String, Path> mappedFolders() {
        Map<String, Path> folders = new TreeMap<>();
        mapped.forEach((name, bucket) -> {
            if (bucket instanceof ProjectFile.Bucket.Folder(Path path)) {
                folders.put(name, path);
            }
        });
        return folders;
    }

    /** The buckets that the project file says are on S3. */
    public Set<String> remoteBuckets() {
        Set<String> names = new TreeSet<>();
        mapped.forEach((name, bucket) -> {
            if (bucket instanceof ProjectFile.Bucket.Remote) {
                names.add(name);
            }
        });
        return names;
    }

    /** The folder with one folder for each bucket that is mapped nowhere else. */
    public Path bucketsFolder() {
        return bucketsFolder;
    }

    @Override
    public InputStream read(ObjectUri uri) throws IOException {
        Optional<RemoteBucket> remote = remote(uri);
        if (remote.isPresent()) {
            return remote.get().read(key(uri));
        }
        Path file = file(uri);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(uri.toString(), null, "there is no such object (looked for " + file + ")");
        }
        return Files.newInputStream(file);
    }

    @Override
    public void put(Path source, ObjectUri uri) throws IOException {
        Optional<RemoteBucket> remote = remote(uri);
        if (remote.isPresent()) {
            remote.get().put(key(uri), source);
        } else {
            AtomicFiles.copy(source, writable(uri));
        }
    }

    @Override
    public void put(byte[] content, ObjectUri uri) throws IOException {
        Optional<RemoteBucket> remote = remote(uri);
        if (remote.isPresent()) {
            remote.get().put(key(uri), content);
        } else {
            AtomicFiles.write(writable(uri), content);
        }
    }

    @Override
    public boolean exists(ObjectUri uri) throws IOException {
        Optional<RemoteBucket> remote = remote(uri);
        return remote.isPresent() ? remote.get().exists(key(uri)) : Files.isRegularFile(file(uri));
    }

    @Override
    public List<Entry> list(ObjectUri prefix) throws IOException {
        Optional<RemoteBucket> remote = remote(prefix);
        if (remote.isPresent()) {
            return remote.get().list((ObjectUri.S3) prefix);
        }
        return switch (prefix) {
            case ObjectUri.S3 s3 -> FolderListing.list(bucketFolder(s3.bucket()), s3);
            case ObjectUri.File file -> FolderListing.list(file);
        };
    }

    @Override
    public void delete(ObjectUri uri) throws IOException {
        Optional<RemoteBucket> remote = remote(uri);
        if (remote.isPresent()) {
            remote.get().delete(key(uri));
        } else {
            Files.deleteIfExists(file(uri));
        }
    }

    @Override
    public Optional<Path> localFile(ObjectUri uri) {
        if (uri instanceof ObjectUri.S3 s3 && mapped.get(s3.bucket()) instanceof ProjectFile.Bucket.Remote) {
            return Optional.empty();
        }
        Path file = file(uri);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /** The folder that holds a bucket, or would hold it. */
    Path bucketFolder(String bucket) {
        if (mapped.get(bucket) instanceof ProjectFile.Bucket.Folder(Path path)) {
            return path;
        }
        if (bucket.isEmpty() || bucket.equals(".") || bucket.equals("..") || bucket.contains("\\")) {
            throw new IllegalArgumentException("'" + bucket + "' is no bucket name");
        }
        return bucketsFolder.resolve(bucket);
    }

    private Path file(ObjectUri uri) {
        return switch (uri) {
            case ObjectUri.File file -> file.path();
            case ObjectUri.S3 s3 -> {
                Path bucket = bucketFolder(s3.bucket()).normalize();
                Path file = bucket.resolve(FolderListing.relativePath(s3.key())).normalize();
                if (!file.startsWith(bucket)) {
                    throw new IllegalArgumentException(uri + " leads out of its bucket");
                }
                yield file;
            }
        };
    }

    private Path writable(ObjectUri uri) throws IOException {
        Path file = file(uri);
        if (uri.name().isEmpty() || Files.isDirectory(file)) {
            throw new IOException(uri + " names a folder, not an object; give the object a name");
        }
        return file;
    }

    Optional<RemoteBucket> remote(ObjectUri uri) throws IOException {
        if (!(uri instanceof ObjectUri.S3 s3)
                || !(mapped.get(s3.bucket()) instanceof ProjectFile.Bucket.Remote settings)) {
            return Optional.empty();
        }
        synchronized (remotes) {
            RemoteBucket known = remotes.get(s3.bucket());
            if (known == null) {
                known = RemoteBucket.open(s3.bucket(), settings);
                remotes.put(s3.bucket(), known);
            }
            return Optional.of(known);
        }
    }

    private static String key(ObjectUri uri) {
        return ((ObjectUri.S3) uri).key();
    }

    @Override
    public void close() {
        synchronized (remotes) {
            remotes.values().forEach(RemoteBucket::close);
            remotes.clear();
        }
    }
}
