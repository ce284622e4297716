package studio.atelier.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Small pieces of text: durations, times, tables. */
final class Texts {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

    private Texts() {}

    /** {@code 0.4 s}, {@code 12 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. */
    static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 10_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    /** The time between two members of a document; empty if one is missing. */
    static String between(JsonNode document, String from, String to) {
        if (!document.path(from).isNumber() || !document.path(to).isNumber()) {
            return "";
        }
        return duration(Duration.between(instant(document.get(from)), instant(document.get(to))));
    }

    static String time(JsonNode epochSeconds) {
        return epochSeconds.isNumber() ? TIME.format(instant(epochSeconds)) : "";
    }

    private static Instant instant(JsonNode epochSeconds) {
        return Instant.ofEpochMilli(
                epochSeconds.decimalValue().movePointRight(3).longValue());
    }

    static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(6));
        return rounded.stripTrailingZeros().toPlainString();
    }

    /** A line without the characters that would move a terminal's cursor. */
    static String printable(String line) {
        return ESCAPES.matcher(line).replaceAll("").replaceAll("\\p{Cntrl}", " ");
    }

    /** As much of a line as fits; colours take no room, some scripts' characters take two columns. */
    static String fit(String line, int columns) {
        StringBuilder kept = new StringBuilder();
        int used = 0;
        Matcher escape = ESCAPES.matcher(line);
        for (int i = 0; i < line.length(); ) {
            if (escape.region(i, line.length()).lookingAt()) {
                kept.append(escape.group());
                i = escape.end();
                continue;
            }
            int character = line.codePointAt(i);
            used += isWide(character) ? 2 : 1;
            if (used <= columns) {
                kept.appendCodePoint(character);
            }
            i += Character.charCount(character);
        }
        return kept.toString();
    }

    private static boolean isWide(int character) {
        return character >= 0x1100
                && (Character.isIdeographic(character)
                        || Character.UnicodeScript.of(character) == Character.UnicodeScript.HANGUL
                        || Character.UnicodeScript.of(character) == Character.UnicodeScript.HIRAGANA
                        || Character.UnicodeScript.of(character) == Character.UnicodeScript.KATAKANA
                        || Character.isEmojiPresentation(character)
                        || (character >= 0xFF01 && character <= 0xFF60));
    }

    /** Rows with their columns aligned, two spaces apart; the last column is not padded. */
    static List<String> table(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (widths.size() <= i) {
                    widths.add(0);
                }
                widths.set(i, Math.max(widths.get(i), row.get(i).length()));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i));
                if (i < row.size() - 1) {
                    line.append(" ".repeat(widths.get(i) - row.get(i).length() + 2));
                }
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
