package studio.atelier.workbench.log;

/**
 * A line as it is shown.
 *
 * @param time of day as the line gives it, such as "10:20:44"; empty if it gives none
 * @param text without time, colour codes and tabs
 */
record LogLine(String time, String text, LogLevel level) {

    private static final int DATE = 10;
    private static final int SECONDS = 19;
    private static final String BLANKS = "    ";

    static LogLine of(String raw) {
        String line = plain(raw);
        int end = timeEnd(line);
        String time = end == 0 ? "" : line.substring(DATE + 1, SECONDS);
        return new LogLine(time, line.substring(end), LogLevel.of(line));
    }

    /** @return the line without the codes that colour terminals, and with blanks for tabs */
    static String plain(String raw) {
        if (raw.indexOf('\u001b') < 0 && raw.indexOf('\t') < 0 && raw.indexOf('\r') < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\u001b') {
                i = afterCode(raw, i);
            } else if (c == '\t') {
                text.append(BLANKS, 0, 4 - text.length() % 4);
            } else if (c == '\r') {
                // A progress bar writes over its line; what counts is what it wrote last.
                if (i + 1 < raw.length()) {
                    text.setLength(0);
                }
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static int afterCode(String raw, int escape) {
        int i = escape + 1;
        if (i >= raw.length() || raw.charAt(i) != '[') {
            return Math.min(i, raw.length() - 1);
        }
        i++;
        while (i < raw.length() && (raw.charAt(i) < '@' || raw.charAt(i) > '~')) {
            i++;
        }
        return Math.min(i, raw.length() - 1);
    }

    /** @return where the text begins after a leading time such as 2026-11-24T10:20:44.123Z; 0 without one */
    private static int timeEnd(String line) {
        if (line.length() < SECONDS
                || line.charAt(4) != '-'
                || line.charAt(7) != '-'
                || line.charAt(13) != ':'
                || line.charAt(16) != ':'
                || !Character.isDigit(line.charAt(0))
                || !Character.isDigit(line.charAt(SECONDS - 1))) {
            return 0;
        }
        int end = SECONDS;
        while (end < line.length() && line.charAt(end) != ' ') {
            if (Character.isLetter(line.charAt(end)) && line.charAt(end) != 'Z') {
                return 0;
            }
            end++;
        }
        return Math.min(line.length(), end + 1);
    }
}
