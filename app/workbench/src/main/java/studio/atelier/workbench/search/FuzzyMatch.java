package studio.atelier.workbench.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How well a text answers what was typed: every letter typed occurs in order; letters that begin a word or follow
 * each other count more.
 *
 * @param score higher is better; comparable for one query only
 * @param letters indexes of the matched letters in the text, ascending
 */
public record FuzzyMatch(int score, List<Integer> letters) {

    private static final int START_OF_TEXT = 12;
    private static final int START_OF_WORD = 8;
    private static final int IN_A_ROW = 6;
    private static final int LETTER = 1;

    /** @return the best match, or nothing if a letter is missing; an empty query matches everything */
    public static Optional<FuzzyMatch> of(String query, String text) {
        String wanted = query.toLowerCase(Locale.ROOT).replace(" ", "");
        String lower = text.toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return Optional.of(new FuzzyMatch(0, List.of()));
        }
        int whole = lower.indexOf(query.toLowerCase(Locale.ROOT).strip());
        FuzzyMatch best = whole >= 0 ? row(text, whole, query.strip().length()) : null;
        for (int start = lower.indexOf(wanted.charAt(0));
                start >= 0;
                start = lower.indexOf(wanted.charAt(0), start + 1)) {
            FuzzyMatch found = from(wanted, text, lower, start);
            if (found == null) {
                break;
            }
            if (best == null || found.score > best.score) {
                best = found;
            }
        }
        return Optional.ofNullable(best);
    }

    private static FuzzyMatch row(String text, int start, int length) {
        List<Integer> letters = new ArrayList<>();
        for (int i = start; i < start + length; i++) {
            letters.add(i);
        }
        int score = 2 * bonus(text, start) + length * (LETTER + IN_A_ROW) - Math.min(text.length(), 60) / 10;
        return new FuzzyMatch(score, List.copyOf(letters));
    }

    private static @Nullable FuzzyMatch from(String wanted, String text, String lower, int start) {
        List<Integer> letters = new ArrayList<>();
        int score = -Math.min(text.length(), 60) / 10;
        int at = start;
        for (int i = 0; i < wanted.length(); i++) {
            int found = next(lower, text, wanted.charAt(i), at, i > 0 && letters.getLast() + 1 == at);
            if (found < 0) {
                return null;
            }
            score += LETTER + bonus(text, found) + (i > 0 && letters.getLast() + 1 == found ? IN_A_ROW : 0);
            letters.add(found);
            at = found + 1;
        }
        return new FuzzyMatch(score, List.copyOf(letters));
    }

    /** The next letter in a row, else the next that begins a word, else the next at all. */
    private static int next(String lower, String text, char letter, int from, boolean inRow) {
        int first = lower.indexOf(letter, from);
        if (first < 0 || first == from && (inRow || from == 0)) {
            return first;
        }
        for (int at = first; at >= 0; at = lower.indexOf(letter, at + 1)) {
            if (startsWord(text, at)) {
                return at;
            }
        }
        return first;
    }

    private static int bonus(String text, int at) {
        return at == 0 ? START_OF_TEXT : startsWord(text, at) ? START_OF_WORD : 0;
    }

    private static boolean startsWord(String text, int at) {
        if (at == 0) {
            return true;
        }
        char before = text.charAt(at - 1);
        char here = text.charAt(at);
        return !Character.isLetterOrDigit(before)
                || Character.isUpperCase(here) && !Character.isUpperCase(before)
                || Character.isDigit(here) && !Character.isDigit(before);
    }
}
