package studio.atelier.engine.store.log;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends to the log of one host of a job. Each line is written as {@code EPOCHMILLIS TEXT}. Lines
 * become visible to readers at the next {@link #flush()}.
 */
public final class LogWriter implements AutoCloseable {

    private final BufferedWriter out;
    private final Runnable onClose;

    LogWriter(Path file, Runnable onClose) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        this.out = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.onClose = onClose;
    }

    public synchronized void line(long epochMillis, String text) throws IOException {
        out.write(Long.toString(epochMillis));
        out.write(' ');
        out.write(text);
        out.write('\n');
    }

    public synchronized void flush() throws IOException {
        out.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            out.close();
        } finally {
            onClose.run();
        }
    }
}
