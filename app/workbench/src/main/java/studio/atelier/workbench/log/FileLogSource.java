package studio.atelier.workbench.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that may still grow. Its lines are counted in the background and can be read meanwhile; only the place of
 * every 256th line is kept. A file that becomes shorter was written anew and is read again.
 */
public final class FileLogSource implements LogSource {

    private static final Logger LOG = LoggerFactory.getLogger(FileLogSource.class);
    private static final int CHUNK = 1 << 20;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Path file;
    private final LogListeners listeners = new LogListeners();
    private final Thread reader;
    private LineIndex index = new LineIndex();
    private volatile boolean reading = true;
    private volatile boolean closed;
    private volatile long generation;

    public FileLogSource(Path file) {
        this.file = file;
        this.reader = Thread.ofVirtual().name("log-" + file.getFileName()).start(this::follow);
    }

    @Override
    public synchronized long lines() {
        return index.lines();
    }

    @Override
    public long first() {
        return 0;
    }

    @Override
    public boolean isReading() {
        return reading;
    }

    @Override
    public long generation() {
        return generation;
    }

    @Override
    public List<String> block(long wanted) throws IOException {
        long start;
        int length;
        synchronized (this) {
            if (!index.has(wanted)) {
                return List.of();
            }
            start = index.start(wanted);
            length = Math.toIntExact(index.end(wanted) - start);
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int count = 0;
            while (bytes.hasRemaining() && count >= 0) {
                count = channel.read(bytes, start + bytes.position());
            }
        }
        return split(bytes.array(), bytes.position());
    }

    private static List<String> split(byte[] bytes, int length) {
        List<String> lines = new ArrayList<>(BLOCK);
        int start = 0;
        for (int i = 0; i < length; i++) {
            boolean end = bytes[i] == '\n';
            if (end || i - start >= LineIndex.LONGEST) {
                int stop = end ? i : i + 1;
                if (end && stop > start && bytes[stop - 1] == '\r') {
                    stop--;
                }
                lines.add(new String(bytes, start, stop - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        if (start < length) {
            lines.add(new String(bytes, start, length - start, StandardCharsets.UTF_8));
        }
        return lines;
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.add(listener);
    }

    private void follow() {
        byte[] chunk = new byte[CHUNK];
        try {
            while (!closed) {
                catchUp(chunk);
                if (reading) {
                    reading = false;
                    listeners.tell();
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("The log {} cannot be followed any more", file, e);
            reading = false;
            listeners.tell();
        }
    }

    private void catchUp(byte[] chunk) throws IOException {
        long size;
        try {
            size = Files.size(file);
        } catch (NoSuchFileException e) {
            // A job that has not begun has no log; it may come.
            return;
        }
        long known;
        synchronized (this) {
            known = index.bytes();
            if (size < known) {
                index = new LineIndex();
                known = 0;
                generation++;
            }
        }
        if (size == known) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int count;
            while (!closed && (count = channel.read(ByteBuffer.wrap(chunk), known)) > 0) {
                synchronized (this) {
                    index.add(chunk, count);
                }
                known += count;
                listeners.tell();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        reader.interrupt();
    }
}
