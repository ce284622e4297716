package studio.atelier.compute.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts a stream of UTF-8 into lines; a line longer than 64 Ki characters comes in pieces. */
final class LineReader {

    private static final int LONGEST = 1 << 16;

    private LineReader() {}

    /** Reads to the end of the stream. Carriage returns before a line end are dropped. */
    static void read(InputStream in, Consumer<String> lines) throws IOException {
        StringBuilder line = new StringBuilder();
        char[] buffer = new char[1 << 13];
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                int start = 0;
                for (int i = 0; i < n; i++) {
                    if (buffer[i] == '\n') {
                        line.append(buffer, start, i - start);
                        deliver(line, lines);
                        start = i + 1;
                    } else if (line.length() + i - start >= LONGEST) {
                        line.append(buffer, start, i - start);
                        lines.accept(line.toString());
                        line.setLength(0);
                        start = i;
                    }
                }
                line.append(buffer, start, n - start);
            }
        }
        if (!line.isEmpty()) {
            deliver(line, lines);
        }
    }

    private static void deliver(StringBuilder line, Consumer<String> lines) {
        int length = line.length();
        lines.accept(length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString());
        line.setLength(0);
    }
}
