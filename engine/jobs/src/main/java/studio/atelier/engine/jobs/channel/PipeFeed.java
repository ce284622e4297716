package studio.atelier.engine.jobs.channel;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.object.ObjectStore;

/**
 * Input mode Pipe: sends a channel to one host, an epoch after the other, down the named pipes {@code CHANNEL_0},
 * {@code CHANNEL_1} and so on (engine.md section 1.2). The first is there before the container starts, each other once
 * the one before it has been read to its end, or its reader has closed it early.
 */
public final class PipeFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PipeFeed.class);
    private static final Duration BETWEEN_RELEASES = Duration.ofMillis(50);

    private final Path folder;
    private final String label;
    private final EpochContent content;
    private final Consumer<StagingException> failed;
    private final Thread thread;
    private NamedPipe pipe;
    private volatile boolean closed;

    private PipeFeed(Path folder, String label, EpochContent content, Consumer<StagingException> failed)
            throws StagingException {
        this.folder = folder;
        this.label = label;
        this.content = content;
        this.failed = failed;
        this.thread = Thread.ofPlatform().daemon().name("pipe-feed").unstarted(this::run);
        this.pipe = make(0);
    }

    /**
     * Makes the first pipe.
     *
     * @param folder what the channel's folder would be: the epoch is appended to its name
     * @param scratch a folder for what is in between
     * @param failed told if the data cannot be read, after which nothing more is sent
     * @throws StagingException if the source has nothing, or this system has no such pipes
     */
    public static PipeFeed of(
            ObjectStore objects,
            S3Source source,
            Portion portion,
            Path folder,
            Path scratch,
            Consumer<StagingException> failed)
            throws StagingException {
        if (!NamedPipe.isPossible()) {
            throw new StagingException("The " + source.label() + " asks for input mode Pipe, and this system has no"
                    + " named pipes; use File or FastFile");
        }
        return new PipeFeed(folder, source.label(), new EpochContent(objects, source, portion, scratch), failed);
    }

    private Path path(int epoch) {
        return folder.resolveSibling(folder.getFileName() + "_" + epoch);
    }

    private NamedPipe make(int epoch) throws StagingException {
        Path path = path(epoch);
        try {
            Files.createDirectories(path.getParent());
            return NamedPipe.make(path);
        } catch (IOException e) {
            throw new StagingException("The " + label + ": " + e.getMessage(), e);
        }
    }

    /** Begins to send, as soon as somebody reads. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            for (int epoch = 0; !closed; epoch++) {
                send(epoch);
            }
        } catch (StagingException e) {
            if (!closed) {
                failed.accept(e);
            }
        } catch (IOException | RuntimeException e) {
            if (!closed) {
                failed.accept(new StagingException("The " + label + " could not be sent: " + e.getMessage(), e));
            }
        }
    }

    private void send(int epoch) throws IOException, StagingException {
        NamedPipe current = pipe;
        OutputStream raw = current.open();
        try (OutputStream out = new BufferedOutputStream(new Checked(raw), 1 << 16)) {
            if (closed) {
                return;
            }
            content.write(epoch, out);
            out.flush();
            // Before the reader sees the end, so that it may go on at once.
            next(epoch);
        } catch (ReaderGoneException e) {
            LOG.debug("Epoch {} of the {} was closed early", epoch, label, e);
            if (!closed && pipe == current) {
                next(epoch);
            }
        } finally {
            raw.close();
        }
        if (!closed) {
            current.delete();
        }
    }

    private synchronized void next(int epoch) throws StagingException {
        pipe = make(epoch + 1);
    }

    /** Takes every failure to write for what it is: the other end is closed. */
    private final class Checked extends OutputStream {

        private final OutputStream out;

        Checked(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (closed) {
                throw new ReaderGoneException(new IOException("The job has ended"));
            }
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw new ReaderGoneException(e);
            }
        }
    }

    /** Ends sending, for when the containers are gone. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                release();
                boolean ended = thread.join(BETWEEN_RELEASES);
                LOG.debug("The feed of the {} has ended: {}", label, ended);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void release() {
        try {
            pipe.release();
        } catch (IOException e) {
            LOG.debug("The pipe of the {} went away", label, e);
        }
    }
}
