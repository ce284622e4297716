package studio.atelier.engine.store.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends to the log of one host of a job. Each line is written as {@code EPOCHMILLIS TEXT}. Lines become visible to
 * readers at the next {@link #flush()}. While the file cannot be written, as on a full disk, up to a MiB waits; lines
 * beyond that are left out, and the log says how many.
 */
public final class LogWriter implements AutoCloseable {

    private static final int BLOCK = 64 << 10;
    private static final int MOST_WAITING = 1 << 20;

    private final WritableByteChannel file;
    private final Runnable onClose;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private boolean failing;
    private long leftOut;

    LogWriter(Path file, Runnable onClose) throws IOException {
        this(open(file), onClose);
    }

    LogWriter(WritableByteChannel file, Runnable onClose) {
        this.file = file;
        this.onClose = onClose;
    }

    private static WritableByteChannel open(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Adds a line; what cannot be written yet waits for the next flush. */
    public synchronized void line(long epochMillis, String text) {
        if (failing && waiting.size() > MOST_WAITING) {
            leftOut++;
            return;
        }
        append(epochMillis, text);
        if (waiting.size() >= BLOCK && !failing) {
            try {
                flush();
            } catch (IOException e) {
                // The next flush tries again, and tells its caller.
                failing = true;
            }
        }
    }

    private void append(long epochMillis, String text) {
        waiting.writeBytes((epochMillis + " " + text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IOException if something waits that cannot be written; it is not lost by that */
    public synchronized void flush() throws IOException {
        write();
        if (leftOut > 0) {
            append(
                    System.currentTimeMillis(),
                    "[atelier] " + leftOut + " lines are left out here: the log could not be written");
            leftOut = 0;
            write();
        }
    }

    private void write() throws IOException {
        if (waiting.size() == 0) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(waiting.toByteArray());
        waiting.reset();
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            failing = false;
        } catch (IOException e) {
            failing = true;
            waiting.write(bytes.array(), bytes.position(), bytes.remaining());
            throw e;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        try (WritableByteChannel closing = file) {
            flush();
        } finally {
            onClose.run();
        }
    }
}
