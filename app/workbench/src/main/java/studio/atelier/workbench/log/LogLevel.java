package studio.atelier.workbench.log;

/** How grave a line is, as far as its words tell. */
public enum LogLevel {
    DEBUG("All levels"),
    INFO("Info and above"),
    WARNING("Warnings and errors"),
    ERROR("Errors");

    private static final int HEAD = 160;

    private final String filter;

    LogLevel(String filter) {
        this.filter = filter;
    }

    /** @return the name of the filter that keeps this level and what is graver */
    public String filter() {
        return filter;
    }

    /** @return the level that the beginning of a line names; INFO if it names none */
    public static LogLevel of(String line) {
        int end = Math.min(HEAD, line.length());
        for (int i = 0; i < end; i++) {
            if (i > 0 && Character.isLetterOrDigit(line.charAt(i - 1))) {
                continue;
            }
            switch (line.charAt(i)) {
                case 'E' -> {
                    if (word(line, i, "ERROR")) {
                        return ERROR;
                    }
                }
                case 'C' -> {
                    if (word(line, i, "CRITICAL")) {
                        return ERROR;
                    }
                }
                case 'F' -> {
                    if (word(line, i, "FATAL") || word(line, i, "FAILED")) {
                        return ERROR;
                    }
                }
                case 'S' -> {
                    if (word(line, i, "SEVERE")) {
                        return ERROR;
                    }
                }
                case 'T' -> {
                    if (line.startsWith("Traceback (most recent call last)", i)) {
                        return ERROR;
                    }
                }
                case 'W' -> {
                    if (word(line, i, "WARN") || word(line, i, "WARNING") || word(line, i, "Warning")) {
                        return WARNING;
                    }
                }
                case 'D' -> {
                    if (word(line, i, "DEBUG")) {
                        return DEBUG;
                    }
                }
                default -> {}
            }
        }
        return ofException(line);
    }

    /** Python ends a traceback, and begins a warning, with the name of the class and a colon. */
    private static LogLevel ofException(String line) {
        int colon = line.indexOf(": ");
        if (colon < 0 || colon > HEAD) {
            return INFO;
        }
        if (colon >= 7 && line.startsWith("Warning", colon - 7)) {
            return WARNING;
        }
        return colon > 5 && line.startsWith("Error", colon - 5) && line.indexOf(' ') > colon ? ERROR : INFO;
    }

    private static boolean word(String line, int at, String word) {
        int end = at + word.length();
        return line.startsWith(word, at) && (end == line.length() || !Character.isLetterOrDigit(line.charAt(end)));
    }
}
