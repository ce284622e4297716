package studio.atelier.workbench.grid;

import studio.atelier.workbench.theme.Token;

/**
 * A status as a cell shows it: icon, word and colour together, the same everywhere.
 *
 * @param word such as "Succeeded"
 * @param token its colour
 */
public record Status(String word, String icon, Token token) implements Comparable<Status> {

    public static Status queued(String word) {
        return new Status(word, "ci-queued", Token.STATUS_QUEUED);
    }

    public static Status running(String word) {
        return new Status(word, "ci-in-progress", Token.STATUS_RUNNING);
    }

    public static Status succeeded(String word) {
        return new Status(word, "ci-checkmark-filled", Token.STATUS_SUCCEEDED);
    }

    public static Status failed(String word) {
        return new Status(word, "ci-close-filled", Token.STATUS_FAILED);
    }

    public static Status stopped(String word) {
        return new Status(word, "ci-stop-filled-alt", Token.STATUS_STOPPED);
    }

    public static Status cached(String word) {
        return new Status(word, "ci-recently-viewed", Token.STATUS_CACHED);
    }

    public static Status skipped(String word) {
        return new Status(word, "ci-subtract-alt", Token.STATUS_SKIPPED);
    }

    public static Status warning(String word) {
        return new Status(word, "ci-warning-alt-filled", Token.STATUS_WARNING);
    }

    @Override
    public int compareTo(Status other) {
        return word.compareTo(other.word);
    }
}
