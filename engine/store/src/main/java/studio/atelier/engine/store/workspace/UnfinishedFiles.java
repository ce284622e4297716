package studio.atelier.engine.store.workspace;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.UUID;

/**
 * Files that are being written, under names of their own beside what they become. A name says which process writes it, so
 * that what one left that was killed can be told from what another is still writing.
 */
public final class UnfinishedFiles {

    /** Start of their names. */
    public static final String PREFIX = ".atelier-tmp-";

    private static final int RADIX = 36;
    private static final String HOST = Integer.toString(hostName().hashCode() & Integer.MAX_VALUE, RADIX);
    private static final String OWN = PREFIX + HOST + "-" + mark(ProcessHandle.current()) + "-";

    private UnfinishedFiles() {}

    private static String hostName() {
        Path name = Path.of("/proc/sys/kernel/hostname");
        try {
            return Files.isReadable(name) ? Files.readString(name).strip() : "";
        } catch (IOException e) {
            // Then all machines that share a workspace count as one, as on systems that have no such file.
            return "";
        }
    }

    private static String mark(ProcessHandle process) {
        long started = process.info()
                .startInstant()
                .map(instant -> instant.toEpochMilli())
                .orElse(0L);
        return Long.toString(process.pid(), RADIX) + "-" + Long.toString(started, RADIX);
    }

    /** A name in a folder that no other file has. */
    public static Path in(Path folder) {
        return folder.resolve(OWN + UUID.randomUUID().toString().replace("-", ""));
    }

    /** True if a process of this machine began the file and is gone. */
    static boolean isAbandoned(String name) {
        if (!name.startsWith(PREFIX + HOST + "-")) {
            return false;
        }
        String[] parts = name.substring(PREFIX.length()).split("-", -1);
        if (parts.length != 4) {
            return false;
        }
        long pid;
        try {
            pid = Long.parseLong(parts[1], RADIX);
        } catch (NumberFormatException e) {
            return false;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return process.isEmpty() || !mark(process.get()).equals(parts[1] + "-" + parts[2]);
    }

    /**
     * Deletes what processes left below a folder that are gone.
     *
     * @return how many files there were
     */
    public static int deleteAbandoned(Path folder) throws IOException {
        int[] deleted = {0};
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (isAbandoned(String.valueOf(file.getFileName())) && Files.deleteIfExists(file)) {
                    deleted[0]++;
                }
                return Thread.currentThread().isInterrupted() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                // It went away while the folder was read.
                return FileVisitResult.CONTINUE;
            }
        });
        return deleted[0];
    }
}
