package studio.atelier.algorithms.xgboost.input;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import studio.atelier.engine.api.algorithm.AlgorithmException;

/**
 * Reads text files in pieces of whole lines, several pieces at once, and keeps the order. A line
 * belongs to the piece that its first byte lies in.
 */
final class FilePieces {

    private static final int PIECE = 1 << 21;
    private static final int TAIL = 1 << 16;

    /** Reads the lines of one piece. Several threads call it at once. */
    interface Parser<T> {

        /**
         * @param bytes each line ends in a line feed, the last one too
         * @param end where the piece ends
         */
        T parse(byte[] bytes, int start, int end) throws BadLineException;

        /** Lines that were read from a piece, blank ones too. */
        int lines(T parsed);
    }

    private record Piece(Path file, long from, long to) {}

    private FilePieces() {}

    /**
     * @return what the parser made of each piece, in order
     * @throws AlgorithmException for the first bad line; it names file and line
     */
    static <T> List<T> read(Path folder, List<Path> files, int threads, Parser<T> parser)
            throws IOException, AlgorithmException, InterruptedException {
        List<Piece> pieces = pieces(files);
        List<T> parsed = new ArrayList<>(pieces.size());
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, pieces.size()))) {
            List<Future<T>> futures = new ArrayList<>(pieces.size());
            for (Piece piece : pieces) {
                futures.add(pool.submit(task(piece, parser)));
            }
            long line = 1;
            for (int i = 0; i < pieces.size(); i++) {
                Piece piece = pieces.get(i);
                line = piece.from() == 0 ? 1 : line;
                try {
                    T result = futures.get(i).get();
                    line += parser.lines(result);
                    parsed.add(result);
                } catch (ExecutionException e) {
                    pool.shutdownNow();
                    if (e.getCause() instanceof BadLineException bad) {
                        throw AlgorithmException.clientError(
                                folder.relativize(piece.file()) + ", line " + (line + bad.line()) + ": "
                                        + bad.getMessage(),
                                bad);
                    }
                    throw new IOException(piece.file() + " could not be read: " + e.getCause(), e.getCause());
                }
            }
        }
        return parsed;
    }

    private static List<Piece> pieces(List<Path> files) {
        List<Piece> pieces = new ArrayList<>();
        for (Path file : files) {
            long size = file.toFile().length();
            for (long from = 0; from < size; from += PIECE) {
                pieces.add(new Piece(file, from, Math.min(size, from + PIECE)));
            }
        }
        return pieces;
    }

    private static <T> Callable<T> task(Piece piece, Parser<T> parser) {
        return () -> {
            try (FileChannel channel = FileChannel.open(piece.file(), StandardOpenOption.READ)) {
                // One byte before, to see whether a line begins with the piece.
                long from = Math.max(0, piece.from() - 1);
                byte[] bytes = new byte[(int) (piece.to() - from) + TAIL];
                int length = fill(channel, bytes, 0, from, (int) (piece.to() - from));
                int end = length;
                if (length > 0 && bytes[length - 1] != '\n') {
                    while (true) {
                        if (bytes.length - length < 2) {
                            bytes = java.util.Arrays.copyOf(bytes, bytes.length * 2);
                        }
                        int more = fill(channel, bytes, length, from + length, bytes.length - length - 1);
                        int feed = indexOfFeed(bytes, length, length + more);
                        if (feed >= 0) {
                            end = feed + 1;
                            break;
                        }
                        length += more;
                        if (more == 0) {
                            bytes[length] = '\n';
                            end = length + 1;
                            break;
                        }
                    }
                }
                int start = piece.from() == 0 ? byteOrderMark(bytes, end) : indexOfFeed(bytes, 0, end) + 1;
                return parser.parse(bytes, start, Math.max(start, end));
            }
        };
    }

    private static int byteOrderMark(byte[] bytes, int end) {
        return end >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF ? 3 : 0;
    }

    private static int indexOfFeed(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static int fill(FileChannel channel, byte[] bytes, int at, long position, int wanted) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, at, wanted);
        while (buffer.hasRemaining()) {
            int n = channel.read(buffer, position + buffer.position() - at);
            if (n < 0) {
                break;
            }
        }
        return buffer.position() - at;
    }
}
