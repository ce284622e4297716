package studio.atelier.engine.store.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.LogReader;

/** Reads a log's file in pages, forwards and backwards. A line that is still being written belongs to no page. */
record LogPages(Path file, LogReader.LogStream stream) {

    private static final int MOST_BYTES = 1 << 20;

    LogReader.LogPage from(long begin, int most) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long start = Math.clamp(begin, 0, channel.size());
            byte[] bytes = read(channel, start, end(channel, start));
            List<EngineEvent.LogLine> lines = new ArrayList<>();
            int from = 0;
            for (int i = 0; i < bytes.length && lines.size() < most; i++) {
                if (bytes[i] == '\n') {
                    lines.add(line(bytes, from, i));
                    from = i + 1;
                }
            }
            return new LogReader.LogPage(lines, start, start + from);
        }
    }

    // At least one line, however long it is.
    private static long end(FileChannel channel, long start) throws IOException {
        long end = Math.min(channel.size(), start + MOST_BYTES);
        while (end < channel.size() && !hasLineEnd(read(channel, start, end))) {
            end = Math.min(channel.size(), end + MOST_BYTES);
        }
        return end;
    }

    private static boolean hasLineEnd(byte[] bytes) {
        for (byte b : bytes) {
            if (b == '\n') {
                return true;
            }
        }
        return false;
    }

    LogReader.LogPage before(long before, int most) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long last = lastLineEnd(channel, Math.min(before, channel.size()));
            long start = Math.max(0, last - MOST_BYTES);
            byte[] bytes = read(channel, start, last);
            while (start > 0 && lineStarts(bytes) == 0) {
                start = Math.max(0, start - MOST_BYTES);
                bytes = read(channel, start, last);
            }
            return backwards(bytes, start, last, most);
        }
    }

    private LogReader.LogPage backwards(byte[] bytes, long start, long last, int most) {
        List<EngineEvent.LogLine> lines = new ArrayList<>();
        int end = bytes.length;
        while (end > 0 && lines.size() < most) {
            int begin = end - 1;
            while (begin > 0 && bytes[begin - 1] != '\n') {
                begin--;
            }
            if (begin == 0 && start > 0) {
                // Its beginning was not read.
                break;
            }
            lines.add(line(bytes, begin, end - 1));
            end = begin;
        }
        return new LogReader.LogPage(lines.reversed(), start + end, last);
    }

    /** How many lines begin within the bytes, but for one that begins at the very first. */
    private static int lineStarts(byte[] bytes) {
        int starts = 0;
        for (int i = 0; i < bytes.length - 1; i++) {
            if (bytes[i] == '\n') {
                starts++;
            }
        }
        return starts;
    }

    private static long lastLineEnd(FileChannel channel, long before) throws IOException {
        long end = before;
        while (end > 0) {
            long start = Math.max(0, end - MOST_BYTES);
            byte[] bytes = read(channel, start, end);
            for (int i = bytes.length - 1; i >= 0; i--) {
                if (bytes[i] == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }

    private static byte[] read(FileChannel channel, long start, long end) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(end - start));
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, start + buffer.position()) < 0) {
                break;
            }
        }
        byte[] bytes = new byte[buffer.position()];
        buffer.get(0, bytes);
        return bytes;
    }

    private EngineEvent.LogLine line(byte[] bytes, int begin, int end) {
        return JobLogs.parse(
                stream.jobArn(), stream.host(), new String(bytes, begin, end - begin, StandardCharsets.UTF_8));
    }
}
