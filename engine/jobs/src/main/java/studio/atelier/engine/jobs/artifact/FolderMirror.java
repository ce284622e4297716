package studio.atelier.engine.jobs.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.api.object.ObjectUri;

/**
 * Mirrors a folder of a job's hosts to the store while it runs: new and changed files are copied, and deletions may
 * follow, as they do for checkpoints (engine.md section 1.4). A file is copied once its size and time have been the same
 * for two looks, so that nothing half-written is kept.
 */
public final class FolderMirror implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderMirror.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private record Stamp(long size, long modified) {}

    private final ObjectStore objects;
    private final List<Path> folders;
    private final ObjectUri target;
    private final boolean deletions;
    private final Map<String, Stamp> seen = new HashMap<>();
    private final Map<String, Stamp> mirrored = new HashMap<>();
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** @param deletions whether an object goes when its file does */
    public FolderMirror(ObjectStore objects, List<Path> folders, ObjectUri target, boolean deletions) {
        this.objects = objects;
        this.folders = List.copyOf(folders);
        this.target = target;
        this.deletions = deletions;
        this.thread = Thread.ofVirtual().name("folder-mirror").unstarted(this::run);
    }

    /** Copies what the store has into every host's folder. */
    public synchronized void restore() throws IOException {
        for (ObjectStore.Entry entry : objects.list(folder(target))) {
            for (Path folder : folders) {
                Path file = folder.resolve(entry.relative()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("The checkpoint " + entry.uri() + " leads out of its folder");
                }
                Files.createDirectories(file.getParent());
                try (var in = objects.read(entry.uri())) {
                    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                }
                mirrored.put(entry.relative(), stamp(file));
            }
        }
    }

    // The slash keeps out what only begins with the same name: ck-10 beside ck-1.
    private static ObjectUri folder(ObjectUri uri) {
        return uri instanceof ObjectUri.S3 s3
                        && !s3.key().isEmpty()
                        && !s3.key().endsWith("/")
                ? new ObjectUri.S3(s3.bucket(), s3.key() + "/")
                : uri;
    }

    /** Starts mirroring. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!closing.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    mirror(false);
                } catch (IOException | RuntimeException e) {
                    LOG.warn("Files could not be copied to {}; it is tried again", target, e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void mirror(boolean last) throws IOException {
        Map<String, Path> files = TarGz.contents(folders);
        for (Map.Entry<String, Path> file : files.entrySet()) {
            try {
                Stamp now = stamp(file.getValue());
                boolean settled = last || now.equals(seen.put(file.getKey(), now));
                if (settled && !now.equals(mirrored.get(file.getKey()))) {
                    objects.put(file.getValue(), target.resolve(file.getKey()));
                    mirrored.put(file.getKey(), now);
                }
            } catch (NoSuchFileException e) {
                LOG.debug("{} went away before it was copied", file.getValue());
            }
        }
        if (!deletions) {
            return;
        }
        for (String gone : new HashSet<>(mirrored.keySet())) {
            if (!files.containsKey(gone)) {
                objects.delete(target.resolve(gone));
                mirrored.remove(gone);
            }
        }
    }

    private static Stamp stamp(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(attributes.size(), attributes.lastModifiedTime().toMillis());
    }

    /** Copies what is left and ends. */
    public void finish() throws IOException {
        close();
        mirror(true);
    }

    /** How many files the store has of the folders. */
    public synchronized int files() {
        return mirrored.size();
    }

    /** Ends mirroring; afterwards the folders may go away without their files being taken for deleted. */
    @Override
    public void close() {
        closing.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
