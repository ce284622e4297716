package studio.atelier.engine.jobs.channel;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.api.object.ObjectUri;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Copies a source's objects into a container's tree: File mode. */
public final class InputStager {

    private static final String GZIP_ENDING = ".gz";

    private final ObjectStore objects;
    private final LongConsumer copied;

    public InputStager(ObjectStore objects) {
        this(objects, bytes -> {});
    }

    /** @param copied told how many more bytes were copied, as they lie in the store */
    public InputStager(ObjectStore objects, LongConsumer copied) {
        this.objects = objects;
        this.copied = copied;
    }

    /**
     * The objects that one host gets. Every host gets all of them, or, sharded, every n-th by key.
     *
     * @param host index of the host, from 0
     * @param hosts number of hosts
     * @throws StagingException if there is no object, or the manifest is wrong
     */
    public List<ObjectStore.Entry> objectsOf(S3Source source, int host, int hosts) throws StagingException {
        try {
            List<ObjectStore.Entry> all = source.manifest() ? manifest(source) : prefix(source);
            if (all.isEmpty()) {
                throw new StagingException("No object was found for the " + source.label() + " at " + source.uri()
                        + ". Put the data there, or map the bucket to its folder in atelier.json");
            }
            if (!source.sharded() || hosts == 1) {
                return all;
            }
            List<ObjectStore.Entry> shard = new ArrayList<>();
            for (int i = host; i < all.size(); i += hosts) {
                shard.add(all.get(i));
            }
            return shard;
        } catch (IOException e) {
            throw new StagingException(
                    "The " + source.label() + " could not be listed at " + source.uri() + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new StagingException("The " + source.label() + ": " + e.getMessage(), e);
        }
    }

    private List<ObjectStore.Entry> prefix(S3Source source) throws IOException {
        return objects.list(ObjectUri.parse(source.uri()));
    }

    /** Reads {@code [{"prefix": "s3://b/p/"}, "relative1", ...]}. */
    private List<ObjectStore.Entry> manifest(S3Source source) throws IOException, StagingException {
        JsonNode manifest;
        try (InputStream in = objects.read(ObjectUri.parse(source.uri()))) {
            manifest = Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new StagingException("The manifest of the " + source.label() + " is missing: " + source.uri(), e);
        } catch (JacksonException e) {
            throw new StagingException(
                    "The manifest " + source.uri() + " of the " + source.label() + " is not JSON: "
                            + e.getOriginalMessage(),
                    e);
        }
        String prefix = manifest.path(0).path("prefix").asString("");
        if (!manifest.isArray() || prefix.isEmpty()) {
            throw new StagingException("The manifest " + source.uri() + " of the " + source.label()
                    + " must be a list that starts with {\"prefix\": \"s3://bucket/folder/\"}");
        }
        List<ObjectStore.Entry> entries = new ArrayList<>();
        for (int i = 1; i < manifest.size(); i++) {
            String relative = manifest.get(i).asString("");
            ObjectUri uri = ObjectUri.parse(prefix + relative);
            Optional<ObjectStore.Entry> found = relative.isEmpty() ? Optional.empty() : entry(uri, relative);
            if (found.isEmpty()) {
                throw new StagingException("The manifest " + source.uri() + " of the " + source.label() + " names '"
                        + relative + "' (entry " + i + "), but there is no object " + uri);
            }
            entries.add(found.get());
        }
        return entries;
    }

    private Optional<ObjectStore.Entry> entry(ObjectUri uri, String relative) throws IOException {
        Optional<Path> local = objects.localFile(uri);
        if (local.isPresent()) {
            // A listing would walk the whole folder for each entry.
            return Optional.of(new ObjectStore.Entry(
                    uri,
                    relative,
                    Files.size(local.get()),
                    Files.getLastModifiedTime(local.get()).toInstant()));
        }
        return objects.list(uri).stream()
                .filter(entry -> entry.uri().equals(uri))
                .findFirst()
                .map(entry -> new ObjectStore.Entry(uri, relative, entry.size(), entry.modified()));
    }

    /** Copies a source's manifest itself: it lies beside the folder of a channel. */
    public void copyManifest(S3Source source, Path target) throws StagingException {
        try (InputStream in = objects.read(ObjectUri.parse(source.uri()))) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StagingException(
                    "The manifest of the " + source.label() + " could not be copied: " + e.getMessage(), e);
        }
    }

    /** Copies a download's objects. */
    public void stage(Download download) throws StagingException {
        S3Source source = download.source();
        Path target = download.target();
        for (ObjectStore.Entry entry : download.objects()) {
            Path file = target.resolve(entry.relative()).normalize();
            if (!file.startsWith(target)) {
                throw new StagingException("The object " + entry.uri() + " of the " + source.label()
                        + " would be written outside of its folder");
            }
            try {
                Files.createDirectories(file.getParent());
                if (Files.isDirectory(file)) {
                    throw new FileAlreadyExistsException(file.toString());
                }
                copy(source, entry, file, download.link());
            } catch (FileAlreadyExistsException e) {
                throw new StagingException(
                        "The object " + entry.uri() + " of the " + source.label() + " cannot be a file here: there is"
                                + " an object and a folder of one name (such as a and a/b). Rename one of them",
                        e);
            } catch (IOException e) {
                throw new StagingException(
                        "The object " + entry.uri() + " of the " + source.label() + " could not be copied: "
                                + e.getMessage(),
                        e);
            }
        }
    }

    private void copy(S3Source source, ObjectStore.Entry entry, Path file, boolean link) throws IOException {
        if (source.gunzip()) {
            String name = String.valueOf(file.getFileName());
            Path unpacked = name.endsWith(GZIP_ENDING)
                    ? file.resolveSibling(name.substring(0, name.length() - GZIP_ENDING.length()))
                    : file;
            try (InputStream in = new GZIPInputStream(counted(entry), 1 << 16)) {
                Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
            } catch (ZipException | EOFException e) {
                throw new IOException("it is not whole gzip data although the compression is Gzip", e);
            }
            return;
        }
        Optional<Path> local = objects.localFile(entry.uri());
        if (local.isPresent()) {
            if (!link || !linked(file, local.get())) {
                Files.copy(local.get(), file, StandardCopyOption.REPLACE_EXISTING);
            }
            copied.accept(entry.size());
            return;
        }
        try (InputStream in = counted(entry)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private InputStream counted(ObjectStore.Entry entry) throws IOException {
        return new CountedStream(objects.read(entry.uri()), copied);
    }

    // Not every file system has links, and none has them across file systems.
    private static boolean linked(Path file, Path existing) {
        try {
            Files.deleteIfExists(file);
            Files.createSymbolicLink(file, existing.toRealPath());
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
