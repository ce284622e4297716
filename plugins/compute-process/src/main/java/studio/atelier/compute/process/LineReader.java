package studio.atelier.compute.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts a stream of UTF-8 into lines, in bounded memory. Broken UTF-8 becomes the replacement character; a
 * line longer than 64 Ki characters comes in pieces; a last line needs no line end.
 *
 * <p>A carriage return within a line does what it does on a terminal: what follows replaces what stood
 * there. So a progress bar that redraws itself leaves one line, its last state.
 */
final class LineReader {

    private static final int LONGEST = 1 << 16;

    private final Consumer<String> lines;
    private final StringBuilder line = new StringBuilder();
    private boolean returned;

    private LineReader(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Reads to the end of the stream and closes it. */
    static void read(InputStream in, Consumer<String> lines) throws IOException {
        LineReader cutter = new LineReader(lines);
        char[] buffer = new char[1 << 14];
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                cutter.take(buffer, n);
            }
        } finally {
            cutter.end();
        }
    }

    private void take(char[] buffer, int length) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            char c = buffer[i];
            if (c == '\n' || c == '\r') {
                append(buffer, start, i);
                start = i + 1;
                if (c == '\n') {
                    deliver();
                } else {
                    returned = true;
                }
            }
        }
        append(buffer, start, length);
    }

    private void append(char[] buffer, int from, int to) {
        if (from == to) {
            return;
        }
        if (returned) {
            line.setLength(0);
            returned = false;
        }
        int start = from;
        while (line.length() + to - start > LONGEST) {
            int end = start + LONGEST - line.length();
            // A pair of surrogates is one character and stays together.
            if (end > start && Character.isHighSurrogate(buffer[end - 1])) {
                end--;
            }
            line.append(buffer, start, end - start);
            deliver();
            start = end;
        }
        line.append(buffer, start, to - start);
    }

    private void deliver() {
        lines.accept(line.toString());
        line.setLength(0);
        returned = false;
    }

    private void end() {
        if (!line.isEmpty()) {
            deliver();
        }
    }
}
