package studio.atelier.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The terminal that the output goes to, if somebody looks at it as it comes. */
final class Terminal {

    private static final Size USUAL = new Size(100, 24);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    /** Columns and rows of the window. */
    record Size(int columns, int rows) {}

    private Size size = USUAL;
    private long lookedAt;
    private boolean looked;

    static boolean isInteractive() {
        return System.console() != null && System.console().isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }

    /** Whether it shows more than ASCII. */
    static boolean hasUnicode() {
        return "UTF-8".equalsIgnoreCase(System.getProperty("stdout.encoding", ""));
    }

    /** The window's size, which the user may change at any time. */
    Size size() {
        long now = System.nanoTime();
        if (!looked || now - lookedAt > BETWEEN_LOOKS.toNanos()) {
            size = look();
            lookedAt = now;
            looked = true;
        }
        return size;
    }

    private Size look() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer;
            try (var out = stty.getInputStream()) {
                answer = new String(out.readNBytes(64), StandardCharsets.US_ASCII).strip();
            }
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return size;
            }
            return parse(answer);
        } catch (IOException e) {
            // Windows has no such program; its windows are wide enough.
            return size;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return size;
        }
    }

    private Size parse(String rowsAndColumns) {
        String[] parts = rowsAndColumns.split(" ", -1);
        try {
            int rows = Integer.parseInt(parts[0]);
            int columns = Integer.parseInt(parts[parts.length - 1]);
            return parts.length == 2 && rows > 0 && columns > 0 ? new Size(columns, rows) : size;
        } catch (NumberFormatException e) {
            return size;
        }
    }
}
