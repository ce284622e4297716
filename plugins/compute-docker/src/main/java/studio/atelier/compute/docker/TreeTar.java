package studio.atelier.compute.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/** A folder as a tar stream, in the form that Docker reads and writes. */
final class TreeTar {

    private static final int EVERYONE_READS_AND_WRITES = 0666;
    private static final int EVERYONE_EXECUTES = 0111;

    private TreeTar() {}

    /** Writes a folder and all below it, under another name. Every user may change it on the other side, whoever an image runs as. */
    static void write(Path root, String as, OutputStream to) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(to, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                    TarArchiveEntry entry = new TarArchiveEntry(name(root, as, dir) + "/");
                    entry.setMode(EVERYONE_READS_AND_WRITES | EVERYONE_EXECUTES);
                    entry.setModTime(attributes.lastModifiedTime());
                    put(tar, entry, null);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isSymbolicLink()) {
                        TarArchiveEntry entry = new TarArchiveEntry(name(root, as, file), TarConstants.LF_SYMLINK);
                        entry.setLinkName(Files.readSymbolicLink(file).toString());
                        put(tar, entry, null);
                    } else if (attributes.isRegularFile()) {
                        TarArchiveEntry entry = new TarArchiveEntry(name(root, as, file));
                        entry.setSize(attributes.size());
                        entry.setModTime(attributes.lastModifiedTime());
                        entry.setMode(EVERYONE_READS_AND_WRITES | (Files.isExecutable(file) ? EVERYONE_EXECUTES : 0));
                        put(tar, entry, file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    }

    private static String name(Path root, String as, Path file) {
        String below = root.relativize(file).toString().replace('\\', '/');
        return below.isEmpty() ? as : as + "/" + below;
    }

    private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, @Nullable Path content)
            throws IOException {
        tar.putArchiveEntry(entry);
        if (content != null) {
            Files.copy(content, tar);
        }
        tar.closeArchiveEntry();
    }

    /**
     * Unpacks the folder {@code name} of a stream below {@code root}. Files and folders become the user's
     * own; devices and pipes are left out.
     *
     * @throws IOException if an entry would be written outside of that folder
     */
    static void read(InputStream from, Path root, String name) throws IOException {
        Path folder = root.resolve(name).toRealPath();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(from, "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = inside(folder, entry.getName(), name);
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.copy(inside(folder, entry.getLinkName(), name), target, LinkOption.NOFOLLOW_LINKS);
                } else if (isContent(entry)) {
                    Files.copy(tar, target);
                    boolean executable = (entry.getMode() & EVERYONE_EXECUTES) != 0;
                    if (executable && !target.toFile().setExecutable(true)) {
                        throw new IOException(target + " could not be made executable");
                    }
                    Files.setLastModifiedTime(target, entry.getLastModifiedTime());
                }
            }
        }
    }

    private static boolean isContent(TarArchiveEntry entry) {
        return entry.isFile() && !entry.isFIFO() && !entry.isCharacterDevice() && !entry.isBlockDevice();
    }

    // A link that came before must not lead what comes after it out of the folder.
    private static Path inside(Path folder, String entry, String name) throws IOException {
        Path target = folder.resolveSibling(entry).normalize();
        if (target.equals(folder)) {
            return target;
        }
        Path parent = target.getParent();
        if (!target.startsWith(folder) || parent == null || !parent.toRealPath().equals(parent)) {
            throw new IOException("The container's " + name + " has an entry that leads out of it: " + entry);
        }
        return target;
    }
}
