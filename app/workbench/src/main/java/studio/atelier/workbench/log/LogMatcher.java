package studio.atelier.workbench.log;

/**
 * Which lines are meant.
 *
 * @param needle part of the line, in any case; empty for every line
 * @param least the least grave level
 */
record LogMatcher(String needle, LogLevel least) {

    boolean all() {
        return needle.isEmpty() && least == LogLevel.DEBUG;
    }

    boolean matches(String raw) {
        if (all()) {
            return true;
        }
        String line = raw.indexOf('\u001b') < 0 ? raw : LogLine.plain(raw);
        return (needle.isEmpty() || find(line, needle, 0) >= 0)
                && (least == LogLevel.DEBUG || LogLevel.of(line).compareTo(least) >= 0);
    }

    /** @return where the needle is, in any case, or -1 */
    static int find(String line, String needle, int from) {
        char low = Character.toLowerCase(needle.charAt(0));
        char high = Character.toUpperCase(needle.charAt(0));
        int last = line.length() - needle.length();
        for (int i = from; i <= last; i++) {
            char c = line.charAt(i);
            if ((c == low || c == high) && line.regionMatches(true, i, needle, 0, needle.length())) {
                return i;
            }
        }
        return -1;
    }
}
