package studio.atelier.cli;

import java.util.Locale;

/** The signs of a terminal's view: a step's status, a progress bar, faint text. */
final class Marks {

    private static final String ESCAPE = "\u001b[";
    private static final String PLAIN = ESCAPE + "0m";
    private static final int BAR = 20;

    private final boolean unicode;
    private int frame;

    Marks(boolean unicode) {
        this.unicode = unicode;
    }

    /** Moves the sign of what is running on. */
    void turn() {
        frame++;
    }

    String of(String status) {
        return switch (status) {
            case "Succeeded" -> coloured("32", unicode ? "✓" : "+");
            case "Failed" -> coloured("31", unicode ? "✗" : "x");
            case "Stopped" -> coloured("33", unicode ? "■" : "o");
            default -> coloured("36", spinner());
        };
    }

    private String spinner() {
        String frames = unicode ? "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏" : "|/-\\";
        int at = frame % frames.length();
        return frames.substring(at, at + 1);
    }

    /** @param fraction 0 to 1 */
    String bar(double fraction) {
        int full = (int) Math.round(Math.clamp(fraction, 0, 1) * BAR);
        String done = (unicode ? "━" : "#").repeat(full);
        String rest = (unicode ? "─" : ".").repeat(BAR - full);
        return coloured("36", done) + faint(rest) + String.format(Locale.ROOT, " %3.0f%%", fraction * 100);
    }

    String faint(String text) {
        return text.isEmpty() ? text : coloured("2", text);
    }

    private static String coloured(String code, String text) {
        return text.isEmpty() ? text : ESCAPE + code + "m" + text + PLAIN;
    }
}
