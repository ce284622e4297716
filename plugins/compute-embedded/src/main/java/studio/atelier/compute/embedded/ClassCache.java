package studio.atelier.compute.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JVM's ahead-of-time cache (JEP 483, JEP 514) for forked JVMs: classes come loaded and linked, so
 * that a job starts in a fraction of the time. There is one file for each class path and Java; it is
 * made aside on first use and moved into place whole, so that programs beside each other may all make
 * it. Without it everything works, slower.
 */
final class ClassCache {

    private static final Logger LOG = LoggerFactory.getLogger(ClassCache.class);

    private static final Duration KEPT = Duration.ofDays(14);

    private final Path folder;
    private final JvmCommand command;
    private final AtomicBoolean making = new AtomicBoolean();

    ClassCache(Path folder, JvmCommand command) {
        this.folder = folder;
        this.command = command;
    }

    /** The user's folder for things that can be made again. */
    static Path defaultFolder() {
        Map<String, String> environment = System.getenv();
        Path home = Path.of(System.getProperty("user.home"));
        String local = environment.get("LOCALAPPDATA");
        String xdg = environment.get("XDG_CACHE_HOME");
        if (File.separatorChar == '\\' && local != null) {
            return Path.of(local, "Atelier", "cache");
        }
        if (System.getProperty("os.name").startsWith("Mac")) {
            return home.resolve("Library/Caches/Atelier");
        }
        return (xdg == null || xdg.isEmpty() ? home.resolve(".cache") : Path.of(xdg)).resolve("atelier");
    }

    /** JVM flags that use the cache; none while there is no cache. */
    List<String> flags() {
        Path file = file();
        return Files.isRegularFile(file)
                ? List.of("-XX:AOTCache=" + file, "-XX:AOTMode=auto", "-Xlog:aot=off", "-Xlog:cds=off")
                : List.of();
    }

    /** Makes the cache if it is missing and this class path can have one. Returns at once. */
    void makeInBackground() {
        if (!Files.exists(file()) && possible() && making.compareAndSet(false, true)) {
            Thread.ofVirtual().name("class-cache").start(this::make);
        }
    }

    /** Makes the cache and waits for it. */
    void make() {
        try {
            Path target = file();
            Files.createDirectories(folder);
            removeOld();
            Path work = Files.createTempDirectory(folder, "making-");
            try {
                Path made = work.resolve("made.aot");
                Process process = new ProcessBuilder(command.rehearsal(
                                work, List.of("-XX:AOTCacheOutput=" + made, "-Xlog:aot=off", "-Xlog:cds=off")))
                        .directory(work.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(work.resolve("log").toFile())
                        .start();
                process.getOutputStream().close();
                int code = process.waitFor();
                if (code == 0 && Files.isRegularFile(made)) {
                    Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
                } else {
                    LOG.debug("No class cache: exit code {}, {}", code, Files.readString(work.resolve("log")));
                }
            } finally {
                Folders.delete(work);
            }
        } catch (IOException e) {
            LOG.warn("The class cache in {} could not be made; jobs start slower", folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // Every build and every Java has a cache of its own; those that nobody asks for any more go, and what a
    // program left that was killed while it made one.
    private void removeOld() throws IOException {
        Instant before = Instant.now().minus(KEPT);
        List<Path> old;
        try (Stream<Path> entries = Files.list(folder)) {
            old = entries.filter(entry -> isOurs(entry) && isOlder(entry, before))
                    .toList();
        }
        for (Path entry : old) {
            if (Files.isDirectory(entry)) {
                Folders.delete(entry);
            } else {
                Files.deleteIfExists(entry);
            }
        }
    }

    private static boolean isOurs(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return name.startsWith("making-") || name.startsWith("jvm-") && name.endsWith(".aot");
    }

    private static boolean isOlder(Path entry, Instant before) {
        try {
            return Files.getLastModifiedTime(entry).toInstant().isBefore(before);
        } catch (IOException e) {
            LOG.debug("{} was removed by another program", entry, e);
            return false;
        }
    }

    /** A class path with folders of classes, as in a development build, cannot be cached. */
    private boolean possible() {
        for (String entry : command.classPath().split(File.pathSeparator)) {
            if (Files.isDirectory(Path.of(entry))) {
                return false;
            }
        }
        return true;
    }

    private Path file() {
        return folder.resolve("jvm-" + key() + ".aot");
    }

    private String key() {
        StringBuilder text =
                new StringBuilder(System.getProperty("java.vm.version")).append(System.getProperty("java.home"));
        for (String entry : command.classPath().split(File.pathSeparator)) {
            File file = new File(entry);
            text.append('\n')
                    .append(entry)
                    .append(' ')
                    .append(file.length())
                    .append(' ')
                    .append(file.lastModified());
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
