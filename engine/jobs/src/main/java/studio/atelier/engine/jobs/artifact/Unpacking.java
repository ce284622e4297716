package studio.atelier.engine.jobs.artifact;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.input.BoundedInputStream;
import studio.atelier.engine.api.object.DiskFullException;

/**
 * Unpacks one archive that nobody has looked at. Nothing is written outside of the target: neither by a name nor through a
 * link that the archive brought before, and no link leads out of it. Devices and pipes are left out.
 */
final class Unpacking {

    /** What may come out of an archive whatever its size. */
    private static final long FREE_BYTES = 1L << 30;

    /** Beyond that, so many times what was read of it. Data that repeats itself is packed to a thousandth. */
    private static final long MOST_TIMES = 100;

    private static final int MOST_ENTRIES = 1_000_000;
    private static final int EXECUTABLE = 0100;

    private final Path target;
    private final long freeBytes;
    private final BoundedInputStream packed;
    private final TarArchiveInputStream tar;
    private long unpacked;

    private Unpacking(InputStream archive, Path target, long freeBytes) throws IOException {
        this.target = target;
        this.freeBytes = freeBytes;
        this.packed = BoundedInputStream.builder().setInputStream(archive).get();
        this.tar = new TarArchiveInputStream(
                new GzipCompressorInputStream(new BufferedInputStream(packed, 1 << 16), true));
    }

    static void run(InputStream archive, Path target) throws IOException {
        run(archive, target, FREE_BYTES);
    }

    /** @param freeBytes what may come out of it whatever its size */
    static void run(InputStream archive, Path target, long freeBytes) throws IOException {
        Files.createDirectories(target);
        Unpacking unpacking = new Unpacking(archive, target.toRealPath(), freeBytes);
        try (TarArchiveInputStream tar = unpacking.tar) {
            int entries = 0;
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new IOException("The archive has more than " + MOST_ENTRIES + " entries");
                }
                unpacking.unpack(entry);
            }
        } catch (IOException e) {
            throw DiskFullException.explain(e, target);
        }
    }

    private void unpack(TarArchiveEntry entry) throws IOException {
        if (entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice()) {
            return;
        }
        Path file = place(entry.getName(), entry);
        if (entry.isDirectory()) {
            makeFolder(file, entry);
        } else if (entry.isSymbolicLink()) {
            makeRoom(file, entry);
            Files.createSymbolicLink(file, linkTarget(file, entry));
        } else if (entry.isLink()) {
            Path source = place(entry.getLinkName(), entry);
            if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)
                    || !source.toRealPath().equals(source)) {
                throw leadsOut(entry);
            }
            if (!source.equals(file)) {
                makeRoom(file, entry);
                Files.copy(source, file);
            }
        } else if (entry.isFile()) {
            makeRoom(file, entry);
            write(file);
            if ((entry.getMode() & EXECUTABLE) != 0 && !file.toFile().setExecutable(true)) {
                throw new IOException(file + " could not be made executable");
            }
        }
    }

    private Path place(String name, TarArchiveEntry entry) throws IOException {
        Path place;
        try {
            place = target.resolve(name).normalize();
        } catch (IllegalArgumentException e) {
            throw new IOException("The archive has an entry with a name that no file can have: " + e.getMessage(), e);
        }
        if (!place.startsWith(target)) {
            throw leadsOut(entry);
        }
        return place;
    }

    private void makeRoom(Path file, TarArchiveEntry entry) throws IOException {
        Path parent = file.getParent();
        if (parent == null || file.equals(target)) {
            throw leadsOut(entry);
        }
        makeFolder(parent, entry);
        Files.deleteIfExists(file);
    }

    // One by one: a part that is a link may lead anywhere.
    private void makeFolder(Path folder, TarArchiveEntry entry) throws IOException {
        Path at = target;
        for (Path part : target.relativize(folder)) {
            if (part.toString().isEmpty()) {
                return;
            }
            at = at.resolve(part);
            if (Files.isSymbolicLink(at)) {
                throw leadsOut(entry);
            }
            if (!Files.isDirectory(at)) {
                Files.createDirectory(at);
            }
        }
    }

    // After a name, ".." would go up from wherever that name leads.
    private Path linkTarget(Path file, TarArchiveEntry entry) throws IOException {
        Path link;
        try {
            link = Path.of(entry.getLinkName());
        } catch (IllegalArgumentException e) {
            throw new IOException("The archive has a link that no file can be: " + e.getMessage(), e);
        }
        boolean named = false;
        for (Path part : link) {
            boolean up = part.toString().equals("..");
            if (up && named) {
                throw leadsOut(entry);
            }
            named |= !up && !part.toString().equals(".");
        }
        if (!file.resolveSibling(link).normalize().startsWith(target)) {
            throw leadsOut(entry);
        }
        return link;
    }

    private static IOException leadsOut(TarArchiveEntry entry) {
        return new IOException("The archive's entry '" + entry.getName() + "' leads out of the folder");
    }

    private void write(Path file) throws IOException {
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int count = tar.read(block); count >= 0; count = tar.read(block)) {
                unpacked += count;
                if (unpacked > freeBytes && unpacked > MOST_TIMES * packed.getCount()) {
                    throw new IOException("The archive unpacks to more than " + MOST_TIMES
                            + " times its size; it was given up after " + (unpacked >> 20) + " MiB");
                }
                out.write(block, 0, count);
            }
        }
    }
}
