package studio.atelier.engine.pipelines.expression;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The name that somebody may have meant. */
public final class Suggestion {

    private static final int MAX_LENGTH = 200;
    private static final int LISTED = 8;

    private record Candidate(String name, int distance) {}

    private Suggestion() {}

    /** The nearest of the known names, if one is near enough to be a slip of the pen. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        if (name.isEmpty() || name.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(k -> !k.isEmpty() && Math.abs(k.length() - name.length()) <= allowed(name))
                .map(k -> new Candidate(k, distance(wanted, k.toLowerCase(Locale.ROOT), allowed(name))))
                .filter(c -> c.distance <= allowed(name))
                .min(Comparator.comparingInt(Candidate::distance))
                .map(Candidate::name);
    }

    /** A sentence to end a message with: the nearest name, or those there are. Starts with a space unless empty. */
    public static String hint(String name, Collection<String> known) {
        return nearest(name, known).map(n -> " Did you mean " + n + "?").orElseGet(() -> listed(known));
    }

    private static String listed(Collection<String> known) {
        List<String> shown =
                known.stream().filter(k -> !k.isEmpty()).limit(LISTED).toList();
        if (shown.isEmpty()) {
            return "";
        }
        return " There " + (known.size() == 1 ? "is " : "are ") + String.join(", ", shown)
                + (known.size() > LISTED ? ", ..." : "") + ".";
    }

    private static int allowed(String name) {
        return Math.max(1, Math.min(4, name.length() / 3));
    }

    /**
     * Edits between two texts: insertion, deletion, replacement, and two neighbours swapped. More than
     * {@code most} edits are not counted to the end, so that a wrong name among thousands costs little.
     */
    private static int distance(String a, String b, int most) {
        int far = most + 1;
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            Arrays.fill(row, far);
            row[0] = i;
            int best = i;
            for (int j = Math.max(1, i - most); j <= Math.min(b.length(), i + most); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
                best = Math.min(best, row[j]);
            }
            if (best > most) {
                return far;
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
