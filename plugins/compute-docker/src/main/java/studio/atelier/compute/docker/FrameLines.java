package studio.atelier.compute.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.compute.ContainerOutput;
import studio.atelier.engine.api.compute.ContainerOutput.Source;

/** Hands on what a container prints, line by line, while Docker streams it. */
final class FrameLines implements ResultCallback<Frame> {

    private static final Logger LOG = LoggerFactory.getLogger(FrameLines.class);

    private final LineCutter stdout;
    private final LineCutter stderr;
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Closeable stream;
    private volatile @Nullable Throwable error;
    private boolean finished;

    FrameLines(ContainerOutput output) {
        this.stdout = new LineCutter(line -> output.line(Source.STDOUT, line));
        this.stderr = new LineCutter(line -> output.line(Source.STDERR, line));
    }

    @Override
    public void onStart(Closeable opened) {
        stream = opened;
        started.countDown();
    }

    @Override
    public synchronized void onNext(Frame frame) {
        if (finished) {
            return;
        }
        (frame.getStreamType() == StreamType.STDERR ? stderr : stdout).take(frame.getPayload());
    }

    @Override
    public void onError(Throwable cause) {
        LOG.debug("The output of a container broke off", cause);
        error = cause;
        finish();
    }

    @Override
    public void onComplete() {
        finish();
    }

    private void finish() {
        synchronized (this) {
            if (!finished) {
                finished = true;
                stdout.end();
                stderr.end();
            }
        }
        started.countDown();
        ended.countDown();
    }

    /**
     * Waits until Docker has begun to stream.
     *
     * @throws RuntimeException if it refused to
     */
    void awaitStart(Duration patience) throws InterruptedException {
        boolean inTime = started.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (error instanceof RuntimeException refused) {
            throw refused;
        }
        if (!inTime) {
            throw new IllegalStateException("Docker did not stream the container's output within " + patience);
        }
    }

    /** Waits until everything was handed on, and gives up what still comes after that time. */
    void awaitEnd(Duration patience) throws InterruptedException {
        if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("The output of a container did not end within {} of the container", patience);
        }
        close();
    }

    @Override
    public void close() {
        Closeable open = stream;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.debug("The stream of a container's output did not close", e);
            }
        }
        finish();
    }
}
