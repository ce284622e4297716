package studio.atelier.engine.jobs.channel;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import studio.atelier.engine.api.object.ObjectStore;

/** Copies a source's objects into a container's tree: File mode. */
public final class InputStager {

    private static final String GZIP_ENDING = ".gz";

    private final ObjectStore objects;
    private final LongConsumer copied;

    /** @param copied told how many more bytes were copied, as they lie in the store */
    public InputStager(ObjectStore objects, LongConsumer copied) {
        this.objects = objects;
        this.copied = copied;
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
