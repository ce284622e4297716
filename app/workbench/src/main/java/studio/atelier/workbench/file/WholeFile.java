package studio.atelier.workbench.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.UUID;

/** Writes a file so that whoever reads it, also after a crash, sees the old text or the new one. */
public final class WholeFile {

    private WholeFile() {}

    /**
     * Makes the folder if needed, writes beside the file, forces it to disk and renames. A link stays a link to what is
     * written; a file that was there keeps its permissions.
     */
    public static void write(Path file, String text) throws IOException {
        Path target = target(file.toAbsolutePath());
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(file + " is no file");
        }
        Files.createDirectories(folder);
        Path aside = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".new");
        try {
            try (FileChannel channel =
                    FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            keepPermissions(target, aside);
            Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static Path target(Path file) throws IOException {
        try {
            return file.toRealPath();
        } catch (NoSuchFileException e) {
            return file;
        }
    }

    private static void keepPermissions(Path before, Path now) throws IOException {
        PosixFileAttributeView old = Files.getFileAttributeView(before, PosixFileAttributeView.class);
        PosixFileAttributeView made = Files.getFileAttributeView(now, PosixFileAttributeView.class);
        if (old == null || made == null) {
            return;
        }
        Set<PosixFilePermission> permissions;
        try {
            permissions = old.readAttributes().permissions();
        } catch (NoSuchFileException e) {
            return;
        }
        made.setPermissions(permissions);
    }
}
