package studio.atelier.engine.store.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;

/** Reads the log files of a job as they grow. Closing delivers what was written until then, and ends. */
final class LogFollower implements EventStream.Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final Duration POLL = Duration.ofMillis(60);
    private static final Duration INDEX_POLL = Duration.ofMillis(240);
    private static final int BLOCK = 1 << 16;

    /** How far a file was read, and the line it ended in. */
    private static final class Tail {
        final Path file;
        final String host;
        final ByteArrayOutputStream partial = new ByteArrayOutputStream();
        long position;

        Tail(Path file, String host) {
            this.file = file;
            this.host = host;
        }
    }

    private final JobLogs logs;
    private final String jobArn;
    private final Consumer<EngineEvent.LogLine> listener;
    private final Map<Path, Tail> tails = new LinkedHashMap<>();
    private volatile boolean closing;
    private @Nullable Thread thread;

    LogFollower(JobLogs logs, String jobArn, Consumer<EngineEvent.LogLine> listener) {
        this.logs = logs;
        this.jobArn = jobArn;
        this.listener = listener;
    }

    void start() {
        thread = Thread.ofVirtual().name("log-follower").start(this::run);
    }

    private void run() {
        long indexed = 0;
        try {
            while (!closing) {
                if (System.nanoTime() - indexed > INDEX_POLL.toNanos() || tails.isEmpty()) {
                    readIndex();
                    indexed = System.nanoTime();
                }
                readTails();
                Thread.sleep(POLL);
            }
            readIndex();
            readTails();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.error("The log of {} can no longer be followed", jobArn, e);
        } finally {
            logs.ended(this);
        }
    }

    private void readIndex() {
        for (JobLogs.IndexedLog log : logs.index(jobArn)) {
            tails.computeIfAbsent(
                    log.file(), file -> new Tail(file, log.stream().host()));
        }
    }

    private void readTails() throws IOException {
        for (Tail tail : tails.values()) {
            if (Files.exists(tail.file)) {
                read(tail);
            }
        }
    }

    private void read(Tail tail) throws IOException {
        try (FileChannel channel = FileChannel.open(tail.file, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate(BLOCK);
            while (true) {
                buffer.clear();
                int count = channel.read(buffer, tail.position);
                if (count <= 0) {
                    return;
                }
                tail.position += count;
                deliver(tail, buffer.array(), count);
            }
        }
    }

    private void deliver(Tail tail, byte[] bytes, int count) {
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                tail.partial.write(bytes, start, i - start);
                listener.accept(JobLogs.parse(jobArn, tail.host, tail.partial.toString(StandardCharsets.UTF_8)));
                tail.partial.reset();
                start = i + 1;
            }
        }
        tail.partial.write(bytes, start, count - start);
    }

    /** Lets it end soon, without waiting. */
    void end() {
        closing = true;
    }

    @Override
    public void close() {
        end();
        Thread running = thread;
        if (running != null && running != Thread.currentThread()) {
            try {
                running.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
