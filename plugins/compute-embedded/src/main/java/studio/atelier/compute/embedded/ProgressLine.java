package studio.atelier.compute.embedded;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How a forked JVM tells its progress: a line of standard output that begins with a record separator,
 * which no log line does.
 */
final class ProgressLine {

    private static final String MARK = "\u001eprogress ";

    private ProgressLine() {}

    /** @param done what part of the work is done, 0 to 1 */
    static String of(double done) {
        return MARK + String.format(Locale.ROOT, "%.4f", done);
    }

    /** What part of the work is done; empty if it is a line for the log. */
    static OptionalDouble read(String line) {
        if (!line.startsWith(MARK)) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Math.clamp(Double.parseDouble(line.substring(MARK.length())), 0, 1));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
