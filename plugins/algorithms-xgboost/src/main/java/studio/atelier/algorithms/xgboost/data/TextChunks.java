package studio.atelier.algorithms.xgboost.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import studio.atelier.engine.api.algorithm.AlgorithmException;

/**
 * Cuts text files into pieces of whole lines and has them parsed by several threads. Results come in
 * the order of the text; of several problems the first in the text is reported.
 *
 * @param <R> what the parser makes of a piece
 */
final class TextChunks<R> {

    private static final int CHUNK = 4 << 20;
    private static final int EXTENSION = 64 << 10;

    /** Parses whole lines. Every thread has a parser of its own. */
    interface Parser<R> {
        R parse(byte[] bytes, int from, int to) throws DataProblem;
    }

    /** Makes a parser for a thread. */
    interface ParserFactory<R> {
        Parser<R> create();
    }

    private record Chunk(Path file, long start, long end, long size) {}

    private record Place(int chunk, long offset, DataProblem problem) {}

    private final List<Chunk> chunks = new ArrayList<>();
    private final ParserFactory<R> parsers;
    private final AtomicInteger next = new AtomicInteger();
    private final List<R> results;
    private final List<Place> problems = new ArrayList<>();

    private TextChunks(List<Path> files, ParserFactory<R> parsers) throws IOException {
        this.parsers = parsers;
        for (Path file : files) {
            long size = Files.size(file);
            for (long start = 0; start < size; start += CHUNK) {
                chunks.add(new Chunk(file, start, Math.min(size, start + CHUNK), size));
            }
        }
        results = new ArrayList<>(Collections.nCopies(chunks.size(), null));
    }

    static <R> List<R> parse(List<Path> files, int threads, ParserFactory<R> parsers)
            throws IOException, AlgorithmException, InterruptedException {
        return new TextChunks<>(files, parsers).run(threads);
    }

    private List<R> run(int threads) throws IOException, AlgorithmException, InterruptedException {
        int workers = Math.clamp(chunks.size(), 1, threads);
        try (ExecutorService pool = Executors.newFixedThreadPool(
                workers, Thread.ofPlatform().daemon().factory())) {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                futures.add(pool.submit(() -> {
                    work();
                    return null;
                }));
            }
            for (Future<?> future : futures) {
                await(future);
            }
        }
        if (!problems.isEmpty()) {
            throw report(problems.stream()
                    .min((a, b) -> Integer.compare(a.chunk, b.chunk))
                    .orElseThrow());
        }
        // A piece in the middle of a line holds none.
        results.removeIf(Objects::isNull);
        return results;
    }

    private static void await(Future<?> future) throws IOException, InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case Error error -> throw error;
                case RuntimeException runtime -> throw runtime;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private void work() throws IOException {
        Parser<R> parser = parsers.create();
        byte[] buffer = new byte[CHUNK + EXTENSION];
        for (int i = next.getAndIncrement(); i < chunks.size(); i = next.getAndIncrement()) {
            synchronized (problems) {
                if (!problems.isEmpty()) {
                    return;
                }
            }
            Chunk chunk = chunks.get(i);
            // One byte before the piece tells whether a line starts at its first byte.
            long readFrom = Math.max(0, chunk.start - 1);
            try (FileChannel channel = FileChannel.open(chunk.file, StandardOpenOption.READ)) {
                int length = fill(channel, buffer, 0, readFrom, (int) (chunk.end - readFrom));
                int from = chunk.start == 0 ? bom(buffer, length) : afterNewline(buffer, 0, length);
                if (from >= length && chunk.start != 0) {
                    continue;
                }
                while (buffer[length - 1] != '\n' && readFrom + length < chunk.size) {
                    int wanted = (int) Math.min(EXTENSION, chunk.size - readFrom - length);
                    if (length + wanted > buffer.length) {
                        buffer = Arrays.copyOf(buffer, buffer.length + Math.max(wanted, buffer.length / 2));
                    }
                    int more = fill(channel, buffer, length, readFrom + length, wanted);
                    int stop = afterNewline(buffer, length, length + more);
                    length = stop;
                }
                R result = parser.parse(buffer, from, length);
                synchronized (problems) {
                    results.set(i, result);
                }
            } catch (DataProblem e) {
                synchronized (problems) {
                    problems.add(new Place(i, readFrom + e.position(), e));
                }
                return;
            }
        }
    }

    private static int bom(byte[] buffer, int length) {
        boolean mark = length >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF;
        return mark ? 3 : 0;
    }

    /** The position after the first line end in the range, or the range's end. */
    private static int afterNewline(byte[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\n') {
                return i + 1;
            }
        }
        return to;
    }

    private static int fill(FileChannel channel, byte[] buffer, int at, long position, int length) throws IOException {
        ByteBuffer target = ByteBuffer.wrap(buffer, at, length);
        while (target.hasRemaining()) {
            int read = channel.read(target, position + (target.position() - at));
            if (read < 0) {
                throw new IOException("The file became shorter while it was read");
            }
        }
        return length;
    }

    private AlgorithmException report(Place place) throws IOException {
        Path file = chunks.get(place.chunk).file;
        long line = 1;
        byte[] buffer = new byte[EXTENSION];
        try (var in = Files.newInputStream(file)) {
            long left = place.offset;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    break;
                }
                for (int i = 0; i < read; i++) {
                    line += buffer[i] == '\n' ? 1 : 0;
                }
                left -= read;
            }
        }
        String column = place.problem.column() > 0 ? ", column " + place.problem.column() : "";
        String hint = line == 1 && place.problem.column() > 0
                ? " It looks like a header row: SageMaker's CSV has none, so remove it."
                : "";
        return AlgorithmException.clientError(
                file.getFileName() + ", line " + line + column + ": " + place.problem.getMessage() + hint);
    }
}
