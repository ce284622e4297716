package studio.atelier.studio.preview.archive;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A tar, tar.gz or zip file. Methods read in the calling thread and stop when it is interrupted.
 *
 * @param read told how many bytes of the file were read so far
 */
public record ArchiveFile(Path file, LongConsumer read) {

    /** Archives with more entries are listed up to here. */
    public static final int MOST_ENTRIES = 200_000;

    /** Larger entries are not opened, in bytes. */
    public static final long LARGEST = 4L << 30;

    /**
     * @param entries in the archive's order
     * @param more whether there are further ones
     */
    public record Listing(String format, List<ArchiveEntry> entries, boolean more) {
        public Listing {
            entries = List.copyOf(entries);
        }
    }

    /** @throws IOException if it is no archive or damaged, naming the file */
    public Listing list() throws IOException {
        List<ArchiveEntry> entries = new ArrayList<>();
        if (isZip()) {
            try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
                var all = zip.getEntries();
                while (all.hasMoreElements() && entries.size() < MOST_ENTRIES) {
                    entries.add(entry(entries.size(), all.nextElement()));
                }
                return new Listing("zip", entries, all.hasMoreElements());
            } catch (IOException e) {
                throw damaged(e);
            }
        }
        boolean gzip = isGzip();
        try (ArchiveInputStream<TarArchiveEntry> tar = tar(gzip)) {
            TarArchiveEntry next = tar.getNextEntry();
            while (next != null && entries.size() < MOST_ENTRIES) {
                entries.add(entry(entries.size(), next));
                next = tar.getNextEntry();
            }
            return new Listing(gzip ? "tar, gzip" : "tar", entries, next != null);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    /**
     * Copies an entry into a file.
     *
     * @throws IOException if the entry is refused, gone or damaged
     */
    public void extract(ArchiveEntry wanted, Path target) throws IOException {
        if (wanted.refused().isPresent() || wanted.folder()) {
            throw new IOException(file + ": " + wanted.name() + " is not opened: "
                    + wanted.refused().orElse("it is a folder"));
        }
        if (isZip()) {
            try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
                var all = zip.getEntries();
                for (int i = 0; all.hasMoreElements(); i++) {
                    ZipArchiveEntry entry = all.nextElement();
                    if (i == wanted.index()) {
                        try (InputStream in = zip.getInputStream(entry)) {
                            copy(in, target);
                        }
                        return;
                    }
                }
            }
        } else {
            try (ArchiveInputStream<TarArchiveEntry> tar = tar(isGzip())) {
                for (int i = 0; tar.getNextEntry() != null; i++) {
                    if (i == wanted.index()) {
                        copy(tar, target);
                        return;
                    }
                }
            }
        }
        throw new IOException(file + " no longer has " + wanted.name() + "; open it again");
    }

    private void copy(InputStream in, Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[1 << 16];
            long written = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                written += count;
                if (written > LARGEST) {
                    throw new IOException(file + ": the entry is larger than 4 GB; unpack the archive to open it");
                }
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            Files.deleteIfExists(target);
            throw e;
        }
    }

    private static ArchiveEntry entry(int index, ZipArchiveEntry entry) {
        Optional<String> refused = entry.isUnixSymlink() ? Optional.of("it is a link") : trick(entry.getName());
        return new ArchiveEntry(
                index,
                entry.getName(),
                entry.getSize(),
                Optional.ofNullable(entry.getLastModifiedTime()).map(time -> time.toInstant()),
                entry.isDirectory(),
                refused);
    }

    private static ArchiveEntry entry(int index, TarArchiveEntry entry) {
        Optional<String> refused = entry.isSymbolicLink() || entry.isLink()
                ? Optional.of("it is a link to " + entry.getLinkName())
                : entry.isFile() || entry.isDirectory() ? trick(entry.getName()) : Optional.of("it is no plain file");
        return new ArchiveEntry(
                index,
                entry.getName(),
                entry.getSize(),
                Optional.ofNullable(entry.getLastModifiedTime()).map(time -> time.toInstant()),
                entry.isDirectory(),
                refused);
    }

    private static Optional<String> trick(String name) {
        boolean out = name.startsWith("/")
                || name.startsWith("\\")
                || name.matches("[A-Za-z]:.*")
                || List.of(name.split("[/\\\\]")).contains("..");
        return out ? Optional.of("its name leads out of the folder that it would be unpacked into") : Optional.empty();
    }

    private ArchiveInputStream<TarArchiveEntry> tar(boolean gzip) throws IOException {
        InputStream in = new BufferedInputStream(new Counted(Files.newInputStream(file), read), 1 << 16);
        return new TarArchiveInputStream(gzip ? new GZIPInputStream(in, 1 << 16) : in);
    }

    private boolean isZip() throws IOException {
        byte[] head = head();
        return head.length > 3 && head[0] == 'P' && head[1] == 'K';
    }

    private boolean isGzip() throws IOException {
        byte[] head = head();
        return head.length > 1 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
    }

    private byte[] head() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(4);
        }
    }

    private IOException damaged(Exception e) {
        return new IOException(
                file + " cannot be read as an archive: " + e.getMessage()
                        + ". It is damaged or cut off; make it or copy it again.",
                e);
    }

    /** Counts bytes, and ends when the thread is interrupted. */
    private static final class Counted extends FilterInputStream {

        private final LongConsumer told;
        private long count;

        Counted(InputStream in, LongConsumer told) {
            super(in);
            this.told = told;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            counted(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = super.read(buffer, offset, length);
            counted(Math.max(0, got));
            return got;
        }

        private void counted(int more) throws IOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("Reading was cancelled");
            }
            count += more;
            told.accept(count);
        }
    }
}
