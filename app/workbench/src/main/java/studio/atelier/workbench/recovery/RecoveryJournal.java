package studio.atelier.workbench.recovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import studio.atelier.workbench.file.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps unsaved text aside, half a second after the last change at the latest, so that a crash costs less than a
 * second's work. An entry is a JSON file {@code {"document", "kept", "process", "text"}}; entries of living programs
 * are not offered to others. Safe for any thread.
 */
public final class RecoveryJournal implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;
    private final BiConsumer<Path, IOException> failed;
    private final Duration pause;
    /** The latest text of documents that wait to be written; for each of them a write is scheduled. */
    private final Map<Path, String> pending = new ConcurrentHashMap<>();

    private final ScheduledThreadPoolExecutor writer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("recovery-journal").factory());

    /**
     * @param folder of the journal; made when first written to
     * @param failed told of a document whose text could not be kept, on the journal's thread
     */
    public RecoveryJournal(Path folder, BiConsumer<Path, IOException> failed) {
        this(folder, failed, PAUSE);
    }

    /** @param pause how long a change may wait for others before all are written */
    RecoveryJournal(Path folder, BiConsumer<Path, IOException> failed, Duration pause) {
        this.folder = folder;
        this.failed = failed;
        this.pause = pause;
        writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Notes the unsaved text of a document. Returns at once. */
    public void keep(Path document, String text) {
        Path key = document.toAbsolutePath().normalize();
        if (pending.put(key, text) == null) {
            writer.schedule(() -> writeNow(key), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Forgets a document, because it was saved or its changes were thrown away. */
    public void forget(Path document) {
        Path key = document.toAbsolutePath().normalize();
        pending.remove(key);
        writer.execute(() -> {
            try {
                Files.deleteIfExists(entry(key));
            } catch (IOException e) {
                failed.accept(key, e);
            }
        });
    }

    /** @return what programs that are gone left behind, the newest first; entries that cannot be read are left alone */
    public List<RecoveredWork> left() throws IOException {
        List<RecoveredWork> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                read(file, found);
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        found.sort((a, b) -> b.kept().compareTo(a.kept()));
        return found;
    }

    /** Removes an entry that was restored or refused. */
    public void discard(RecoveredWork work) throws IOException {
        Files.deleteIfExists(work.entry());
    }

    /** Writes what is pending and stops. Entries stay until their documents are saved or forgotten. */
    @Override
    public void close() {
        List.copyOf(pending.keySet()).forEach(document -> writer.execute(() -> writeNow(document)));
        writer.shutdown();
        try {
            if (!writer.awaitTermination(5, TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeNow(Path document) {
        // Taken before it is written: what is typed meanwhile is noted anew and gets a write of its own.
        String text = pending.remove(document);
        if (text == null) {
            return;
        }
        ObjectNode entry = JSON.createObjectNode();
        entry.put("document", document.toString());
        entry.put("kept", Instant.now().toString());
        entry.put("process", ProcessHandle.current().pid());
        entry.put("text", text);
        try {
            WholeFile.write(entry(document), JSON.writeValueAsString(entry));
        } catch (IOException e) {
            failed.accept(document, e);
        }
    }

    private static void read(Path file, List<RecoveredWork> found) throws IOException {
        try {
            JsonNode entry = JSON.readTree(Files.readString(file));
            long process = entry.path("process").asLong(0);
            boolean alive = process != ProcessHandle.current().pid()
                    && ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent();
            if (!alive
                    && entry.path("document").isString()
                    && entry.path("text").isString()) {
                found.add(new RecoveredWork(
                        Path.of(entry.path("document").asString()),
                        entry.path("text").asString(),
                        Instant.parse(entry.path("kept").asString()),
                        file));
            }
        } catch (JacksonException | DateTimeException e) {
            System.getLogger(RecoveryJournal.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "The entry " + file + " of the recovery journal is unreadable",
                            e);
        }
    }

    private Path entry(Path document) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(document.toString().getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(hash, 0, 12) + ".json");
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
