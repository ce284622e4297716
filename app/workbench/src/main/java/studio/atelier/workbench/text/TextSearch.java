package studio.atelier.workbench.text;

import java.util.Arrays;

/** Finds all places of a text in another one, in any case. */
final class TextSearch {

    private TextSearch() {}

    static int[] find(String text, String needle) {
        int[] found = new int[64];
        int count = 0;
        if (needle.isEmpty()) {
            return new int[0];
        }
        char low = Character.toLowerCase(needle.charAt(0));
        char high = Character.toUpperCase(needle.charAt(0));
        int last = text.length() - needle.length();
        for (int i = 0; i <= last; i++) {
            char c = text.charAt(i);
            if ((c == low || c == high) && text.regionMatches(true, i, needle, 0, needle.length())) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = i;
                i += needle.length() - 1;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** @return the index of the match at or after a position, or of the last one before it; -1 without matches */
    static int next(int[] matches, int position, boolean forward) {
        if (matches.length == 0) {
            return -1;
        }
        int found = Arrays.binarySearch(matches, position);
        int after = found >= 0 ? found : -found - 1;
        return Math.floorMod(forward ? after : after - 1, matches.length);
    }

    /** @return the text from the first match to the end of the last one, with all of them replaced */
    static String replaced(String text, int[] matches, int length, String by) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < matches.length; i++) {
            if (i > 0) {
                result.append(text, matches[i - 1] + length, matches[i]);
            }
            result.append(by);
        }
        return result.toString();
    }
}
