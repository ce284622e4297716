package studio.atelier.engine.jobs.artifact;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** Packs and unpacks {@code .tar.gz}. */
public final class TarGz {

    // Model files are mostly dense numbers: the fastest level is nearly as small and several times faster.
    private static final int LEVEL = 1;

    private TarGz() {}

    /**
     * Packs the contents of folders into one archive, at its root, sorted by name: files, folders and
     * symbolic links as they are. Where two folders have something of one name, the later folder's is packed.
     */
    public static void pack(Iterable<Path> folders, Path archive) throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(LEVEL);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive), 1 << 16);
                GzipCompressorOutputStream gzip = new GzipCompressorOutputStream(out, parameters);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (Map.Entry<String, Path> file : everything(folders).entrySet()) {
                put(file.getKey(), file.getValue(), tar);
            }
        }
    }

    private static void put(String name, Path file, TarArchiveOutputStream tar) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        TarArchiveEntry entry;
        if (attributes.isSymbolicLink()) {
            entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            entry.setLinkName(Files.readSymbolicLink(file).toString().replace('\\', '/'));
        } else {
            entry = new TarArchiveEntry(attributes.isDirectory() ? name + "/" : name);
            entry.setSize(attributes.isDirectory() ? 0 : attributes.size());
            mode(file).ifPresent(entry::setMode);
        }
        entry.setLastModifiedTime(FileTime.from(attributes.lastModifiedTime().to(TimeUnit.SECONDS), TimeUnit.SECONDS));
        tar.putArchiveEntry(entry);
        if (attributes.isRegularFile()) {
            Files.copy(file, tar);
        }
        tar.closeArchiveEntry();
    }

    private static OptionalInt mode(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return OptionalInt.empty();
        }
        int mode = 0;
        for (PosixFilePermission permission : Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)) {
            // The constants stand in the order of the bits, the highest first.
            mode |= 0400 >> permission.ordinal();
        }
        return OptionalInt.of(mode);
    }

    /** The regular files of folders, by their name below them. Symbolic links are left out. */
    public static Map<String, Path> contents(Iterable<Path> folders) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        files.put(folder.relativize(file).toString().replace('\\', '/'), file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return files;
    }

    private static SortedMap<String, Path> everything(Iterable<Path> folders) throws IOException {
        SortedMap<String, Path> found = new TreeMap<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                    if (!inner.equals(folder)) {
                        found.put(folder.relativize(inner).toString().replace('\\', '/'), inner);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() || attributes.isSymbolicLink()) {
                        found.put(folder.relativize(file).toString().replace('\\', '/'), file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return found;
    }

    /**
     * Unpacks an archive below {@code target}.
     *
     * @throws IOException if it is no such archive, an entry would be written outside of {@code target}, or it blows up
     */
    public static void unpack(InputStream archive, Path target) throws IOException {
        Unpacking.run(archive, target);
    }
}
