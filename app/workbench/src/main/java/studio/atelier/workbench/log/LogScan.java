package studio.atelier.workbench.log;

import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for the lines that match, block after block on a thread of its own, and goes on when lines come. Tells after
 * every stretch of blocks.
 */
final class LogScan implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogScan.class);
    private static final int STRETCH = 64;

    private final LogSource source;
    private final LogMatcher matcher;
    private final LineList found = new LineList();
    private final Runnable told;
    private final Thread thread;
    private boolean wake;
    private volatile boolean closed;
    private volatile long scanned;

    LogScan(LogSource source, LogMatcher matcher, Runnable told) {
        this.source = source;
        this.matcher = matcher;
        this.told = told;
        this.scanned = source.first();
        this.thread = Thread.ofVirtual().name("log-scan").start(this::run);
    }

    LineList found() {
        return found;
    }

    LogMatcher matcher() {
        return matcher;
    }

    /** @return lines looked at so far */
    long scanned() {
        return scanned;
    }

    /** Lines came. */
    synchronized void more() {
        wake = true;
        notifyAll();
    }

    private void run() {
        try {
            while (!closed) {
                scan();
                told.run();
                synchronized (this) {
                    while (!wake && !closed) {
                        wait();
                    }
                    wake = false;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("The search in a log ended early", e);
            told.run();
        }
    }

    private void scan() throws IOException {
        int blocks = 0;
        while (!closed && scanned < source.lines()) {
            long block = Math.max(scanned, source.first()) / LogSource.BLOCK;
            List<String> lines = source.block(block);
            long first = block * LogSource.BLOCK;
            // The last line may still be without its end and is looked at again.
            boolean last = first + lines.size() >= source.lines();
            int from = (int) Math.max(0, scanned - first);
            for (int i = from; i < lines.size(); i++) {
                if (matcher.matches(lines.get(i))) {
                    found.add(first + i);
                }
            }
            if (lines.size() <= from) {
                return;
            }
            scanned = first + lines.size();
            if (++blocks % STRETCH == 0 || last) {
                told.run();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
